export type FileFormat = 'bpmn' | 'laneway' | 'unknown';

/**
 * What a file is, by how it begins; its name decides only when the beginning does not. Broken files get the format
 * that they claim, so that its reader can say what is wrong with them.
 */
export function detectFormat(name: string, bytes: Uint8Array): FileFormat {
  for (const byte of bytes.subarray(0, 1_024)) {
    // Byte order marks, zero bytes of UTF-16, blanks.
    if (byte === 0xef || byte === 0xbb || byte === 0xbf || byte === 0xfe || byte === 0xff || byte === 0 || byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)) continue;
    if (byte === 0x3c /* < */) return 'bpmn';
    if (byte === 0x7b /* { */) return 'laneway';
    break;
  }
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  if (extension === 'laneway') return 'laneway';
  return extension === 'bpmn' || extension === 'xml' || extension === 'bpmn20' ? 'bpmn' : 'unknown';
}

import { isMermaid } from '../interchange/mermaid/readMermaid.ts';
import { archiveEntries } from '../interchange/zipArchive.ts';

/** What Laneway reads. */
export const READ_FORMATS = ['bpmn', 'laneway', 'csv', 'xlsx', 'mermaid'] as const;
export type ReadFormat = (typeof READ_FORMATS)[number];

/** What Laneway recognises, and says no to with a way out. */
export const FOREIGN_FORMATS = ['visio', 'visioOld', 'drawio', 'bizagi', 'aris', 'adonis', 'picture', 'pdf', 'office', 'workbookOld', 'parameters', 'archive', 'web'] as const;
export type ForeignFormat = (typeof FOREIGN_FORMATS)[number];

export type FileFormat = ReadFormat | ForeignFormat | 'unknown';

/** How many bytes of a text tell what it is. */
const HEAD = 65_536;

const startsWith = (bytes: Uint8Array, start: string) => [...start].every((c, i) => bytes[i] === c.charCodeAt(0));
const extensionOf = (name: string) => /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** The first byte that is no byte order mark, zero byte of UTF-16 or blank. */
function firstByte(bytes: Uint8Array): number | undefined {
  return bytes.subarray(0, 1_024).find((byte) => !(byte === 0xef || byte === 0xbb || byte === 0xbf || byte === 0xfe || byte === 0xff || byte === 0 || byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)));
}

const EXTENSIONS: Readonly<Record<string, FileFormat>> = {
  laneway: 'laneway', bpmn: 'bpmn', xml: 'bpmn', bpmn20: 'bpmn', csv: 'csv', tsv: 'csv', xlsx: 'xlsx', xlsm: 'xlsx', mmd: 'mermaid', mermaid: 'mermaid', md: 'mermaid', markdown: 'mermaid',
  vsdx: 'visio', vsdm: 'visio', vsd: 'visioOld', vdx: 'visioOld', drawio: 'drawio', bpm: 'bizagi', ard: 'aris', adf: 'aris', adl: 'adonis', pdf: 'pdf', xls: 'workbookOld',
  doc: 'office', docx: 'office', ppt: 'office', pptx: 'office', odt: 'office', ods: 'office', png: 'picture', jpg: 'picture', jpeg: 'picture', gif: 'picture', svg: 'picture', bmp: 'picture', webp: 'picture', tif: 'picture', tiff: 'picture',
  zip: 'archive', rar: 'archive', '7z': 'archive', htm: 'web', html: 'web',
};

/** What an archive is, by the files in it: Office Open XML and its like. */
function formatOfArchive(name: string, bytes: Uint8Array): FileFormat {
  const entries = archiveEntries(bytes)?.map((entry) => entry.name.toLowerCase()) ?? [];
  const has = (start: string) => entries.some((entry) => entry.startsWith(start));
  if (has('visio/')) return 'visio';
  if (has('xl/')) return 'xlsx';
  if (has('word/') || has('ppt/') || has('mimetype')) return 'office';
  // A model of Bizagi holds one archive for each of its diagrams.
  if (entries.some((entry) => entry.endsWith('.diag')) || has('modelinfo.xml')) return 'bizagi';
  const byName = EXTENSIONS[extensionOf(name)];
  return byName === undefined || ['laneway', 'bpmn', 'csv', 'mermaid'].includes(byName) ? 'archive' : byName;
}

/** Which tool wrote an XML file; its reader names XPDL and old BPMN itself. */
function formatOfXml(head: string): FileFormat {
  const root = /<(?![?!])(?:[\w.-]+:)?([\w.-]+)/.exec(head)?.[1]?.toLowerCase();
  switch (root) {
    case 'mxfile':
    case 'mxgraphmodel': return 'drawio';
    case 'visiodocument': return 'visioOld';
    case 'svg': return 'picture';
    case 'html': return 'web';
    case 'aml': return 'aris';
    case 'adoxml': return 'adonis';
    default: return 'bpmn';
  }
}

/**
 * What a file is, by how it begins; its name decides only when the beginning does not. Broken files get the format
 * that they claim, so that its reader can say what is wrong with them.
 */
export function detectFormat(name: string, bytes: Uint8Array): FileFormat {
  if (startsWith(bytes, 'PK')) return formatOfArchive(name, bytes);
  if (startsWith(bytes, '%PDF')) return 'pdf';
  if (startsWith(bytes, '\u0089PNG') || startsWith(bytes, 'GIF8') || startsWith(bytes, 'BM') || startsWith(bytes, '\u00FF\u00D8\u00FF') || (startsWith(bytes, 'RIFF') && extensionOf(name) === 'webp')) return 'picture';
  const byName = EXTENSIONS[extensionOf(name)] ?? 'unknown';
  // Compound files of Office before 2007, and of Visio: their names say which.
  if (startsWith(bytes, '\u00D0\u00CF\u0011\u00E0')) return byName === 'unknown' || byName === 'xlsx' ? 'workbookOld' : byName;
  const first = firstByte(bytes);
  const text = () => new TextDecoder(bytes[1] === 0 || bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe || bytes[0] === 0 ? 'utf-16be' : 'utf-8').decode(bytes.subarray(0, HEAD));
  if (first === 0x3c /* < */ && byName !== 'csv' && byName !== 'mermaid') return formatOfXml(text());
  if (first === 0x7b /* { */ && byName !== 'csv' && byName !== 'mermaid') return byName !== 'laneway' && /"(?:resource_profiles|task_resource_distribution)"/.test(text()) ? 'parameters' : 'laneway';
  if (byName === 'unknown' && first !== undefined && isMermaid(text())) return 'mermaid';
  // A text that is called like a picture or an archive is none of ours either.
  return byName;
}

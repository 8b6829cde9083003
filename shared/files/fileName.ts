/** File systems take names of 255 bytes; programs that copy files add to them. */
const LONGEST_BYTES = 200;

/** What Windows does not allow in a name, line ends, halves of characters. */
const NOT_IN_NAMES = /[<>:"/\\|?*\p{Cc}\p{Cs}\p{Zl}\p{Zp}\s]+/gu;
/** Marks that nobody sees, among them those that show `model.exe` as `exe.model`. */
const INVISIBLE = /\p{Cf}/gu;
/** Dots at the start hide a file, dots at the end are dropped by Windows. */
const AT_THE_ENDS = /^[.\s]+|[.\s]+$/gu;
/** Devices of Windows, whatever their extension. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

function shortened(text: string): string {
  let short = '';
  let bytes = 0;
  for (const character of text) {
    bytes += bytesOf(character);
    if (bytes > LONGEST_BYTES) break;
    short += character;
  }
  return short;
}

/** What a file is called after a text of a model, on every system: `Repair: 2/3` and `bpmn` give `Repair 2 3.bpmn`. */
export function fileName(text: string, extension: string): string {
  const clean = shortened(text.replaceAll(INVISIBLE, '').replaceAll(NOT_IN_NAMES, ' ').replaceAll(AT_THE_ENDS, '')).replaceAll(AT_THE_ENDS, '');
  return `${clean.replace(DEVICE, '_$&') || 'Laneway'}.${extension}`;
}

/** The text of a file that does not say in which encoding it is. */
export interface GuessedText {
  readonly text: string;
  /** WHATWG name. */
  readonly encoding: string;
  /** Its bytes prove it: a mark, or UTF-8 that fits. */
  readonly isSure: boolean;
}

const MARKS: readonly { readonly bytes: readonly number[]; readonly encoding: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
];
const SAMPLE = 65_536;

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-16 without a mark: half of the bytes of Latin text are zero, all on the same side. */
function wideEncoding(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, Math.min(bytes.length, SAMPLE) & ~1);
  const zeros = [0, 0];
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) zeros[i & 1]! += 1;
  const half = sample.length / 2;
  if (half > 0 && zeros[1]! > half / 4 && zeros[0]! < half / 20) return 'utf-16le';
  return half > 0 && zeros[0]! > half / 4 && zeros[1]! < half / 20 ? 'utf-16be' : null;
}

/**
 * Whether high bytes come in pairs of GB 2312 (both 0xA1 and above, the first below 0xF8): what Chinese office programs
 * write as “ANSI”. In Western text they stand alone, before an ASCII letter.
 */
function looksChinese(bytes: Uint8Array): boolean {
  let pairs = 0;
  let others = 0;
  for (let i = 0; i < Math.min(bytes.length, SAMPLE); i++) {
    const byte = bytes[i]!;
    if (byte < 0x80) continue;
    const next = bytes[i + 1] ?? 0;
    if (byte >= 0xa1 && byte <= 0xf7 && next >= 0xa1) pairs += 1;
    else others += 1;
    if (next >= 0x80 || (byte >= 0x81 && next >= 0x40 && next !== 0x7f && others === 0)) i += 1;
  }
  return pairs > others * 3;
}

/** By byte order mark, else UTF-8 where it fits, else GB 18030 or Windows-1252 by what the bytes look like. */
export function decodeText(bytes: Uint8Array): GuessedText | null {
  const mark = MARKS.find(({ bytes: start }) => start.every((byte, i) => bytes[i] === byte));
  const sure = mark?.encoding ?? wideEncoding(bytes);
  if (sure !== null) {
    const text = decoded(bytes, sure);
    return text === null ? null : { text, encoding: sure, isSure: true };
  }
  const plain = decoded(bytes, 'utf-8');
  if (plain !== null) return { text: plain, encoding: 'utf-8', isSure: true };
  for (const encoding of looksChinese(bytes) ? ['gb18030', 'windows-1252'] : ['windows-1252']) {
    const text = decoded(bytes, encoding);
    if (text !== null) return { text, encoding, isSure: false };
  }
  return null;
}

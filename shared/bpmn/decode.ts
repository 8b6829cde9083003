import { err, ok, type Result } from '../result.ts';
import type { ImportError } from './ImportError.ts';

/** The text of an XML file, with what its bytes said about themselves. */
export interface DecodedText {
  readonly text: string;
  /** WHATWG name of the encoding that was used. */
  readonly encoding: string;
  readonly hasByteOrderMark: boolean;
}

const MARKS: readonly { readonly bytes: readonly number[]; readonly encoding: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
];

/** `<?` in UTF-16 without a mark: every other byte is zero (XML 1.0, appendix F). */
const UTF16_STARTS: readonly { readonly bytes: readonly number[]; readonly encoding: string }[] = [
  { bytes: [0x3c, 0x00, 0x3f, 0x00], encoding: 'utf-16le' },
  { bytes: [0x00, 0x3c, 0x00, 0x3f], encoding: 'utf-16be' },
];

const startsWith = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, i) => bytes[i] === byte);

/** The encoding that the XML declaration names. It is ASCII in every encoding we take, so the first bytes are enough. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 256));
  return /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._:-]+)["']/.exec(head)?.[1] ?? null;
}

/** Decodes by byte order mark, then by the declaration, else as UTF-8. A byte that does not fit is an error, never a `�`. */
export function decode(bytes: Uint8Array): Result<DecodedText, ImportError> {
  const mark = MARKS.find((candidate) => startsWith(bytes, candidate.bytes));
  const wide = UTF16_STARTS.find((candidate) => startsWith(bytes, candidate.bytes));
  const declared = declaredEncoding(bytes);
  // A declaration of UTF-16 that can be read byte by byte is wrong: such files are ASCII or UTF-8 in truth.
  const name = mark?.encoding ?? wide?.encoding ?? (declared && !/^utf-?16/i.test(declared) ? declared : 'utf-8');
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(name, { fatal: true });
  } catch {
    return err({ code: 'unknown-encoding', encoding: name });
  }
  try {
    return ok({ text: decoder.decode(bytes), encoding: decoder.encoding, hasByteOrderMark: mark !== undefined });
  } catch {
    return err({ code: 'encoding', encoding: name.toUpperCase() });
  }
}

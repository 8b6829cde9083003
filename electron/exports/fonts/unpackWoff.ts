import { inflateSync } from 'node:zlib';

const WOFF = 0x774f4646; // 'wOFF'
const HEADER = 44;
const ENTRY = 20;

/**
 * The TrueType font inside a WOFF 1.0 file (W3C Recommendation, WOFF File Format 1.0 §4, §5): the same tables, each
 * packed by itself. Painters of pictures and documents read nothing but TrueType. Throws on a file of another kind: the
 * fonts come with the program.
 */
export function unpackWoff(woff: Uint8Array): Uint8Array {
  const from = new DataView(woff.buffer, woff.byteOffset, woff.byteLength);
  if (from.getUint32(0) !== WOFF) throw new Error('not a WOFF file');
  const count = from.getUint16(12);
  const font = new Uint8Array(from.getUint32(16));
  const to = new DataView(font.buffer);

  const powerOfTwo = 2 ** Math.floor(Math.log2(count));
  to.setUint32(0, from.getUint32(4));
  to.setUint16(4, count);
  to.setUint16(6, powerOfTwo * 16);
  to.setUint16(8, Math.log2(powerOfTwo));
  to.setUint16(10, (count - powerOfTwo) * 16);

  let end = 12 + count * 16;
  for (let i = 0; i < count; i += 1) {
    const entry = HEADER + i * ENTRY;
    const offset = from.getUint32(entry + 4);
    const packedLength = from.getUint32(entry + 8);
    const length = from.getUint32(entry + 12);
    const packed = woff.subarray(offset, offset + packedLength);
    font.set(packedLength < length ? inflateSync(packed) : packed, end);
    const record = 12 + i * 16;
    to.setUint32(record, from.getUint32(entry)); // tag
    to.setUint32(record + 4, from.getUint32(entry + 16)); // checksum
    to.setUint32(record + 8, end);
    to.setUint32(record + 12, length);
    end += Math.ceil(length / 4) * 4;
  }
  return font;
}

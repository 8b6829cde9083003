import { parseBase64, toBase64 } from '../files/base64.ts';

/**
 * JSON that also carries bytes, columns of numbers, NaN and the infinities: `{"$": "bytes", "of": "…base64…"}`, `{"$":
 * "float64", "of": "…base64…"}`. An object that has a key `$` of its own travels as `{"$": "object", "of": {…}}`.
 * Properties whose value is `undefined` are left out, as JSON does.
 */
const TAG = '$';

/** Typed arrays by the name under which they travel; little-endian, as every machine is on which Laneway runs. */
const COLUMNS = { float64: Float64Array, int32: Int32Array, int8: Int8Array } as const;
type ColumnName = keyof typeof COLUMNS;
const COLUMN_NAMES: readonly ColumnName[] = ['float64', 'int32', 'int8'];

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function tagged(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) return { [TAG]: 'number', of: String(value) };
  if (!isObject(value)) return value;
  if (value instanceof Uint8Array) return { [TAG]: 'bytes', of: toBase64(value) };
  if (ArrayBuffer.isView(value)) {
    const name = COLUMN_NAMES.find((candidate) => value instanceof COLUMNS[candidate]);
    if (name === undefined) throw new TypeError('A kind of array that the wire does not carry');
    return { [TAG]: name, of: toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) };
  }
  if (Array.isArray(value)) return mapArray(value, (item) => tagged(item));
  let copy: Record<string, unknown> | null = null;
  for (const key of Object.keys(value)) {
    const now = value[key];
    const next = tagged(now);
    if (next !== now) {
      copy ??= { ...value };
      copy[key] = next;
    }
  }
  const object = copy ?? value;
  return Object.hasOwn(value, TAG) ? { [TAG]: 'object', of: object } : object;
}

/** The array itself when nothing in it changes, so that large payloads without bytes are not copied. */
function mapArray(items: readonly unknown[], map: (item: unknown) => unknown): readonly unknown[] {
  let copy: unknown[] | null = null;
  items.forEach((item, i) => {
    const next = map(item);
    if (next !== item) {
      copy ??= [...items];
      copy[i] = next;
    }
  });
  return copy ?? items;
}

function untagged(value: unknown): unknown {
  if (!isObject(value)) return value;
  if (Array.isArray(value)) return mapArray(value, untagged);
  if (Object.hasOwn(value, TAG)) {
    const { of } = value;
    switch (value[TAG]) {
      case 'bytes': {
        const bytes = typeof of === 'string' ? parseBase64(of) : null;
        if (bytes) return bytes;
        break;
      }
      case 'float64': case 'int32': case 'int8': {
        const column = typeof of === 'string' ? parseColumn(value[TAG], of) : null;
        if (column) return column;
        break;
      }
      case 'number':
        if (of === 'NaN' || of === 'Infinity' || of === '-Infinity') return Number(of);
        break;
      case 'object':
        if (isObject(of) && !Array.isArray(of)) return untaggedFields(of);
        break;
    }
    throw new TypeError('Malformed tagged value');
  }
  return untaggedFields(value);
}

/** `null` when the text is no base64, or its bytes are no whole number of elements. */
function parseColumn(name: ColumnName, text: string): Float64Array | Int32Array | Int8Array | null {
  const bytes = parseBase64(text);
  const Column = COLUMNS[name];
  return bytes && bytes.byteLength % Column.BYTES_PER_ELEMENT === 0 ? new Column(bytes.slice().buffer) : null;
}

function untaggedFields(fields: Record<string, unknown>): Record<string, unknown> {
  // JSON.parse makes this an ordinary property; the next copy of the object would set the prototype with it.
  if (Object.hasOwn(fields, '__proto__')) throw new TypeError('Key __proto__ is not allowed');
  for (const key of Object.keys(fields)) {
    const now = fields[key];
    const next = untagged(now);
    if (next !== now) fields[key] = next;
  }
  return fields;
}

export const encode = (value: unknown): string => JSON.stringify(tagged(value));

/** Throws on text that is not JSON, on malformed tags and on prototype keys. The result is `unknown` until a schema has parsed it. */
export const decode = (text: string): unknown => untagged(JSON.parse(text));

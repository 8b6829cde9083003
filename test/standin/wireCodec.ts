/**
 * JSON with what Electron's structured clone carries beyond it. Written as one function without imports, because its
 * source text is also run inside the page.
 */
export function wireCodec() {
  const tag = '§';
  const columns: Readonly<Record<string, new (buffer: ArrayBuffer) => ArrayBufferView>> = { Uint8Array, Int8Array, Int32Array, Float64Array };
  const encodeValue = (value: unknown): unknown => {
    if (value === undefined) return { [tag]: 'undefined' };
    if (typeof value === 'number' && !Number.isFinite(value)) return { [tag]: 'number', is: String(value) };
    if (typeof value === 'bigint') return { [tag]: 'bigint', is: String(value) };
    if (value instanceof Date) return { [tag]: 'date', is: value.getTime() };
    const column = Object.keys(columns).find((name) => value instanceof columns[name]!);
    if (column !== undefined && ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      let text = '';
      for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
      return { [tag]: 'bytes', is: btoa(text), as: column };
    }
    if (value instanceof Map) return { [tag]: 'map', is: [...value].map(encodeValue) };
    if (value instanceof Set) return { [tag]: 'set', is: [...value].map(encodeValue) };
    if (Array.isArray(value)) return value.map(encodeValue);
    if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, encodeValue(entry)]));
    return value;
  };
  const decodeValue = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(decodeValue);
    if (typeof value !== 'object' || value === null) return value;
    const kind: unknown = Reflect.get(value, tag);
    const is: unknown = Reflect.get(value, 'is');
    const entries = () => (Array.isArray(is) ? is.map(decodeValue) : []);
    switch (kind) {
      case undefined:
        return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, decodeValue(entry)]));
      case 'undefined':
        return undefined;
      case 'number':
        return Number(is);
      case 'bigint':
        return BigInt(String(is));
      case 'date':
        return new Date(Number(is));
      case 'bytes': {
        const Column = columns[String(Reflect.get(value, 'as'))] ?? Uint8Array;
        return new Column(Uint8Array.from(atob(String(is)), (char) => char.charCodeAt(0)).buffer);
      }
      case 'map':
        return new Map(entries() as [unknown, unknown][]);
      case 'set':
        return new Set(entries());
      default:
        throw new Error(`Unknown tag ${String(kind)}`);
    }
  };
  return {
    encode: (value: unknown): string => JSON.stringify(encodeValue(value)),
    decode: (text: string): unknown => decodeValue(JSON.parse(text)),
  };
}

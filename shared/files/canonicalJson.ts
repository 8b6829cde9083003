/** Anything that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

const byCodeUnit = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const entries = (value: { readonly [key: string]: Json | undefined }) =>
  Object.entries(value).filter((entry): entry is [string, Json] => entry[1] !== undefined).toSorted(([a], [b]) => byCodeUnit(a, b));

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

function inline(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(inline).join(', ')}]`;
  return `{${entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${inline(inner)}`).join(', ')}}`;
}

/**
 * JSON with sorted keys in which the first `levels` of objects stand on lines of their own and everything below on one
 * line. The same value gives the same text, and a line-based merge sees one field of one element per line.
 */
export function canonicalJson(value: Json, levels: number): string {
  const write = (inner: Json, level: number): string => {
    if (level >= levels || inner === null || typeof inner !== 'object' || isList(inner)) return inline(inner);
    const lines = entries(inner).map(([key, field]) => `${' '.repeat(level + 1)}${JSON.stringify(key)}: ${write(field, level + 1)}`);
    return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n${' '.repeat(level)}}`;
  };
  return `${write(value, 0)}\n`;
}

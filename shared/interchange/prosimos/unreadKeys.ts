/** A key of an object in a file that its schema does not have. */
export interface UnreadKey {
  /** Where the object stands, such as `resource_profiles[0].resource_list[2]`; empty at the top. */
  readonly path: string;
  readonly key: string;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/**
 * What a schema dropped while it read: the keys that the text has and the result has not, at every level. It needs no
 * second list of known names beside the schema.
 */
export function unreadKeys(written: unknown, read: unknown, path = ''): UnreadKey[] {
  if (Array.isArray(written)) return Array.isArray(read) ? written.flatMap((item, i) => unreadKeys(item, read[i], `${path}[${i}]`)) : [];
  if (!isObject(written) || !isObject(read)) return [];
  const kept = new Map(Object.entries(read));
  return Object.entries(written).flatMap(([key, value]) =>
    kept.has(key) ? unreadKeys(value, kept.get(key), path === '' ? key : `${path}.${key}`) : [{ path, key }]);
}

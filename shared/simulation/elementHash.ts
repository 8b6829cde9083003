/**
 * 32-bit FNV-1a of an id's UTF-16 units, finished with the avalanche of MurmurHash3. Two different bases give two
 * words: among thousands of elements 32 bits would collide now and then, and two elements would share their draws.
 */
export function elementHash(id: string, basis: number): number {
  let hash = basis | 0;
  for (let i = 0; i < id.length; i += 1) {
    const unit = id.charCodeAt(i);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

export const BASIS_LOW = 0x811c9dc5;
export const BASIS_HIGH = 0x6c62272e;

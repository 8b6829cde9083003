import { open } from 'node:fs/promises';

/**
 * The bytes of a file; `null` when there are more than `limit`. How many there are is seen by reading: a device or a pipe
 * says nothing beforehand, and a file can grow.
 */
export async function readAtMost(path: string, limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const file = await open(path, 'r');
  try {
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of file.createReadStream({ autoClose: false, highWaterMark: 1024 * 1024 })) {
      if (!(part instanceof Uint8Array)) throw new TypeError('A stream without an encoding gives bytes');
      length += part.length;
      if (length > limit) return null;
      parts.push(part);
    }
    return new Uint8Array(Buffer.concat(parts, length));
  } finally {
    await file.close();
  }
}

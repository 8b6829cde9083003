import { promisify } from 'node:util';
import { deflate, deflateSync, inflateSync } from 'node:zlib';

const deflateAsync = promisify(deflate);

/** Level 3 is within a few per cent of the default for JSON of models, at half its time. */
const OPTIONS = { level: 3 };

export const compress = (content: string | Uint8Array): Buffer => deflateSync(content, OPTIONS);
/** On the thread pool, so that nobody waits for it. */
export const compressLater = (content: string): Promise<Buffer> => deflateAsync(content, OPTIONS);
export const decompress = (content: Uint8Array): Buffer => inflateSync(content);
export const decompressText = (content: Uint8Array): string => decompress(content).toString('utf8');

import { extname, isAbsolute, join, relative, sep } from 'node:path';
import { isOwnPage } from './ownPage.ts';

/** What the page is made of, by ending. */
export const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/**
 * The file inside `folder` that a request of the page means, or `null` when it means none: another host, a type that
 * the page has no use for, or a path that leaves the folder once its escapes are undone.
 */
export function assetPath(folder: string, address: string): string | null {
  const url = URL.parse(address);
  if (url === null || !isOwnPage(address)) return null;
  let path: string;
  try {
    path = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  if (path.includes('\0') || path.includes('\\')) return null;
  const file = join(folder, path === '/' ? 'index.html' : path);
  return isInside(folder, file) && contentTypes[extname(file)] !== undefined ? file : null;
}

function isInside(folder: string, file: string): boolean {
  const way = relative(folder, file);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

import { extname, isAbsolute, join, relative, sep } from 'node:path';
import { MEDIA_TYPES } from '../files/mediaTypes.ts';
import { isOwnPage } from './ownPage.ts';

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
  return isInside(folder, file) && MEDIA_TYPES[extname(file)] !== undefined ? file : null;
}

function isInside(folder: string, file: string): boolean {
  const way = relative(folder, file);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

import { readdirSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { MEDIA_TYPES } from '../files/mediaTypes.ts';

export interface SiteFile {
  readonly path: string;
  readonly mediaType: string;
}

/**
 * Addresses of the built renderer: only what was listed here is ever read, so that no address can leave the folder.
 * Source maps stay out.
 */
export function siteFiles(folder: string): ReadonlyMap<string, SiteFile> {
  const files = new Map<string, SiteFile>();
  let entries;
  try {
    entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch {
    return files;
  }
  for (const entry of entries) {
    const mediaType = MEDIA_TYPES[extname(entry.name)];
    if (!entry.isFile() || mediaType === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(`/${relative(folder, path).split(sep).join('/')}`, { path, mediaType });
  }
  const index = files.get('/index.html');
  if (index) files.set('/', index);
  return files;
}

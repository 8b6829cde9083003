import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';

/** The first instant that a ZIP archive can name (APPNOTE 4.4.6), as local time, which is what it holds. */
const BEGINNING = new Date(1980, 0, 1, 0, 0, 0);
const STAMP = '1980-01-01T00:00:00Z';

/** An Office document without the time at which it was written, so that the same source always gives the same bytes. */
export function withFixedTimes(bytes: Uint8Array): Uint8Array {
  const files: Zippable = {};
  for (const [path, content] of Object.entries(unzipSync(bytes)).toSorted(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))) {
    const dated = path === 'docProps/core.xml' ? strToU8(strFromU8(content).replaceAll(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${STAMP}`)) : content;
    // What is packed already gets no smaller.
    files[path] = [dated, { mtime: BEGINNING, level: path.endsWith('.png') ? 0 : 6 }];
  }
  return zipSync(files);
}

/** The list of parts comes first, where readers look for it (ECMA-376 part 2, §10.2.4). */
const rank = (path: string) => (path === '[Content_Types].xml' ? 0 : path === '_rels/.rels' ? 1 : 2);

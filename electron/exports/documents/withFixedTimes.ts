import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';

/** The first instant that a ZIP archive can name (APPNOTE 4.4.6), as local time, which is what it holds. */
const BEGINNING = new Date(1980, 0, 1, 0, 0, 0);
const STAMP = '1980-01-01T00:00:00Z';

/** An Office document without the time at which it was written, and without numbers that go on from the last one, so that the same source always gives the same bytes. */
export function withFixedTimes(bytes: Uint8Array): Uint8Array {
  const files: Zippable = {};
  for (const [path, content] of Object.entries(unzipSync(bytes)).toSorted(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))) {
    // What is packed already gets no smaller.
    files[path] = [settled(path, content), { mtime: BEGINNING, level: path.endsWith('.png') ? 0 : 6 }];
  }
  return zipSync(files);
}

function settled(path: string, content: Uint8Array): Uint8Array {
  if (path === 'docProps/core.xml') return strToU8(strFromU8(content).replaceAll(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${STAMP}`));
  if (path === 'word/document.xml') return strToU8(renumbered(strFromU8(content)));
  return content;
}

/** Where the name or the number of a heading stands: in tags and field codes, never in texts of the model. */
const OF_HEADINGS = /<w:(?:bookmarkStart|bookmarkEnd|hyperlink) [^>]*>|<w:instrText[^>]*>PAGEREF _Toc\d+/g;

/** Names and numbers of headings in the order in which they come: the library counts on through all documents of a process. */
function renumbered(xml: string): string {
  const known = new Map<string, number>();
  const orderOf = (key: string) => {
    let order = known.get(key);
    if (order === undefined) known.set(key, (order = known.size + 1));
    return order;
  };
  return xml.replaceAll(OF_HEADINGS, (tag) => tag
    .replace(/_Toc\d+/, (name) => `_Toc${orderOf(name)}`)
    .replace(/(?<=<w:bookmark(?:Start|End) [^>]*w:id=")\d+/, (id) => String(orderOf(`id ${id}`))));
}

/** The list of parts comes first, where readers look for it (ECMA-376 part 2, §10.2.4). */
const rank = (path: string) => (path === '[Content_Types].xml' ? 0 : path === '_rels/.rels' ? 1 : 2);

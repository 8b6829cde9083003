import type { Input, LibraryEntry } from '../../shared/contract/contract.ts';

/** What part of the library is shown. */
export type Place =
  | { readonly kind: 'recent' | 'all' | 'samples' | 'archive' | 'trash' }
  | { readonly kind: 'folder'; readonly id: string }
  | { readonly kind: 'tag'; readonly tag: string };

export const samePlace = (a: Place, b: Place): boolean =>
  a.kind === b.kind && (a.kind !== 'folder' || b.kind !== 'folder' || a.id === b.id) && (a.kind !== 'tag' || b.kind !== 'tag' || a.tag === b.tag);

/** How the host is asked for it; samples are asked for elsewhere. */
export function queryOf(place: Place): Input<'library.list'> | null {
  switch (place.kind) {
    case 'samples': return null;
    case 'folder': return { view: 'all', folder: place.id };
    case 'tag': return { view: 'all', tag: place.tag };
    default: return { view: place.kind };
  }
}

/** All tags in use, in the order of the alphabet. */
export const tagsOf = (entries: readonly LibraryEntry[], locale: string): readonly string[] =>
  [...new Set(entries.flatMap((entry) => entry.tags))].toSorted((a, b) => a.localeCompare(b, locale));

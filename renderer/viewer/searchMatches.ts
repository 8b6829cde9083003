import type { ViewerElement } from '../../shared/viewer/ViewerData.ts';
import type { Model } from './Model.ts';

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly all: string;
}

/** Steps before flows. */
const FAMILIES: readonly ViewerElement['family'][] = ['node', 'lane', 'pool', 'flow'];

const indexes = new Map<string, readonly Entry[]>();
let last: { readonly key: string; readonly found: readonly string[] } = { key: '', found: [] };

/** All that is said about each element of a view, in the order of its levels; made at the first search. */
function indexOf(model: Model, at: number, language: 0 | 1): readonly Entry[] {
  const key = `${at} ${language}`;
  let index = indexes.get(key);
  if (!index) {
    const seen = new Set<string>();
    index = model.view(at).levels.flatMap(({ elements, order }) => {
      const place = new Map(order.map((id, i) => [id, i]));
      const here = elements.flatMap((ref) => model.data.elements[ref] ?? []).filter(({ id }) => !seen.has(id));
      for (const { id } of here) seen.add(id);
      return here.toSorted((a, b) => FAMILIES.indexOf(a.family) - FAMILIES.indexOf(b.family) || (place.get(a.id) ?? Infinity) - (place.get(b.id) ?? Infinity) || 0).map(({ id, name, kind, facts }): Entry => {
        const said = facts.flatMap((ref) => model.group(ref)?.rows ?? []).filter((row) => row[2] === undefined).map((row) => model.text(row[1], language));
        const title = model.text(name, language);
        return { id, name: title.toLowerCase(), all: [title, model.text(kind, language), id, ...said].join('\n').toLowerCase() };
      });
    });
    indexes.set(key, index);
  }
  return index;
}

/** Ids of the elements in which every word of the query stands; names first, then what else is said. */
export function searchMatches(model: Model, view: number, query: string, language: 0 | 1): readonly string[] {
  const words = query.toLowerCase().split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return [];
  const key = `${view} ${language} ${words.join(' ')}`;
  if (last.key === key) return last.found;
  const index = indexOf(model, view, language);
  const inName = index.filter(({ name }) => words.every((word) => name.includes(word)));
  const names = new Set(inName);
  const elsewhere = index.filter((entry) => !names.has(entry) && words.every((word) => entry.all.includes(word)));
  last = { key, found: [...inName, ...elsewhere].map(({ id }) => id) };
  return last.found;
}

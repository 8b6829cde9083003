import type { ModelDocument } from '../model/ModelDocument.ts';
import { TABLES } from '../model/ProcessModel.ts';

type Rows = Readonly<Record<string, unknown>>;

/** Names of the parts of a document: an element as `master/nodes/Task_1`, a variant as `variants/Variant_1`, the rest of the master as `master/meta`. */
export function partsOf({ master, variants }: ModelDocument): string[] {
  return [
    'master/meta',
    ...TABLES.flatMap((table) => Object.keys(master[table]).map((id) => `master/${table}/${id}`)),
    ...Object.keys(variants).map((id) => `variants/${id}`),
  ];
}

/** The part that a path of a patch leads into; `null`: more than one. */
const partAt = ([first, second, third]: readonly (string | number)[]): string | null =>
  first === 'variants' ? (second === undefined ? null : `variants/${second}`)
    : second === 'meta' ? 'master/meta'
      : second === undefined || third === undefined ? null : `master/${second}/${third}`;

/** The parts that patches touch; `null`: it may be any. */
export function partsTouched(patches: readonly { readonly path: readonly (string | number)[] }[]): readonly string[] | null {
  const parts = patches.map(({ path }) => partAt(path));
  return parts.includes(null) ? null : [...new Set(parts.filter((part) => part !== null))];
}

/** What stands in a part; `undefined` where there is none of that name. */
export function partOf(document: ModelDocument, part: string): unknown {
  if (part === 'master/meta') return document.master.meta;
  const [first = '', second = '', ...rest] = part.split('/');
  if (first === 'variants') return ownOf(document.variants, [second, ...rest].join('/'));
  return ownOf((document.master as unknown as Rows)[second] as Rows, rest.join('/'));
}

const ownOf = (rows: object, id: string): unknown => (Object.hasOwn(rows, id) ? (rows as Rows)[id] : undefined);

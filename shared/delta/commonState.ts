import { revertEdit } from '../commands/editDocument.ts';
import type { ModelDocument } from '../model/ModelDocument.ts';
import { TABLES } from '../model/ProcessModel.ts';
import type { DocumentEdit } from './DocumentEdit.ts';
import { isEqual } from './isEqual.ts';

type Rows = Readonly<Record<string, unknown>>;

export interface CommonState {
  readonly document: ModelDocument;
  /** How many of the steps lie after it; 0: the document as it is now. */
  readonly stepsBack: number;
  /** Elements that the other copy holds differently than this state did. */
  readonly differing: number;
}

/** An element as `master/nodes/Task_1`, a variant as `variants/Variant_1`, the rest of the master as `master/meta`. */
const keyOf = ([first, second, third]: readonly (string | number)[]): string | null =>
  first === 'variants' ? (second === undefined ? null : `variants/${second}`)
    : second === 'meta' ? 'master/meta'
      : second === undefined || third === undefined ? null : `master/${second}/${third}`;

function valueAt(document: ModelDocument, key: string): unknown {
  if (key === 'master/meta') return document.master.meta;
  const [first = '', second = '', ...rest] = key.split('/');
  if (first === 'variants') return ownOf(document.variants, [second, ...rest].join('/'));
  return ownOf((document.master as unknown as Rows)[second] as Rows, rest.join('/'));
}

const ownOf = (rows: object, id: string): unknown => (Object.hasOwn(rows, id) ? (rows as Rows)[id] : undefined);

function keysOf({ master, variants }: ModelDocument): string[] {
  return [
    'master/meta',
    ...TABLES.flatMap((table) => Object.keys(master[table]).map((id) => `master/${table}/${id}`)),
    ...Object.keys(variants).map((id) => `variants/${id}`),
  ];
}

/**
 * The last state that two copies of a model had in common: the one of the first's history from which the second differs
 * in the fewest elements. Where several do alike, the earliest: whatever is after it counts as a change of the first, so
 * that nobody's change is taken for the other's undoing of it; at worst a merge asks once more than it had to.
 *
 * `steps`: what led to `ours`, newest first, as far back as it is known. Costs as much as the steps it walks over.
 */
export function commonState(ours: ModelDocument, theirs: ModelDocument, steps: Iterable<DocumentEdit>): CommonState {
  const isSame = (document: ModelDocument, key: string) => isEqual(valueAt(document, key), valueAt(theirs, key));
  const differing = new Set([...new Set([...keysOf(ours), ...keysOf(theirs)])].filter((key) => !isSame(ours, key)));
  let document = ours;
  let best: CommonState = { document, stepsBack: 0, differing: differing.size };
  let stepsBack = 0;
  for (const step of steps) {
    document = revertEdit(document, step);
    stepsBack += 1;
    const touched = step.inverse.map(({ path }) => keyOf(path));
    const keys = touched.includes(null) ? [...new Set([...keysOf(document), ...keysOf(theirs)])] : touched.filter((key) => key !== null);
    if (touched.includes(null)) differing.clear();
    for (const key of keys) {
      if (isSame(document, key)) differing.delete(key);
      else differing.add(key);
    }
    if (differing.size <= best.differing) best = { document, stepsBack, differing: differing.size };
  }
  return best;
}

import type { VariantId } from '../model/ids.ts';
import type { ModelDocument } from '../model/ModelDocument.ts';
import type { ProcessModel } from '../model/ProcessModel.ts';
import { isEqual } from './isEqual.ts';
import type { ConflictPlace, MergeConflict } from './MergeConflict.ts';
import { rowsOf, type Rows } from './mergeTables.ts';
import { valueAt, withValueAt, type Fields } from './mergeValue.ts';

type Conflicts = readonly MergeConflict[];
type Places = readonly ConflictPlace[];
interface Sides<T> { readonly base: T; readonly ours: T; readonly theirs: T }

/**
 * A base with conflicts that are not decided. It need not be whole (a step may stand in a lane that both sides have removed
 * since), so both are only ever looked at, and nothing is built from them.
 */
export interface OpenedBase<T> {
  /** With what was there before these conflicts. */
  readonly before: T;
  /** To compare with: the same, but a side that chose what was there before has chosen as well, and not left it as it was. */
  readonly compared: T;
}

const NOTHING: Fields = {};
/** Equal to no value of a model. */
const NEITHER: unknown = Symbol('undecided');

function openedRow({ base, ours, theirs }: Sides<Fields | undefined>, places: Places): OpenedBase<Fields> {
  let before = base ?? NOTHING;
  let compared = before;
  for (const { path, base: was } of places) {
    before = withValueAt(before, path, was);
    const isChosen = [ours, theirs].some((row) => isEqual(row && valueAt(row, path), was));
    compared = path.length === 0 && isChosen ? NOTHING : withValueAt(compared, path, isChosen ? NEITHER : was);
  }
  return { before, compared };
}

/** The rows of a base with what was there before the conflicts at these places. */
function openedRows({ base, ours, theirs }: Sides<Readonly<Rows>>, places: Places): OpenedBase<Rows> {
  const opened = { before: { ...base }, compared: { ...base } };
  for (const [id, ofRow] of Map.groupBy(places, (place) => place.id)) {
    const [was, here, there] = [base, ours, theirs].map((rows) => (Object.hasOwn(rows, id) ? rows[id] : undefined));
    if (ofRow.some((place) => place.base !== undefined)) {
      const row = openedRow({ base: was, ours: here, theirs: there }, ofRow);
      opened.before[id] = row.before;
      opened.compared[id] = row.compared;
      continue;
    }
    // New on both sides, so it is new again; where one has removed it since, that is a change of what both had.
    for (const rows of [opened.before, opened.compared]) {
      if (here && there) delete rows[id];
      else rows[id] = NOTHING;
    }
  }
  return opened;
}

/** A model of the base with the conflicts undecided that are about it. */
export function undecidedIn(base: ProcessModel, ours: ProcessModel, theirs: ProcessModel, conflicts: Conflicts, variant: VariantId | null): OpenedBase<ProcessModel> {
  const places = conflicts.filter((conflict) => conflict.variant === variant).flatMap((conflict) => conflict.places);
  if (places.length === 0) return { before: base, compared: base };
  const before: Record<string, unknown> = { ...base };
  const compared: Record<string, unknown> = { ...base };
  for (const [table, inTable] of Map.groupBy(places, (place) => place.table)) {
    // Layout is never a conflict, and variants are in no model.
    if (table === 'geometry' || table === 'variants') continue;
    const opened = table === 'meta'
      ? openedRow({ base: base.meta, ours: ours.meta, theirs: theirs.meta }, inTable)
      : openedRows({ base: rowsOf(base, table), ours: rowsOf(ours, table), theirs: rowsOf(theirs, table) }, inTable);
    before[table] = opened.before;
    compared[table] = opened.compared;
  }
  return { before: before as unknown as ProcessModel, compared: compared as unknown as ProcessModel };
}

/** The same of the variants themselves: their names and parents, and whether they are there at all. */
export function undecidedVariants(base: ModelDocument, ours: ModelDocument, theirs: ModelDocument, conflicts: Conflicts): OpenedBase<ModelDocument> {
  const places = conflicts.flatMap((conflict) => conflict.places).filter(({ table }) => table === 'variants');
  if (places.length === 0) return { before: base, compared: base };
  const [was, here, there] = [base, ours, theirs].map(({ variants }) => variants as unknown as Readonly<Rows>) as [Rows, Rows, Rows];
  const { before, compared } = openedRows({ base: was, ours: here, theirs: there }, places);
  const withVariants = (rows: Rows): ModelDocument => ({ ...base, variants: rows as unknown as ModelDocument['variants'] });
  return { before: withVariants(before), compared: withVariants(compared) };
}

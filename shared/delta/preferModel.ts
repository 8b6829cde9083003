import type { ModelMeta, ProcessModel } from '../model/ProcessModel.ts';
import { isEqual } from './isEqual.ts';
import { mergeGeometry } from './mergeGeometry.ts';
import { mergeTables, rowOf } from './mergeTables.ts';
import { mergeFields } from './mergeValue.ts';
import { renumber } from './renumber.ts';
import { MergeRepair } from './repairMerge.ts';
import type { OpenedBase } from './undecidedIn.ts';

export interface Preferred {
  readonly model: ProcessModel;
  /** Flows whose ends moved apart: their way has to be found anew. */
  readonly lost: ReadonlySet<string>;
}

/**
 * Both sides' changes in one model, mine where they collide. Every edit of mine is in it; every edit of the other side is
 * in it, or is what differs when the same is asked the other way round: that difference is the list of conflicts.
 * `open`: the base with what is not decided in it.
 */
export function preferModel(base: ProcessModel, mine: ProcessModel, other: ProcessModel, open: OpenedBase<ProcessModel> = { before: base, compared: base }): Preferred {
  const { before, compared } = open;
  if (isEqual(compared, other) || isEqual(mine, other)) return { model: mine, lost: new Set() };
  if (isEqual(compared, mine)) return { model: other, lost: new Set() };
  const tables = mergeTables(compared, mine, other);
  const meta = mergeFields(compared.meta, mine.meta, other.meta) as unknown as ModelMeta;
  // Settings name a calendar and an attribute; what they name comes back if mine has it.
  const { siteCalendar, caseClass } = meta.settings;
  const comesBack = (table: 'calendars' | 'attributes', id: string | null | undefined) => {
    const row = id == null ? undefined : rowOf(mine, table, id);
    if (id != null && row && !Object.hasOwn(tables[table], id)) tables[table][id] = row;
  };
  comesBack('calendars', siteCalendar);
  comesBack('attributes', caseClass);
  new MergeRepair(before, mine, other, tables).run();
  renumber(tables);
  const { geometry, lost } = mergeGeometry(base, mine, other, tables);
  const isGone = (table: 'calendars' | 'attributes', id: string | null | undefined) => id != null && !Object.hasOwn(tables[table], id) && rowOf(base, table, id) !== undefined;
  const settings = { ...meta.settings, ...(isGone('calendars', siteCalendar) ? { siteCalendar: null } : {}), ...(isGone('attributes', caseClass) ? { caseClass: null } : {}) };
  const model = { ...mine, ...tables, meta: { ...meta, settings }, geometry } as unknown as ProcessModel;
  return { model, lost };
}

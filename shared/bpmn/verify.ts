import { isEqual } from '../delta/isEqual.ts';
import { message } from '../i18n/Message.ts';
import type { Geometry } from '../model/Geometry.ts';
import { NODE_KINDS } from '../model/nodeKinds.ts';
import { TABLES, find, type ProcessModel } from '../model/ProcessModel.ts';
import type { ImportWarning } from './ImportWarning.ts';
import { rowOf } from './read/readExtensions.ts';
import { withRanks } from './write/withRanks.ts';

/** A place of an element: what the model left open, the reader may decide. A label that stands inside has no place of its own. */
const samePlace = (wanted: Readonly<Record<string, unknown>>, read: Readonly<Record<string, unknown>> | undefined, hasLabel: boolean): boolean => {
  const open: (keyof Geometry)[] = ['isExpanded', 'isPinned'];
  const strip = (row: Readonly<Record<string, unknown>>) => Object.fromEntries(Object.entries(row).filter(([field, value]) => (field !== 'label' || hasLabel) && (!(open as string[]).includes(field) || (wanted[field] !== undefined && value === true))));
  return read !== undefined && isEqual(strip(wanted), strip(read));
};

/** A written copy has an element of its own; what it was made from has no place in the file. */
function withoutOrigin(row: Readonly<Record<string, unknown>> | undefined): Readonly<Record<string, unknown>> | undefined {
  if (row?.['copyOf'] === undefined) return row;
  const { copyOf: _, ...rest } = row;
  return rest;
}

const differingField = (wanted: Readonly<Record<string, unknown>>, read: Readonly<Record<string, unknown>>): string =>
  [...new Set([...Object.keys(wanted), ...Object.keys(read)])].find((field) => !isEqual(wanted[field], read[field])) ?? '';

/** What does not come back from a written file as the model has it. Empty: the file can take the place of the old one. */
export function verify(wanted: ProcessModel, read: ProcessModel): ImportWarning[] {
  const [model, back] = [withRanks(wanted), withRanks(read)];
  const differences: ImportWarning[] = [];
  const report = (id: string, field: string) => differences.push({ message: message('bpmn.warning.not-written', { id: id.slice(0, 200), field }), element: id });
  for (const table of TABLES) {
    for (const id of Object.keys(model[table])) {
      const row = withoutOrigin(rowOf(model, table, id));
      const readRow = rowOf(back, table, id);
      if (!row) continue;
      if (table === 'geometry') {
        const node = find(model.nodes, id);
        const hasLabel = node ? NODE_KINDS[node.kind].label === 'outside' : find(model.flows, id) !== undefined;
        if (!samePlace(row, readRow, hasLabel)) report(id, readRow ? differingField(row, readRow) : table);
      } else if (!readRow) report(id, table);
      else if (!isEqual(row, readRow)) report(id, differingField(row, readRow));
    }
    if (table !== 'geometry') for (const id of Object.keys(back[table])) if (!rowOf(model, table, id)) report(id, table);
  }
  if (!isEqual({ ...model.meta, name: '' }, { ...back.meta, name: '' })) report('meta', differingField({ ...model.meta, name: '' }, { ...back.meta, name: '' }));
  return differences;
}

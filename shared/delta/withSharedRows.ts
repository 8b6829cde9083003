import type { ModelDocument } from '../model/ModelDocument.ts';
import { TABLES, type ProcessModel } from '../model/ProcessModel.ts';
import { isEqual } from './isEqual.ts';
import { rowsOf, type Rows } from './mergeTables.ts';

/** The model with the very rows of another where they are equal: files that were read apart are compared once, not again and again. */
function sharing(base: ProcessModel, model: ProcessModel): ProcessModel {
  const tables: Record<string, unknown> = { ...model };
  for (const table of TABLES) {
    const was = rowsOf(base, table);
    const rows: Rows = {};
    let isSame = Object.keys(was).length === Object.keys(model[table]).length;
    for (const [id, row] of Object.entries(rowsOf(model, table))) {
      const before = Object.hasOwn(was, id) ? was[id] : undefined;
      rows[id] = before && isEqual(before, row) ? before : row;
      isSame &&= rows[id] === before;
    }
    tables[table] = isSame ? was : rows;
  }
  return tables as unknown as ProcessModel;
}

export const withSharedRows = (base: ModelDocument, document: ModelDocument): ModelDocument => ({ ...document, master: sharing(base.master, document.master) });

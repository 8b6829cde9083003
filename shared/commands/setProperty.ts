import { message } from '../i18n/Message.ts';
import { ELEMENT_SCHEMAS } from '../model/elementSchemas.ts';
import { find, rows, type ProcessModel, type TableName } from '../model/ProcessModel.ts';
import { references, resolves } from '../model/references.ts';
import { isEqual } from '../delta/isEqual.ts';
import { err, ok, type Result } from '../result.ts';
import type { Edited } from './edit.ts';
import type { EditError } from './EditError.ts';
import { settled } from './settleFlows.ts';
import { Sketch } from './Sketch.ts';

/** What other commands keep in order: a value typed in would tear the diagram. */
const STRUCTURAL: Readonly<Partial<Record<TableName, ReadonlySet<string>>>> = {
  pools: new Set(['id', 'kind', 'order']),
  lanes: new Set(['id', 'pool', 'parent', 'order']),
  nodes: new Set(['id', 'kind', 'pool', 'lane', 'parent', 'attachedTo']),
  flows: new Set(['id', 'kind', 'source', 'target']),
  geometry: new Set(['bounds', 'waypoints']),
};

export interface SetProperty {
  readonly table: TableName;
  readonly id: string;
  /** From the element down: `['work', 'duration']`. */
  readonly path: readonly (string | number)[];
  /** `undefined` takes an optional field away. */
  readonly value: unknown;
}

/** A copy of plain data with one place in it set; missing objects on the way are made. */
function withValue(data: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(data) && typeof key === 'number') {
    const copy: unknown[] = [...data];
    if (rest.length === 0 && value === undefined) copy.splice(key, 1);
    else copy[key] = withValue(copy[key], rest, value);
    return copy;
  }
  const copy: Record<string, unknown> = { ...(typeof data === 'object' && data !== null ? data : {}) };
  const next = withValue(Object.hasOwn(copy, key) ? copy[key] : undefined, rest, value);
  if (next === undefined) delete copy[key];
  else copy[key] = next;
  return copy;
}

/** Writes one property into a sketch, checked by the schema of its table and for references to what is not there. */
function putProperty(sketch: Sketch, { table, id, path, value }: SetProperty): Result<null, EditError> {
  const row = find(sketch.model[table] as Readonly<Record<string, object>>, id);
  if (!row) return err({ code: 'not-found', id });
  const field = String(path[0] ?? '');
  const property = path.join('.');
  if (path.length === 0 || path.some((key) => key === '__proto__' || key === 'constructor') || field === 'id' || STRUCTURAL[table]?.has(field)) return err({ code: 'structural-property', property });
  const parsed = ELEMENT_SCHEMAS[table].safeParse(withValue(row, path, value));
  if (!parsed.success) return err({ code: 'invalid-value', property, detail: parsed.error.issues[0]?.message ?? '' });
  const next = parsed.data as Record<string, unknown>;
  for (const reference of references(table, id, next as never)) {
    if (!resolves(sketch.model, reference)) return err({ code: 'not-found', id: reference.id });
  }
  const before = row as Record<string, unknown>;
  if (isEqual(before[field], next[field])) return ok(null);
  sketch.patch(table, id, { [field]: next[field] });
  // A split has one default at most (BPMN 2.0.2 §10.6.2).
  const flow = table === 'flows' ? find(sketch.model.flows, id) : undefined;
  if (field === 'isDefault' && flow?.kind === 'sequenceFlow' && flow.isDefault) {
    for (const other of rows(sketch.model.flows)) {
      if (other.kind === 'sequenceFlow' && other.isDefault && other.id !== flow.id && other.source === flow.source) sketch.patch('flows', other.id, { isDefault: false });
    }
  }
  return ok(null);
}

/** Sets one property of one element. */
export function setProperty(model: ProcessModel, args: SetProperty): Result<Edited, EditError> {
  return setProperties(model, [args]);
}

/** Sets several properties, of one element or many, as one undo step. */
export function setProperties(model: ProcessModel, changes: readonly SetProperty[]): Result<Edited, EditError> {
  const sketch = new Sketch(model);
  for (const change of changes) {
    const outcome = putProperty(sketch, change);
    if (!outcome.ok) return outcome;
  }
  return settled(sketch, message('commands.setProperty'));
}

import { message } from '../i18n/Message.ts';
import type { ElementId, RoleId } from '../model/ids.ts';
import { find, rows, type ProcessModel, type TableName } from '../model/ProcessModel.ts';
import { references } from '../model/references.ts';
import { err, type Result } from '../result.ts';
import type { Edited } from './edit.ts';
import type { EditError } from './EditError.ts';
import { settleLabels } from './settleLabels.ts';
import { Sketch } from './Sketch.ts';

const NAMED = ['nodes', 'flows', 'lanes', 'pools', 'roles', 'people', 'calendars', 'attributes', 'systems', 'risks', 'controls', 'promises', 'kpis', 'standards', 'items', 'notes', 'scenes'] as const satisfies readonly TableName[];

/** How often a role is named by lanes, pools and steps. */
function usesOfRole(model: ProcessModel, role: RoleId): number {
  let uses = 0;
  for (const lane of rows(model.lanes)) if (lane.role === role) uses++;
  for (const pool of rows(model.pools)) if (pool.role === role) uses++;
  for (const node of rows(model.nodes)) for (const { field, id } of references('nodes', node.id, node)) if (field === 'work' && id === role) uses++;
  return uses;
}

/** Gives an element a name. The role of a lane or pool takes the new name while nobody else uses it and it bore the old one. */
export function rename(model: ProcessModel, { id, name }: { readonly id: ElementId | string; readonly name: string }): Result<Edited, EditError> {
  const table = NAMED.find((candidate) => Object.hasOwn(model[candidate], id));
  if (!table) return err({ code: 'not-found', id });
  const element = find(model[table] as Readonly<Record<string, { readonly name: string }>>, id);
  if (element?.name === name) return err({ code: 'nothing-changes' });
  if (name.length > 2_000 || (table === 'roles' && name.length > 500)) return err({ code: 'invalid-value', property: 'name', detail: '2000' });
  const sketch = new Sketch(model);
  sketch.patch(table, id, { name });
  const home = find(model.lanes, id) ?? find(model.pools, id);
  const role = find(model.roles, home?.role);
  if (home && role && role.name === home.name && usesOfRole(model, role.id) === 1) sketch.patch('roles', role.id, { name: name.slice(0, 500) });
  if (table === 'flows') settleLabels(sketch, [id]);
  return sketch.done(message('commands.rename', { name }));
}

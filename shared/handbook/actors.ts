import { givenRole } from '../model/givenRole.ts';
import type { RoleId } from '../model/ids.ts';
import { laneOf } from '../model/laneOf.ts';
import type { ProcessNode } from '../model/Node.ts';
import type { Lane, Pool } from '../model/Pool.ts';
import { find } from '../model/ProcessModel.ts';
import { isStep } from './stepOrder.ts';
import { oneLine, type Reading } from './Reading.ts';

/** Somebody who does steps: a lane, or a pool without lanes; `null` for a process that is drawn without either. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly place: Lane | Pool | null;
  /** The role whose people do its steps. */
  readonly role: RoleId | null;
  /** In the order of the procedure. */
  readonly steps: readonly ProcessNode[];
}

/** Everybody who does something, in the order in which a case comes to them. */
export function actorsOf({ model, ordered, t }: Reading): readonly Actor[] {
  const found = new Map<string, { readonly first: ProcessNode; readonly place: Lane | Pool | null; readonly steps: ProcessNode[] }>();
  for (const node of ordered) {
    if (!isStep(node)) continue;
    const pool = find(model.pools, node.pool);
    const place = find(model.lanes, laneOf(model, node)) ?? (pool && pool.kind !== 'implicit' ? pool : null);
    const key = place?.id ?? '';
    const known = found.get(key);
    if (known) known.steps.push(node);
    else found.set(key, { first: node, place, steps: [node] });
  }
  return [...found].map(([id, { first, place, steps }]) => ({
    id, place, steps,
    name: (place && oneLine(place.name)) || (place ? t(place && 'laneKind' in place ? 'bpmn.lane' : 'bpmn.pool') : t('book.actor.none')),
    role: givenRole(model, first)?.role ?? null,
  }));
}

import { isActivity } from '../model/Activity.ts';
import { NODE_KINDS } from '../model/nodeKinds.ts';
import type { NodeId } from '../model/ids.ts';
import type { ProcessNode } from '../model/Node.ts';
import { laneOf } from '../model/laneOf.ts';
import { find, rows } from '../model/ProcessModel.ts';
import { rolesOfStep } from '../simulation/rolesOfStep.ts';
import { actorsOf } from './actors.ts';
import { oneLine, type Reading } from './Reading.ts';

export type RaciCell = 'A/R' | 'A' | 'R' | 'I' | '';

export interface RaciMatrix {
  /** Lanes and pools in the order of the procedure, then roles that only lend people. */
  readonly parties: readonly string[];
  readonly rows: readonly { readonly step: ProcessNode; readonly cells: readonly RaciCell[] }[];
}

/** The next nodes that do something, gateways passed through. */
function nextSteps({ graph, model }: Reading, from: ProcessNode): readonly ProcessNode[] {
  const seen = new Set<NodeId>([from.id]);
  const open = [from.id];
  const found: ProcessNode[] = [];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const flow of graph.outgoing(at)) {
      const target = find(model.nodes, flow.target);
      if (!target || seen.has(target.id)) continue;
      seen.add(target.id);
      if (NODE_KINDS[target.kind].category === 'gateway') open.push(target.id);
      else found.push(target);
    }
  }
  return found;
}

/**
 * Who does each step, who answers for it and who gets its result, as far as the model says: its lane answers for it (A),
 * the people it asks for do it (R), and the lane of the next step is told (I). Nobody is consulted in a flow; what
 * a step asks of somebody is a step of theirs.
 */
export function raciOf(reading: Reading): RaciMatrix {
  const { model, ordered } = reading;
  const actors = actorsOf(reading).filter(({ place }) => place !== null);
  const placeOfStep = new Map<NodeId, number>(actors.flatMap(({ steps }, i) => steps.map(({ id }) => [id, i] as const)));
  const placeIndex = new Map<string, number>(actors.map(({ id }, i) => [id, i]));
  const messages = new Map<string, string[]>();
  for (const flow of rows(model.flows)) if (flow.kind === 'messageFlow' && flow.source && flow.target) messages.set(flow.source, [...(messages.get(flow.source) ?? []), flow.target]);
  const ofActors = new Set(actors.map(({ role }) => role));
  const activities = ordered.filter(isActivity).filter((node) => reading.numberOf(node.id) !== undefined);
  const lent = [...new Set(activities.flatMap((node) => rolesOfStep(model, node)))].filter((role) => !ofActors.has(role));
  const parties = [...actors.map(({ name }) => name), ...lent.map((role) => oneLine(find(model.roles, role)?.name ?? role))];
  return {
    parties,
    rows: activities.map((step) => {
      const own = placeOfStep.get(step.id);
      const roles = rolesOfStep(model, step);
      const cells = parties.map((): RaciCell => '');
      for (const role of roles) {
        const all = actors.flatMap((actor, i) => (actor.role === role ? [i] : []));
        // A role with several lanes: the lane of the step itself stands for it.
        const at = own !== undefined && all.includes(own) ? own : (all[0] ?? actors.length + lent.indexOf(role));
        if (at < cells.length) cells[at] = 'R';
      }
      if (own !== undefined) cells[own] = cells[own] === 'R' || roles.length === 0 ? 'A/R' : 'A';
      const told = (messages.get(step.id) ?? []).flatMap((id) => find(model.nodes, id) ?? []);
      for (const next of [...nextSteps(reading, step), ...told]) {
        const at = placeOfStep.get(next.id) ?? placeIndex.get(laneOf(model, next) ?? next.pool ?? '');
        if (at !== undefined && cells[at] === '') cells[at] = 'I';
      }
      return { step, cells };
    }),
  };
}

import { calledPool } from '../model/calledPool.ts';
import { givenRole } from '../model/givenRole.ts';
import type { ProcessNode } from '../model/Node.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';
import type { Trace } from '../simulation/Trace.ts';

/**
 * What tokens do at a node, as far as a trace does not say it: `pass` (one comes, one goes, maybe later), `join` (several
 * come, one goes), `end` (they are consumed), `inside` (a sub-process: the tokens within it are what is seen).
 */
export const BEHAVIOUR = { pass: 0, join: 1, end: 2, inside: 3 } as const;

/** The elements that a trace names by number, as the model has them; −1 for those that are no longer there. */
export interface TracedProcess {
  /** Numbers of the nodes at the ends of each flow. */
  readonly flowSource: Int32Array;
  readonly flowTarget: Int32Array;
  /** 1: a sequence flow; tokens on others are copies that stay nowhere. */
  readonly isSequence: Uint8Array;
  readonly behaviour: Uint8Array;
  /** Number of the role whose people do a step. */
  readonly nodeRole: Int32Array;
  /** 1: cases wait here until there are enough of them, or until the clock says so. */
  readonly isBatch: Uint8Array;
}

const isGateway = (node: ProcessNode) => node.kind === 'parallelGateway' || node.kind === 'inclusiveGateway' || node.kind === 'complexGateway';

export function tracedProcess(model: ProcessModel, { nodeIds, flowIds, roleIds, activities }: Trace): TracedProcess {
  // Of several numbers with one id (calls of one process) a trace uses the first.
  const numberOf = new Map(nodeIds.map((id, i) => [id, i] as const).toReversed());
  const roleNumber = new Map(roleIds.map((id, i) => [id, i]));
  const numberAt = (id: string | null | undefined) => (id == null ? -1 : (numberOf.get(id) ?? -1));
  const flows = flowIds.map((id) => find(model.flows, id));
  const containers = new Set<string>(rows(model.nodes).flatMap(({ parent }) => (parent === null ? [] : [parent])));
  const leaving = new Set<string>(rows(model.flows).flatMap(({ kind, source }) => (kind === 'sequenceFlow' && source !== null ? [source] : [])));

  const behaviourOf = (id: string) => {
    const node = find(model.nodes, id);
    if (!node) return BEHAVIOUR.pass;
    if (containers.has(id) || calledPool(model, node) !== null) return BEHAVIOUR.inside;
    if (isGateway(node)) return BEHAVIOUR.join;
    return node.kind === 'endEvent' || !leaving.has(id) ? BEHAVIOUR.end : BEHAVIOUR.pass;
  };
  const nodeRole = Int32Array.from(nodeIds, (id) => {
    const node = find(model.nodes, id);
    const own = node && 'work' in node ? node.work.requirements : null;
    const role = own?.[0]?.role ?? (node && own === null ? givenRole(model, node)?.role : undefined);
    return role === undefined ? -1 : (roleNumber.get(role) ?? -1);
  });
  // Who did it is better knowledge than who should.
  for (let i = 0; i < activities.node.length; i += 1) if (activities.role[i]! >= 0) nodeRole[activities.node[i]!] = activities.role[i]!;
  return {
    flowSource: Int32Array.from(flows, (flow) => numberAt(flow?.source)),
    flowTarget: Int32Array.from(flows, (flow) => numberAt(flow?.target)),
    isSequence: Uint8Array.from(flows, (flow) => (flow?.kind === 'sequenceFlow' ? 1 : 0)),
    behaviour: Uint8Array.from(nodeIds, behaviourOf),
    nodeRole,
    isBatch: Uint8Array.from(nodeIds, (id) => {
      const node = find(model.nodes, id);
      return node && 'work' in node && node.work.batch ? 1 : 0;
    }),
  };
}

/** The role in whose queue an activity stands. */
export const roleOfActivity = ({ activities }: Trace, { nodeRole }: TracedProcess, row: number): number => (activities.role[row]! >= 0 ? activities.role[row]! : nodeRole[activities.node[row]!]!);

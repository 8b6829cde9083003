import { isInvertible, LAW, PARAMETERS } from '../distributions/distributionTable.ts';
import { PURPOSE, type RandomStream } from '../randomStream.ts';
import { BODY, JOIN, LOOP, QUEUE_ORDER, RESULT, SHIFT_END, SPLIT, type Program } from '../Program.ts';
import { MEMORY } from './memory.ts';

/** How a token gets into a node: what a plain visit needs is told by one code. */
export const ENTERING = { pass: 0, work: 1, delay: 2, other: 3 } as const;
/** How a token leaves it. */
export const LEAVING = { byOneWay: 0, byShare: 1, end: 2, other: 3 } as const;
/** What a flow asks for besides taking it. */
export const TAKING = { nothing: 0, handOff: 1, other: 2 } as const;

/**
 * Fields of a node's record: what one visit reads, side by side. `desk` and `role` are −1 without people; `role` is −1
 * too when several are needed. `isSimple`: work in a line of one role, first come, first served, whoever is free.
 * `isBare`: no boundary events and no rounds. `way`: the first flow out. `inLine`: work that waits there now. `law`: of its
 * time, when it is drawn by inverting one number at most; −1 otherwise. `durationKey`, `branchKey`: two words each, of its
 * random streams. `outFrom`, `outTo`: its ways out in the table of ways.
 */
export const NODE = {
  bits: 6, entering: 0, leaving: 1, join: 2, outFrom: 3, outTo: 4, visitSlot: 5, duration: 6, desk: 7, role: 8, quantity: 9,
  calendar: 10, isSimple: 11, isBare: 12, isOvertime: 13, way: 14, inLine: 15, inLineMax: 16, boundaryFrom: 17, boundaryTo: 18, law: 19,
  durationKey: 20, branchKey: 22,
} as const;

/**
 * Doubles behind the integers of the same record. Costs are money, `law` the first of (a, b, min, max) of the time of the step, and from
 * `sums` on stands what is summed (SUM of RunStatistics).
 */
export const NODE_VALUE = { bits: 5, costPerMinute: 16, fixedCost: 17, law: 18, sums: 22 } as const;

/** Fields of a flow's record. `target`: the node that is really reached next; `last`: the flow by which. `from`, `to`: the holders between whom it hands over. */
export const FLOW = { bits: 3, taking: 0, target: 1, last: 2, handOff: 3, from: 4, to: 5 } as const;

const { bits: NODE_BITS } = NODE;
const { bits: FLOW_BITS } = FLOW;
const { nodes, nodeValues: values, flows, wayFlows, wayShares } = MEMORY;
const LONG_WAY = -1;

/**
 * Writes the program into the memory of the thread, as records that cost one line of the cache per visit. Returns which
 * desks have one role and a plain line. `isTraced`: every node, flow and step is to be seen, so none goes by the short way.
 */
export function writeNodeRecords(p: Program, stream: RandomStream, isTraced: boolean): Uint8Array {
  const count = p.nodeIds.length;
  const isSimpleDesk = simpleDesks(p);
  for (let n = 0; n < count; n += 1) {
    const at = n << NODE_BITS;
    const desk = p.desk[n]!;
    const from = p.requirementStart[n]!;
    const isOneRole = p.requirementStart[n + 1]! - from === 1;
    const isBare = !isTraced && p.boundary.start[n] === p.boundary.start[n + 1] && p.loop[n] === LOOP.none && p.sets.start[n] === p.sets.start[n + 1] && !isStaffed(p, n) && p.isVisible[n] === 0;
    nodes[at + NODE.entering] = entering(p, n, isBare);
    nodes[at + NODE.leaving] = leaving(p, n);
    nodes[at + NODE.join] = p.join[n]!;
    nodes[at + NODE.outFrom] = p.outgoing.start[n]!;
    nodes[at + NODE.outTo] = p.outgoing.start[n + 1]!;
    nodes[at + NODE.visitSlot] = p.visitSlot[n]!;
    nodes[at + NODE.duration] = p.duration[n]!;
    nodes[at + NODE.desk] = desk;
    nodes[at + NODE.role] = isOneRole ? p.requirementRole[from]! : -1;
    nodes[at + NODE.quantity] = isOneRole ? p.requirementQuantity[from]! : 0;
    nodes[at + NODE.calendar] = p.stepCalendar[n]!;
    nodes[at + NODE.isSimple] = desk >= 0 && isSimpleDesk[desk] === 1 ? 1 : 0;
    nodes[at + NODE.isBare] = isBare ? 1 : 0;
    nodes[at + NODE.isOvertime] = p.shiftEnd[n] === SHIFT_END.overtime ? 1 : 0;
    nodes[at + NODE.way] = p.outgoing.items[p.outgoing.start[n]!] ?? -1;
    nodes[at + NODE.inLine] = 0;
    nodes[at + NODE.inLineMax] = 0;
    nodes[at + NODE.boundaryFrom] = p.boundary.start[n]!;
    nodes[at + NODE.boundaryTo] = p.boundary.start[n + 1]!;
    nodes[at + NODE.law] = writeLaw(p, n);
    stream.copyKey(n, PURPOSE.duration, nodes, at + NODE.durationKey);
    stream.copyKey(n, PURPOSE.branch, nodes, at + NODE.branchKey);
    values[(n << NODE_VALUE.bits) + NODE_VALUE.costPerMinute] = p.costPerMinute[n]!;
    values[(n << NODE_VALUE.bits) + NODE_VALUE.fixedCost] = p.fixedCost[n]!;
  }
  wayFlows.set(p.outgoing.items);
  wayShares.set(p.outShare);
  writeFlowRecords(p, isTraced);
  return isSimpleDesk;
}

/** Work of people who are told apart goes by the long way, and so do activities until which people stay. */
function isStaffed({ staff }: Program, n: number): boolean {
  return staff !== null && (staff.options.start[n] !== staff.options.start[n + 1] || staff.batch[n]! >= 0 || staff.endsKeeping[n] === 1);
}

function entering(p: Program, n: number, isBare: boolean): number {
  switch (p.body[n]) {
    case BODY.pass: return ENTERING.pass;
    case BODY.work: return isBare ? ENTERING.work : ENTERING.other;
    // A receive task that a partner answers may be left over its edge, or be what people stay with a case for.
    case BODY.delay: return p.boundary.start[n] === p.boundary.start[n + 1] && !isStaffed(p, n) ? ENTERING.delay : ENTERING.other;
    default: return ENTERING.other;
  }
}

function leaving(p: Program, n: number): number {
  if (p.isWatched[n] === 1 || p.sends.start[n] !== p.sends.start[n + 1] || p.result[n] !== RESULT.none) return LEAVING.other;
  if (p.split[n] === SPLIT.end) return LEAVING.end;
  if (p.split[n] === SPLIT.exclusive) return LEAVING.byShare;
  const ways = p.outgoing.start[n + 1]! - p.outgoing.start[n]!;
  return p.split[n] === SPLIT.all && ways === 1 ? LEAVING.byOneWay : LEAVING.other;
}

/** Returns the kind of the law that was written. */
function writeLaw(p: Program, n: number): number {
  const d = p.duration[n]!;
  if (d < 0) return LONG_WAY;
  const kind = p.distributions.kinds[d]!;
  if (kind !== LAW.fixed && !isInvertible(kind)) return LONG_WAY;
  const { parameters } = p.distributions;
  const at = (n << NODE_VALUE.bits) + NODE_VALUE.law;
  values[at] = parameters[d * PARAMETERS]!;
  values[at + 1] = parameters[d * PARAMETERS + 1]!;
  values[at + 2] = parameters[d * PARAMETERS + 4]!;
  values[at + 3] = parameters[d * PARAMETERS + 5]!;
  return kind;
}

/** Desks of one role, in the order of arrival, none of whose work must fit before closing time. */
function simpleDesks(p: Program): Uint8Array {
  const isSimple = Uint8Array.from({ length: p.desks }, (_, d) => {
    const roles = p.deskRoles.start[d + 1]! - p.deskRoles.start[d]!;
    return p.deskOrder[d] === QUEUE_ORDER.fifo && roles === 1 ? 1 : 0;
  });
  p.desk.forEach((desk, n) => { if (desk >= 0 && p.shiftEnd[n] === SHIFT_END.startOnlyIfItFits) isSimple[desk] = 0; });
  return isSimple;
}

/** Nodes that nothing happens at are stepped over: merges, events without effect, gateways with one way. */
function writeFlowRecords(p: Program, isTraced: boolean): void {
  const count = p.flowIds.length;
  const isPlain = (f: number) => p.flowTransfer[f]! < 0 && p.flowReject[f] === 0;
  const isIdle = (n: number) => {
    const at = n << NODE_BITS;
    return p.join[n] === JOIN.none && nodes[at + NODE.entering] === ENTERING.pass && nodes[at + NODE.leaving] === LEAVING.byOneWay && p.visitSlot[n]! < 0;
  };
  for (let f = 0; f < count; f += 1) {
    const at = f << FLOW_BITS;
    const handOff = p.flowHandOff[f]!;
    flows[at + FLOW.handOff] = handOff;
    flows[at + FLOW.from] = handOff < 0 ? -1 : p.handOffFrom[handOff]!;
    flows[at + FLOW.to] = handOff < 0 ? -1 : p.handOffTo[handOff]!;
    flows[at + FLOW.taking] = isTraced || !isPlain(f) ? TAKING.other : p.flowHandOff[f]! >= 0 ? TAKING.handOff : TAKING.nothing;
    let last = f;
    const most = isTraced ? 0 : count;
    for (let steps = 0; steps < most; steps += 1) {
      const target = p.flowTarget[last]!;
      if (!isIdle(target)) break;
      const next = p.outgoing.items[p.outgoing.start[target]!]!;
      if (!isPlain(next) || p.flowHandOff[next]! >= 0 || next === f) break;
      last = next;
    }
    flows[at + FLOW.last] = last;
    flows[at + FLOW.target] = p.flowTarget[last]!;
  }
}

import type { Gateway } from '../../model/Node.ts';
import { NODE_KINDS } from '../../model/nodeKinds.ts';
import { SPLIT, JOIN } from '../Program.ts';
import { isPureFeel } from '../feel.ts';
import { DEFAULT_INCLUSIVE_PROBABILITY } from '../defaults.ts';
import type { Compilation } from './Compilation.ts';
import { nameOf } from './nameOf.ts';
import type { Structure, Way } from './structure.ts';

const TOLERANCE = 1e-6;

export interface Splits {
  readonly join: Int8Array;
  readonly split: Int8Array;
  /** Per way. */
  readonly share: Float64Array;
  readonly condition: Int32Array;
  /** Way that is the default of a node, −1 without. */
  readonly defaultWay: Int32Array;
  /** Tokens after which a complex gateway goes on. */
  readonly activation: Int32Array;
}

/** Gateways to integer kinds with their shares; probabilities that are given must be a distribution. */
export function compileSplits(c: Compilation, s: Structure): Splits {
  const result: Splits = {
    join: new Int8Array(s.nodes.length),
    split: new Int8Array(s.nodes.length),
    share: new Float64Array(s.ways.length).fill(1),
    condition: new Int32Array(s.ways.length).fill(-1),
    defaultWay: new Int32Array(s.nodes.length).fill(-1),
    activation: new Int32Array(s.nodes.length),
  };
  s.nodes.forEach((node, n) => {
    const incoming = s.incoming[n] ?? [];
    const outgoing = s.outgoing[n] ?? [];
    const ways = outgoing.map((i) => s.ways[i]!);
    if (incoming.length > 1) {
      if (node.kind === 'parallelGateway') result.join[n] = JOIN.all;
      else if (node.kind === 'inclusiveGateway') result.join[n] = JOIN.inclusive;
      else if (node.kind === 'complexGateway') {
        result.join[n] = JOIN.complex;
        result.activation[n] = activationOf(c, node, incoming.length);
      }
    }
    if (outgoing.length === 0) {
      result.split[n] = SPLIT.end;
      return;
    }
    outgoing.forEach((w, i) => {
      if (ways[i]!.flow?.isDefault) result.defaultWay[n] = w;
    });
    result.split[n] = splitOf(c, s, n, ways);
    if (result.split[n] === SPLIT.exclusive || result.split[n] === SPLIT.inclusive) {
      const byCondition = readConditions(c, ways, outgoing, result);
      if (byCondition) result.split[n] = result.split[n] === SPLIT.exclusive ? SPLIT.exclusiveConditions : SPLIT.inclusiveConditions;
      else if (result.split[n] === SPLIT.exclusive) exclusiveShares(c, s, n, ways, outgoing, result.share);
      else ways.forEach((way, i) => { result.share[outgoing[i]!] = way.flow?.probability ?? DEFAULT_INCLUSIVE_PROBABILITY; });
    }
  });
  return result;
}

function splitOf(c: Compilation, s: Structure, n: number, ways: readonly Way[]): number {
  const node = s.nodes[n]!;
  if (ways.length === 1) return SPLIT.all;
  switch (node.kind) {
    case 'exclusiveGateway': return SPLIT.exclusive;
    case 'inclusiveGateway': return SPLIT.inclusive;
    case 'complexGateway':
      c.warn('simulation.warning.complexSplit', { name: nameOf(node) });
      return SPLIT.inclusive;
    case 'parallelGateway':
    case 'eventBasedGateway': return SPLIT.all;
    default: {
      // Several ways out of an activity or event all go on (BPMN 2.0.2 §13.2.1), each under its condition if it has one.
      const isConditional = ways.some(({ flow }) => flow !== null && (flow.probability !== null || flow.isDefault || flow.condition !== undefined));
      if (!isConditional) return SPLIT.all;
      const given = ways.map(({ flow }) => flow?.probability ?? null);
      const isChoice = given.every((p) => p !== null) && Math.abs(given.reduce<number>((sum, p) => sum + (p ?? 0), 0) - 1) < TOLERANCE;
      return isChoice ? SPLIT.exclusive : SPLIT.inclusive;
    }
  }
}

/** How many tokens a complex gateway waits for: said, or read from a condition such as “activationCount >= 2”. */
function activationOf(c: Compilation, node: Gateway, ways: number): number {
  const written = /activationCount\s*(>=|>|==?)\s*(\d+)/.exec(node.activationCondition ?? '');
  const count = node.activationCount ?? (written ? Number(written[2]) + (written[1] === '>' ? 1 : 0) : null);
  if (count !== null && count >= 1 && count <= ways) return count;
  c.fail('unsupported', node.id, 'simulation.error.complexJoin', { name: nameOf(node), ways }, 'simulation.error.complexJoin.advice');
  return ways;
}

/** Conditions count when every way but the default has one that reads case attributes only; shares are used otherwise. */
function readConditions(c: Compilation, ways: readonly Way[], outgoing: readonly number[], result: Splits): boolean {
  if (Object.keys(c.exampleAttributes).length === 0) return false;
  const conditions = ways.map(({ flow }) => (flow?.isDefault ? null : (flow?.condition?.replace(/^=/, '').trim() ?? '')));
  const isReadable = conditions.every((text) => text === null || (text !== '' && isPureFeel(text, c.exampleAttributes)));
  if (!isReadable || conditions.every((text) => text === null)) return false;
  conditions.forEach((text, i) => {
    if (text === null) return;
    c.expressions.push(text);
    result.condition[outgoing[i]!] = c.expressions.length - 1;
    // For the load before the run, which does not know the attributes.
    result.share[outgoing[i]!] = ways[i]!.flow?.probability ?? 1 / ways.length;
  });
  return true;
}

/** Given shares stay; the rest is split evenly among the ways without one (a default way takes all of it). */
function exclusiveShares(c: Compilation, s: Structure, n: number, ways: readonly Way[], outgoing: readonly number[], share: Float64Array): void {
  const node = s.nodes[n]!;
  const given = ways.map(({ flow }) => flow?.probability ?? null);
  const sum = given.reduce<number>((total, p) => total + (p ?? 0), 0);
  const open = given.flatMap((p, i) => (p === null ? [i] : []));
  const isComplete = open.length === 0 ? Math.abs(sum - 1) <= TOLERANCE : sum <= 1 + TOLERANCE;
  if (!isComplete) {
    c.fail('shares', node.id, 'simulation.error.shares', { name: nameOf(node), sum: Number((sum * 100).toFixed(4)) }, 'simulation.error.shares.advice');
    return;
  }
  const rest = Math.max(0, 1 - sum);
  const fallback = open.find((i) => ways[i]!.flow?.isDefault);
  if (open.length > 1 && open.length === ways.length && NODE_KINDS[node.kind].category === 'gateway') c.warn('simulation.warning.equalShares', { name: nameOf(node) });
  const takers = fallback !== undefined && open.length < ways.length && open.length > 0 ? [fallback] : open;
  given.forEach((p, i) => {
    share[outgoing[i]!] = p ?? (takers.includes(i) ? rest / takers.length : 0);
  });
}

import { holds } from './feel.ts';
import type { Drawing, Way } from './Drawing.ts';
import type { Token } from './Token.ts';
import { DEFAULT_INCLUSIVE_PROBABILITY } from '../../shared/simulation/defaults.ts';

const isOne = (sum: number) => Math.abs(sum - 1) < 1e-6;
const total = (shares: readonly (number | null)[]) => shares.reduce<number>((sum, p) => sum + (p ?? 0), 0);

/** The ways by which a token leaves its node, in the order in which they were drawn. `uniforms`: the draws of this visit. */
export function waysTaken(drawing: Drawing, { node, case: { attributes } }: Token, uniforms: () => number): readonly Way[] {
  const ways = drawing.waysOut(node);
  if (ways.length < 2) return ways;
  const flows = ways.map(({ flow }) => flow);
  const shares = flows.map((flow) => flow?.probability ?? null);
  const conditions = flows.map((flow) => flow?.condition?.replace(/^=/, '').trim() ?? '');
  const fallback = ways.find(({ flow }) => flow?.isDefault);
  const byCondition = Object.keys(attributes).length > 0 && ways.some((way) => way !== fallback) && ways.every((way, i) => way === fallback || conditions[i] !== '');

  const one = (): readonly Way[] => {
    if (byCondition) return [ways.find((way, i) => way !== fallback && holds(conditions[i] ?? '', attributes)) ?? fallback ?? ways.at(-1)!];
    const u = uniforms();
    let sum = 0;
    const open = shares.filter((p) => p === null).length;
    const rest = Math.max(0, 1 - total(shares));
    // A default way takes all that is left, else the ways without a share have the rest in equal parts.
    const takesAll = fallback !== undefined && fallback.flow?.probability === null && open < ways.length;
    const share = (way: Way, i: number) => shares[i] ?? (takesAll ? (way === fallback ? rest : 0) : rest / open);
    return [ways.find((way, i) => u < (sum += share(way, i))) ?? ways.at(-1)!];
  };
  const some = (): readonly Way[] => {
    const share = (i: number) => shares[i] ?? DEFAULT_INCLUSIVE_PROBABILITY;
    const taken = ways.filter((way, i) => way !== fallback && (byCondition ? holds(conditions[i] ?? '', attributes) : uniforms() < share(i)));
    if (taken.length > 0) return taken;
    const likeliest = ways.reduce((best, _, i) => (share(i) > share(best) ? i : best), 0);
    return [fallback ?? ways[likeliest]!];
  };

  switch (node.kind) {
    case 'exclusiveGateway': return one();
    case 'inclusiveGateway':
    case 'complexGateway': return some();
    case 'parallelGateway': return ways;
    default:
      // Several ways out of an activity or event all go on, each under its condition if it has one (BPMN 2.0.2 §13.2.1).
      if (flows.every((flow) => flow === null || (flow.probability === null && !flow.isDefault && flow.condition === undefined))) return ways;
      return shares.every((p) => p !== null) && isOne(total(shares)) ? one() : some();
  }
}

import type { FlowId } from '../../shared/model/ids.ts';

export interface Branch {
  readonly id: FlowId;
  readonly probability: number | null;
}

/** Room for what people round: three times 33.33 % is a whole. */
const TOLERANCE = 0.0005;

export interface BranchShares {
  /** Sum of the shares that were given. */
  readonly sum: number;
  /** What each branch without a share gets: an equal part of the rest. */
  readonly rest: number;
  readonly missing: number;
  /** `full`: adds up; `open`: the branches without a share take the rest. */
  readonly verdict: 'full' | 'open' | 'tooMuch' | 'tooLittle';
}

/** How the branches of an exclusive split add up. */
export function branchShares(branches: readonly Branch[]): BranchShares {
  const given = branches.flatMap(({ probability }) => (probability === null ? [] : [probability]));
  const sum = given.reduce((total, share) => total + share, 0);
  const missing = branches.length - given.length;
  const rest = missing === 0 ? 0 : Math.max(0, 1 - sum) / missing;
  if (sum > 1 + TOLERANCE) return { sum, rest, missing, verdict: 'tooMuch' };
  if (missing > 0) return { sum, rest, missing, verdict: 'open' };
  return { sum, rest, missing, verdict: sum < 1 - TOLERANCE ? 'tooLittle' : 'full' };
}

/** Equal shares that add up to exactly 1 in whole hundredths of a percent; the first branches take what is left over. */
export function equalShares(count: number): readonly number[] {
  if (count <= 0) return [];
  const hundredths = 10_000;
  const each = Math.floor(hundredths / count);
  const over = hundredths - each * count;
  return Array.from({ length: count }, (_, i) => (each + (i < over ? 1 : 0)) / hundredths);
}

/** The same proportions, brought to a sum of 1; branches without a share keep none. */
export function scaledShares(branches: readonly Branch[]): readonly (number | null)[] {
  const { sum } = branchShares(branches);
  return branches.map(({ probability }) => (probability === null || sum === 0 ? probability : Number((probability / sum).toPrecision(6))));
}

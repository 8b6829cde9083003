import { MINUTES_PER_UNIT, type Distribution } from '../../shared/model/Distribution.ts';
import { distributionFacts } from '../../shared/simulation/distributions/distributionFacts.ts';
import { parameterOf, withoutCutOffs } from './distributionForm.ts';

export interface Truncation {
  /** Minutes: what the numbers of the form say. */
  readonly stated: number;
  /** Minutes: what is left of it between the limits, and above 0. */
  readonly mean: number;
}

/** Less is rounding, and not worth a sentence. */
const VISIBLE = 0.001;

/** How far cutting off moves the mean; `null` where it does not, or nobody can tell. */
export function truncation(distribution: Distribution): Truncation | null {
  const cut = distributionFacts(distribution);
  if (!cut.ok || !Number.isFinite(cut.value.mean)) return null;
  const typed = distribution.kind === 'normal' ? parameterOf(distribution, 'mean') : undefined;
  const whole = typed === undefined ? distributionFacts(withoutCutOffs(distribution)) : null;
  const stated = typed !== undefined ? typed * MINUTES_PER_UNIT[distribution.unit] : whole?.ok ? whole.value.mean : Number.NaN;
  if (!Number.isFinite(stated) || Math.abs(cut.value.mean - stated) <= VISIBLE * Math.max(stated, cut.value.mean)) return null;
  return { stated, mean: cut.value.mean };
}

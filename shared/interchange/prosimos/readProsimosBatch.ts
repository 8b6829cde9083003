import type { Distribution } from '../../model/Distribution.ts';
import type { Batch } from '../../model/Node.ts';
import type { Complaints } from '../Complaints.ts';
import type { ProsimosBatching } from './ProsimosFile.ts';

const IS_AT_LEAST = new Set(['=', '>', '>=']);

/** A step that is done in batches: when one begins, and how long it takes. */
export interface ReadBatch {
  readonly batch: Batch;
  readonly duration: Distribution;
}

/** Time that is `factor` times another; `null` where its form cannot say so. */
function scaled(duration: Distribution, factor: number): Distribution | null {
  switch (duration.kind) {
    case 'fixed': return { ...duration, value: duration.value * factor };
    case 'uniform': return { ...duration, min: duration.min * factor, max: duration.max * factor };
    case 'exponential':
    case 'gamma': return { ...duration, mean: duration.mean * factor, ...scaledLimits(duration, factor) };
    case 'normal':
    case 'lognormal': return { ...duration, mean: duration.mean * factor, sd: duration.sd * factor, ...scaledLimits(duration, factor) };
    case 'histogram': return { ...duration, ...scaledLimits(duration, factor), bins: duration.bins.map(({ from, to, weight }) => ({ from: from * factor, to: to * factor, weight })) };
    default: return null;
  }
}

const scaledLimits = ({ min, max }: { readonly min?: number | undefined; readonly max?: number | undefined }, factor: number) =>
  ({ ...(min === undefined ? {} : { min: min * factor }), ...(max === undefined ? {} : { max: max * factor }) });

/**
 * `batch_processing` of a Prosimos file. Rules on the size, on the wait of the oldest or newest case and on the hour of
 * the day become the size, longest wait and clock of a batch; `Parallel` is together, `Sequential` one by one, with the
 * time of the step scaled by `duration_distrib`. Everything finer than that is named.
 */
export function readProsimosBatch(batching: ProsimosBatching, duration: Distribution, where: string, complaints: Complaints): ReadBatch | null {
  const place = { where, element: batching.task_id };
  let size: number | null = null;
  let wait: number | null = null;
  const at: number[] = [];
  for (const all of batching.firing_rules) {
    if (all.length > 1) complaints.approximated({ ...place, where: `${where}.firing_rules` }, all.map(({ attribute, comparison, value }) => `${attribute} ${comparison} ${String(value)}`).join(' and '));
    for (const { attribute, comparison, value } of all) {
      const number = Number(value);
      const isUsable = Number.isFinite(number) && number >= 0 && IS_AT_LEAST.has(comparison);
      if (attribute === 'size' && isUsable && number >= 1) size = Math.min(size ?? Infinity, comparison === '>' ? Math.floor(number) + 1 : Math.ceil(number));
      else if ((attribute === 'large_wt' || attribute === 'ready_wt') && isUsable && number <= 1e9) {
        if (attribute === 'ready_wt') complaints.approximated(place, attribute);
        wait = Math.min(wait ?? Infinity, number);
      } else if (attribute === 'daily_hour' && comparison === '=' && Number.isInteger(number) && number >= 0 && number <= 23) at.push(number * 60);
      else complaints.ignored({ ...place, where: `${where}.firing_rules` }, `${attribute} ${comparison} ${String(value)}`);
    }
  }
  if (size === null && wait === null && at.length === 0) return null;
  if (batching.size_distrib.length > 0) complaints.ignored(place, 'size_distrib');

  const factors = batching.duration_distrib.filter(({ key, value }) => Number(key) > 1 && value >= 0);
  const factor = factors[0]?.value ?? 1;
  if (factors.some(({ value }) => value !== factor)) complaints.approximated(place, 'duration_distrib');
  const item = scaled(duration, factor);
  if (!item) { complaints.ignored(place, 'duration_distrib'); return null; }
  const isTogether = batching.type === 'Parallel';
  if (batching.type !== 'Parallel' && batching.type !== 'Sequential') complaints.approximated(place, `type ${batching.type}`);
  return {
    batch: {
      size: size === null ? null : Math.min(100_000, size),
      maxWait: wait === null ? null : { kind: 'fixed', unit: 's', value: wait },
      at: at.length === 0 ? null : [...new Set(at)].toSorted((a, b) => a - b),
      mode: isTogether ? 'together' : 'oneByOne',
      perItem: isTogether ? null : item,
    },
    duration: isTogether ? item : { kind: 'fixed', unit: 's', value: 0 },
  };
}

import type { Distribution } from '../../model/Distribution.ts';
import type { XmlElement } from '../xml/XmlElement.ts';

const LIMIT = 1e9;

/** BIMP writes `NaN` for what a distribution does not need. */
function amount(element: XmlElement, name: string): number | null {
  const text = element.get(name)?.trim();
  const n = text === undefined || text === '' ? Number.NaN : Number(text);
  return Number.isFinite(n) && n >= 0 && n <= LIMIT ? n : null;
}

const fixed = (value: number): Distribution => ({ kind: 'fixed', unit: 's', value });

/**
 * A distribution of the BIMP/QBP extension. Its numbers are seconds, whatever its `timeUnit` says: that is only how
 * BIMP's forms show them. The arguments mean: FIXED mean; EXPONENTIAL arg1 = mean; NORMAL mean, arg1 = standard
 * deviation; UNIFORM arg1 = min, arg2 = max; TRIANGULAR mean = mode, arg1 = min, arg2 = max; LOGNORMAL and GAMMA mean,
 * arg1 = variance; HISTOGRAM a list of fixed or uniform parts. `null` when a number is missing or impossible.
 */
export function readQbpDistribution(element: XmlElement): Distribution | null {
  const mean = amount(element, 'mean');
  const arg1 = amount(element, 'arg1');
  const arg2 = amount(element, 'arg2');
  switch (element.get('type')?.toUpperCase()) {
    case 'FIXED': return mean === null ? null : fixed(mean);
    case 'EXPONENTIAL': return arg1 === null ? null : arg1 === 0 ? fixed(0) : { kind: 'exponential', unit: 's', mean: arg1 };
    case 'NORMAL': return mean === null || arg1 === null ? null : { kind: 'normal', unit: 's', mean, sd: arg1 };
    case 'UNIFORM': return arg1 === null || arg2 === null || arg1 > arg2 ? null : { kind: 'uniform', unit: 's', min: arg1, max: arg2 };
    case 'TRIANGULAR': return mean === null || arg1 === null || arg2 === null || arg1 > mean || mean > arg2 ? null : { kind: 'triangular', unit: 's', min: arg1, mode: mean, max: arg2 };
    case 'LOGNORMAL': return mean === null || arg1 === null ? null : mean === 0 ? fixed(0) : { kind: 'lognormal', unit: 's', mean, sd: Math.sqrt(arg1) };
    case 'GAMMA': return mean === null || arg1 === null ? null : mean === 0 || arg1 === 0 ? fixed(mean) : { kind: 'gamma', unit: 's', shape: (mean * mean) / arg1, mean };
    case 'HISTOGRAM': return readHistogram(element);
    default: return null;
  }
}

function readHistogram(element: XmlElement): Distribution | null {
  const parts = element.all('histogramDataBins', 'qbp').flatMap((list) => list.all('histogramData', 'qbp'));
  const bins = parts.map((part) => {
    const weight = amount(part, 'probability');
    const inner = part.child('distribution', 'qbp');
    const distribution = inner && readQbpDistribution(inner);
    if (weight === null || !distribution) return null;
    if (distribution.kind === 'fixed') return { from: distribution.value, to: distribution.value, weight };
    return distribution.kind === 'uniform' ? { from: distribution.min, to: distribution.max, weight } : null;
  });
  const known = bins.filter((bin) => bin !== null);
  return known.length === 0 || known.length < bins.length || known.every((bin) => bin.weight === 0) ? null : { kind: 'histogram', unit: 's', bins: known };
}

import { isoDurationSeconds } from '../../isoDuration.ts';
import type { Distribution } from '../../model/Distribution.ts';

const UNITS = [['week', 604_800], ['day', 86_400], ['h', 3_600], ['min', 60], ['s', 1]] as const;

/**
 * The fixed time that an ISO 8601 duration (`PT2H30M`) or repeating interval (`R3/PT1H`) stands for, in the largest
 * unit that holds it in whole numbers; a year counts 365 days and a month 30. `null` for dates, expressions and zero.
 */
export function parseIsoDuration(text: string): Distribution | null {
  const seconds = isoDurationSeconds(text);
  if (seconds === null || !(seconds > 0) || seconds > 3e9) return null;
  const [unit, size] = UNITS.find(([, length]) => seconds % length === 0) ?? UNITS[4];
  return { kind: 'fixed', unit, value: seconds / size };
}

import type { Distribution } from '../../model/Distribution.ts';

const FORM = /^P(?:(\d+(?:[.,]\d+)?)Y)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+(?:[.,]\d+)?)W)?(?:(\d+(?:[.,]\d+)?)D)?(?:T(?:(\d+(?:[.,]\d+)?)H)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/;
const SECONDS = [31_536_000, 2_592_000, 604_800, 86_400, 3_600, 60, 1];
const UNITS = [['week', 604_800], ['day', 86_400], ['h', 3_600], ['min', 60], ['s', 1]] as const;

/**
 * The fixed time that an ISO 8601 duration (`PT2H30M`) or repeating interval (`R3/PT1H`) stands for, in the largest
 * unit that holds it in whole numbers; a year counts 365 days and a month 30. `null` for dates, expressions and zero.
 */
export function parseIsoDuration(text: string): Distribution | null {
  const match = FORM.exec(text.trim().replace(/^R\d*\//, ''));
  if (!match) return null;
  const seconds = match.slice(1).reduce((sum, part, i) => sum + (part === undefined ? 0 : Number(part.replace(',', '.')) * SECONDS[i]!), 0);
  if (!(seconds > 0) || seconds > 3e9) return null;
  const [unit, size] = UNITS.find(([, length]) => seconds % length === 0) ?? UNITS[4];
  return { kind: 'fixed', unit, value: seconds / size };
}

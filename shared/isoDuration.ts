const FORM = /^P(?:(\d+(?:[.,]\d+)?)Y)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+(?:[.,]\d+)?)W)?(?:(\d+(?:[.,]\d+)?)D)?(?:T(?:(\d+(?:[.,]\d+)?)H)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/;
const SECONDS = [31_536_000, 2_592_000, 604_800, 86_400, 3_600, 60, 1];

/**
 * Seconds of an ISO 8601 duration (`PT2H30M`) or of one round of a repeating interval (`R3/PT1H`); a year counts 365
 * days and a month 30. `null` for dates, expressions and a duration without any part.
 */
export function isoDurationSeconds(text: string): number | null {
  const parts = FORM.exec(text.trim().replace(/^R\d*\//, ''))?.slice(1);
  if (!parts || parts.every((part) => part === undefined)) return null;
  return parts.reduce((sum, part, i) => sum + (part === undefined ? 0 : Number(part.replace(',', '.')) * SECONDS[i]!), 0);
}

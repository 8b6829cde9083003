/** Minutes of an ISO 8601 duration such as PT30M or P1DT2H (a year counts 365 days, a month 30); `null` when it is none. */
export function parseIsoDuration(text: string): number | null {
  const match = /^P(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text.trim().replace(/^R\d*\//, '').replaceAll(/^["'=\s]+|["'\s]+$/g, ''));
  if (!match || text.trim().endsWith('P') || match.slice(1).every((part) => part === undefined)) return null;
  const minutes = [525_600, 43_200, 10_080, 1_440, 60, 1, 1 / 60];
  return match.slice(1).reduce((sum, part, i) => sum + Number(part ?? 0) * (minutes[i] ?? 0), 0);
}

/** The local midnight so many days after the day of a local time, as a local time. Calendar days, whatever the clocks do. */
export function dayAfter(local: string, days: number): string {
  const [year = 1970, month = 1, day = 1] = local.slice(0, 10).split('-').map(Number);
  return `${new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10)}T00:00`;
}

/** Steps of an axis of time that people count in, min. */
const STEPS = [1, 5, 15, 60, 180, 360, 720, 1_440, 2_880, 10_080, 20_160, 43_200, 86_400, 259_200, 525_600] as const;

/**
 * Ticks of a time axis at least `leastGap` px apart: on whole hours and midnights of the zone, so `offset` is the local
 * time of minute 0, in minutes after a local midnight.
 */
export function timeTicks(from: number, to: number, pxPerMinute: number, leastGap: number, offset: number): { readonly at: readonly number[]; readonly isDays: boolean } {
  const step = STEPS.find((minutes) => minutes * pxPerMinute >= leastGap) ?? STEPS.at(-1)!;
  const at: number[] = [];
  for (let k = Math.ceil((from + offset) / step); k * step - offset <= to; k += 1) at.push(k * step - offset);
  return { at, isDays: step >= 1_440 };
}

/** A share (0–1) as the percent number of a form; twelve digits, so that 0.07 shows as 7 and not as 7.000000000000001. */
export const toPercent = (share: number): number => Number((share * 100).toPrecision(12));
/** The inverse of `toPercent`. */
export const fromPercent = (percent: number): number => Number((percent / 100).toPrecision(12));

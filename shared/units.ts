declare const unit: unique symbol;
type Quantity<U extends string> = number & { readonly [unit]: U };

/** Model and simulation time. */
export type Minutes = Quantity<'min'>;
/** Wall clock only. */
export type Milliseconds = Quantity<'ms'>;

export const minutes = (n: number) => n as Minutes;
export const milliseconds = (n: number) => n as Milliseconds;
export const toMilliseconds = (m: Minutes) => (m * 60_000) as Milliseconds;

export const MINUTES_PER_HOUR = 60;
export const MINUTES_PER_DAY = 1_440;
export const MINUTES_PER_WEEK = 10_080;

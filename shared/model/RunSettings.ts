import { z } from 'zod';

/** How a model is simulated when nobody says otherwise. */
export const RunSettings = z
  .strictObject({
    /** First instant of the run, local time in `timeZone`, for example `2026-01-05T08:00`. */
    start: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, { error: 'must be a local date and time such as 2026-01-05T08:00' }),
    /** IANA name; daylight saving is real. */
    timeZone: z.string().min(1).max(100),
    cases: z.int().min(1).max(10_000_000),
    replications: z.int().min(1).max(10_000),
    /** Cases left out of the statistics at the start, or `auto` for MSER-5. */
    warmUpCases: z.union([z.int().min(0).max(10_000_000), z.literal('auto')]),
    seed: z.int().min(0).max(0xffff_ffff),
    /** ISO 4217. */
    currency: z.string().regex(/^[A-Z]{3}$/),
  })
  .readonly();
export type RunSettings = z.infer<typeof RunSettings>;

export const DEFAULT_RUN_SETTINGS: RunSettings = {
  start: '2026-01-05T08:00',
  timeZone: 'UTC',
  cases: 1_000,
  replications: 20,
  warmUpCases: 'auto',
  seed: 1,
  currency: 'EUR',
};

import { z } from 'zod';
import { AttributeId, CalendarId } from './ids.ts';
import { LocalTime } from './localTime.ts';

/** Seeds are the first word of a key of 32-bit words. */
export const LARGEST_SEED = 0xffff_ffff;

/** How a model is simulated when nobody says otherwise. */
export const RunSettings = z
  .strictObject({
    /** First instant of the run, local time in `timeZone`, for example `2026-01-05T08:00`. */
    start: LocalTime,
    /** IANA name; daylight saving is real. */
    timeZone: z.string().min(1).max(100),
    cases: z.int().min(1).max(10_000_000),
    replications: z.int().min(1).max(10_000),
    /** Cases left out of the statistics at the start, or `auto` for MSER-5. */
    warmUpCases: z.union([z.int().min(0).max(10_000_000), z.literal('auto')]),
    seed: z.int().min(0).max(LARGEST_SEED),
    /** ISO 4217. */
    currency: z.string().regex(/^[A-Z]{3}$/),
    /** Hours of the site: nobody works outside them, whatever their own calendar says. */
    siteCalendar: CalendarId.nullable().optional(),
    /** The attribute whose values are the classes of cases that the report tells apart. */
    caseClass: AttributeId.nullable().optional(),
    /** Confidence of the intervals. Absent: 0.95. */
    confidence: z.number().min(0.5).max(0.9999).optional(),
    /** Replications go on until the interval of the measure is narrow enough; `replications` is then not read. */
    stopping: z
      .strictObject({ measure: z.enum(['cycleTime', 'waitingTime', 'cost', 'wip', 'throughputPerHour']), relativeHalfWidth: z.number().gt(0).max(1), maxReplications: z.int().min(10).max(10_000) })
      .readonly()
      .nullable()
      .optional(),
    /** Cases that are already waiting at the first start event when the run begins. */
    backlog: z.int().min(0).max(1_000_000).optional(),
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

import { z } from 'zod';
import { CalendarId } from './ids.ts';

/** ISO 8601 weekday: 1 = Monday … 7 = Sunday. */
export const Weekday = z.int().min(1).max(7);

/** Minutes after midnight, local time. `to` may be 1440 (24:00); `to` ≤ `from` means the interval ends the next day. */
export const OpenInterval = z
  .strictObject({ weekday: Weekday, from: z.int().min(0).max(1_439), to: z.int().min(0).max(1_440) })
  .readonly();
export type OpenInterval = z.infer<typeof OpenInterval>;

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'must be a date such as 2026-10-01' });

/** When people work or cases may arrive. Overlapping and touching intervals count once. No interval: never open. */
export const Calendar = z
  .strictObject({
    id: CalendarId,
    name: z.string().max(500),
    week: z.array(OpenInterval).max(1_000).readonly(),
    /** Whole local days on which the calendar is closed. */
    holidays: z.array(isoDate).max(5_000).readonly(),
    /** Local days with hours of their own instead of those of the week; none in `open`: closed. Wins over `holidays`. */
    specialDays: z.array(z.strictObject({ date: isoDate, open: z.array(z.strictObject({ from: z.int().min(0).max(1_439), to: z.int().min(1).max(1_440) }).readonly()).max(100).readonly() }).readonly()).max(5_000).readonly().optional(),
  })
  .readonly();
export type Calendar = z.infer<typeof Calendar>;

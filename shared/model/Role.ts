import { z } from 'zod';
import { CalendarId, RoleId } from './ids.ts';

/**
 * The order in which waiting work is taken up (queueing theory: queue discipline).
 * Equal priorities, times or due dates fall back to first come, first served.
 */
export const QueueOrder = z.enum(['fifo', 'lifo', 'priority', 'shortest', 'earliestDue']);
export type QueueOrder = z.infer<typeof QueueOrder>;

/** A resource pool: so many interchangeable people with one calendar. */
export const Role = z
  .strictObject({
    id: RoleId,
    name: z.string().max(500),
    headcount: z.int().min(0).max(100_000),
    /** In the currency of the run settings. */
    costPerHour: z.number().min(0).max(1e9),
    /** `null`: always available. */
    calendar: CalendarId.nullable(),
    queueOrder: QueueOrder,
  })
  .readonly();
export type Role = z.infer<typeof Role>;

import { z } from 'zod';
import { Distribution } from './Distribution.ts';
import { CalendarId, RoleId } from './ids.ts';
import { LocalTime } from './localTime.ts';

/**
 * The order in which waiting work is taken up (queueing theory: queue discipline).
 * Equal priorities, times or due dates fall back to first come, first served.
 */
export const QueueOrder = z.enum(['fifo', 'lifo', 'priority', 'shortest', 'earliestDue']);
export type QueueOrder = z.infer<typeof QueueOrder>;

/** Who of the people that are free takes up the work. Ties go to the one who has been idle longest, then to the first in the list. */
export const Allocation = z.enum(['longestIdle', 'random', 'cheapest', 'fastest']);
export type Allocation = z.infer<typeof Allocation>;

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
    /** Absent: `longestIdle`. */
    allocation: Allocation.optional(),
    /** With queue order `priority`: work of higher priority interrupts work of lower, which is resumed later by the same person with what is left of it. */
    isPreemptive: z.boolean().optional(),
    /** Each person (or machine) of the role fails on its own. Both times count its open hours; work stops meanwhile and is resumed. */
    breakdown: z.strictObject({ timeBetween: Distribution, timeToRepair: Distribution }).readonly().optional(),
    /** Time that a person needs before a step other than the one they did last; they are busy, the case is not worked on. */
    switchOver: Distribution.optional(),
    /** So many people are away, local times; with named people the last in the list are. */
    absences: z.array(z.strictObject({ from: LocalTime, to: LocalTime, quantity: z.int().min(1).max(100_000) }).readonly()).max(1_000).readonly().optional(),
    /** What an hour of overtime costs, as a multiple of `costPerHour`. Absent: 1. */
    overtimeFactor: z.number().min(0).max(100).optional(),
  })
  .readonly();
export type Role = z.infer<typeof Role>;

import { z } from 'zod';
import { Distribution } from './Distribution.ts';
import { CalendarId, NodeId, PersonId, RoleId } from './ids.ts';
import { LocalTime } from './localTime.ts';

/** Planned absence, local times in the time zone of the model; `to` is the first minute back. */
export const Absence = z.strictObject({ from: LocalTime, to: LocalTime }).readonly();
export type Absence = z.infer<typeof Absence>;

/**
 * Somebody with a name. A role that at least one person holds is staffed by these people, and its `headcount` is not
 * read. Who holds several roles serves the lines of all of them, in the order of the allocation.
 */
export const Person = z
  .strictObject({
    id: PersonId,
    name: z.string().max(500),
    roles: z.array(RoleId).max(100).readonly(),
    /** Own hours, within those of the role and of the site; `null`: the same as theirs. */
    calendar: CalendarId.nullable(),
    /** `null`: what the role costs. */
    costPerHour: z.number().min(0).max(1e9).nullable(),
    /** Pace: 1 takes the time of the step, 2 half of it. */
    speed: z.number().min(0.01).max(100),
    /** The steps that this person may do; `null`: every step of the roles. */
    steps: z.array(NodeId).max(10_000).readonly().nullable(),
    /** Steps for which this person takes a time of their own instead of that of the step (`speed` then does not count). */
    durations: z.record(NodeId, Distribution).readonly().optional(),
    absences: z.array(Absence).max(1_000).readonly().optional(),
  })
  .readonly();
export type Person = z.infer<typeof Person>;

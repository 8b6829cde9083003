import { z } from 'zod';
import { TimeUnit } from './Distribution.ts';
import { CalendarId, NodeId, ServiceId } from './ids.ts';

/**
 * A row of the service tables (systems, risks, controls, promises, …). The tables exist so that files keep their
 * shape when the service layer gives each its own fields; until then a row has a name, a text and links to elements.
 */
const row = {
  id: ServiceId,
  name: z.string().max(2_000),
  text: z.string().max(1_000_000).optional(),
  links: z.array(z.string().max(200)).max(10_000).readonly(),
  fields: z.record(z.string().max(100), z.union([z.string().max(100_000), z.number(), z.boolean(), z.null()])).readonly(),
};
export const ServiceRow = z.strictObject(row).readonly();
export type ServiceRow = z.infer<typeof ServiceRow>;

/** A promise as a number (SERVICE.md §2, row 28): the share `target` of cases gets from one point to another within a limit. */
export const PromiseMeasure = z
  .strictObject({
    /** The element that a case leaves when the clock starts; `null`: the case begins. */
    from: NodeId.nullable(),
    /** The element that a case completes when the clock stops; `null`: the case ends. */
    to: NodeId.nullable(),
    within: z.strictObject({ value: z.number().gt(0).max(1e9), unit: TimeUnit }).readonly(),
    target: z.number().min(0).max(1),
    /** Counts the open hours of this calendar only; `null`: clock time. */
    calendar: CalendarId.nullable(),
  })
  .readonly();
export type PromiseMeasure = z.infer<typeof PromiseMeasure>;

/** What the service promises. Without a measure it is text that nobody can check. */
export const ServicePromise = z.strictObject({ ...row, measure: PromiseMeasure.optional() }).readonly();
export type ServicePromise = z.infer<typeof ServicePromise>;

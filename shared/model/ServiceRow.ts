import { z } from 'zod';
import { ServiceId } from './ids.ts';

/**
 * A row of the service tables (systems, risks, controls, promises, …). The tables exist so that files keep their
 * shape when the service layer gives each its own fields; until then a row has a name, a text and links to elements.
 */
export const ServiceRow = z
  .strictObject({
    id: ServiceId,
    name: z.string().max(2_000),
    text: z.string().max(1_000_000).optional(),
    links: z.array(z.string().max(200)).max(10_000).readonly(),
    fields: z.record(z.string().max(100), z.union([z.string().max(100_000), z.number(), z.boolean(), z.null()])).readonly(),
  })
  .readonly();
export type ServiceRow = z.infer<typeof ServiceRow>;

import { z } from 'zod';

const Patch = z.strictObject({
  op: z.enum(['replace', 'remove', 'add']),
  path: z.array(z.union([z.string().max(500), z.int().min(0)])).max(50),
  value: z.unknown().optional(),
});

const MessageOnTheWire = z.strictObject({
  key: z.string().max(200),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** An edit of a whole document (master or variant), as the journal keeps it: applies to and undoes from `ModelDocument`. */
export const DocumentEdit = z.strictObject({
  label: MessageOnTheWire,
  patches: z.array(Patch).max(2_000_000),
  inverse: z.array(Patch).max(2_000_000),
});
export type DocumentEdit = z.infer<typeof DocumentEdit>;

import { z } from 'zod';
import { VariantId } from './ids.ts';
import { ProcessModel, TABLES, type Table } from './ProcessModel.ts';

/** Fields of one element that a variant holds differently: the value it saw in its parent, and its own. Absent: the field was, or is, not there. */
export const FieldChange = z.strictObject({ from: z.unknown().optional(), to: z.unknown().optional() }).readonly();
export type FieldChange = z.infer<typeof FieldChange>;

const id = z.string().min(1).max(200);

/** What a variant does to one table of its parent. Whole elements appear only where they were added or removed. */
export const TableOverlay = z
  .strictObject({
    added: z.record(id, z.unknown()).readonly(),
    changed: z.record(id, z.record(z.string(), FieldChange).readonly()).readonly(),
    /** The element as it was when it was removed, so that a later change of it in the parent shows as a conflict. */
    removed: z.record(id, z.unknown()).readonly(),
  })
  .readonly();
export type TableOverlay = z.infer<typeof TableOverlay>;

/** A delta at element level over a parent model. Tables that it leaves alone are absent; empty means: the same as the parent. */
export const Overlay = z
  .strictObject({
    meta: z.record(z.string(), FieldChange).readonly().optional(),
    ...(Object.fromEntries(TABLES.map((t) => [t, TableOverlay.optional()])) as Record<(typeof TABLES)[number], z.ZodOptional<typeof TableOverlay>>),
  })
  .readonly();
export type Overlay = z.infer<typeof Overlay>;

export const Variant = z
  .strictObject({
    id: VariantId,
    name: z.string().max(2_000),
    /** The variant it inherits from; `null`: the master. */
    parent: VariantId.nullable(),
    order: z.int().min(0),
    overlay: Overlay,
  })
  .readonly();
export type Variant = z.infer<typeof Variant>;

/** What is stored, shared and edited: the master model and its variants. */
export const ModelDocument = z
  .strictObject({
    master: ProcessModel,
    variants: z.record(VariantId, Variant).readonly() as unknown as z.ZodType<Table<VariantId, Variant>>,
  })
  .readonly();
export type ModelDocument = z.infer<typeof ModelDocument>;

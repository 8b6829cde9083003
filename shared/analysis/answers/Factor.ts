import { z } from 'zod';
import { AttributeId, FlowId, NodeId, RoleId } from '../../model/ids.ts';
import { never } from '../../never.ts';
import type { ModelChange } from './ModelChange.ts';

const factor = z.number().gt(0).max(100);
const share = z.number().min(0).max(1);

/** Something that is varied in a designed experiment, from a low to a high value. */
export const Factor = z.discriminatedUnion('kind', [
  /** Whole people. */
  z.strictObject({ kind: z.literal('people'), role: RoleId, low: z.int().min(0).max(100_000), high: z.int().min(0).max(100_000) }),
  z.strictObject({ kind: z.literal('demand'), low: factor, high: factor }),
  /** Times the time of the step, or of every step (`null`). */
  z.strictObject({ kind: z.literal('stepTime'), step: NodeId.nullable(), low: factor, high: factor }),
  z.strictObject({ kind: z.literal('transferTime'), flow: FlowId.nullable(), low: z.number().min(0).max(100), high: factor }),
  z.strictObject({ kind: z.literal('share'), flow: FlowId, low: share, high: share }),
  z.strictObject({ kind: z.literal('happens'), event: NodeId, low: share, high: share }),
  z.strictObject({ kind: z.literal('attribute'), attribute: AttributeId, low: z.number().min(-1e9).max(1e9), high: z.number().min(-1e9).max(1e9) }),
]).refine(({ low, high }) => low < high, { error: 'the low value must be below the high one' }).readonly();
export type Factor = z.infer<typeof Factor>;

/** The change that sets a factor to a value. */
export function changeTo(of: Factor, value: number): ModelChange {
  switch (of.kind) {
    case 'people': return { kind: 'people', role: of.role, count: Math.round(value) };
    case 'demand': return { kind: 'demand', factor: value };
    case 'stepTime': return { kind: 'stepTime', step: of.step, factor: value };
    case 'transferTime': return { kind: 'transferTime', flow: of.flow, factor: value };
    case 'share': return { kind: 'share', flow: of.flow, probability: value };
    case 'happens': return { kind: 'happens', event: of.event, probability: value };
    case 'attribute': return { kind: 'attribute', attribute: of.attribute, value };
    default: return never(of);
  }
}

/** The value at a place between low (0) and high (1); people come whole. */
export const valueAt = (of: Factor, place: number): number => {
  const value = of.low + place * (of.high - of.low);
  return of.kind === 'people' ? Math.round(value) : value;
};

/** −1 at the low value, +1 at the high one: what effects are computed in. */
export const coded = (of: Factor, value: number): number => (2 * (value - of.low)) / (of.high - of.low) - 1;

import { z } from 'zod';
import { AttributeId, FlowId, LaneId, NodeId, PoolId, RoleId } from '../../model/ids.ts';
import { LocalTime } from '../../model/localTime.ts';

const factor = z.number().min(0).max(100);
const window = { from: LocalTime, to: LocalTime };

/**
 * One thing that is different in “what if”: the common language of sensitivities, sliders, searches, stress runs and
 * experiments. Each is a change of the model, so whatever the engine can run can be asked about.
 */
export const ModelChange = z.discriminatedUnion('kind', [
  /** Cases come in `factor` times as often. */
  z.strictObject({ kind: z.literal('demand'), factor: z.number().gt(0).max(100) }),
  /** So many people in a role. With named people: copies of the last, or fewer of them. */
  z.strictObject({ kind: z.literal('people'), role: RoleId, count: z.int().min(0).max(100_000) }),
  /** The time of a step, or of every step (`null`), times a factor. */
  z.strictObject({ kind: z.literal('stepTime'), step: NodeId.nullable(), factor }),
  /** A machine does the step, in so many minutes; nobody waits for people. */
  z.strictObject({ kind: z.literal('automated'), step: NodeId, minutes: z.number().min(0).max(1e6) }),
  /** The step is there but takes no time, nobody and no money. */
  z.strictObject({ kind: z.literal('passAtOnce'), step: NodeId }),
  /** The transfer time of a hand-off, or of every one (`null`), times a factor. */
  z.strictObject({ kind: z.literal('transferTime'), flow: FlowId.nullable(), factor }),
  /** The share of cases that take a way out of a split; the other ways keep their proportions. */
  z.strictObject({ kind: z.literal('share'), flow: FlowId, probability: z.number().min(0).max(1) }),
  /** How often an event at the edge of a step happens. */
  z.strictObject({ kind: z.literal('happens'), event: NodeId, probability: z.number().min(0).max(1) }),
  /** Every case has this value. */
  z.strictObject({ kind: z.literal('attribute'), attribute: AttributeId, value: z.union([z.number(), z.string().max(1_000), z.boolean()]) }),
  /** So many people of a role (`null`: all) are away for a while. */
  z.strictObject({ kind: z.literal('absence'), role: RoleId, quantity: z.int().min(1).max(100_000).nullable(), ...window }),
  /** Cases come in `factor` times as often for a while. */
  z.strictObject({ kind: z.literal('surge'), factor: z.number().gt(1).max(100), ...window }),
  /** A partner (lane or pool) does not answer and does nothing for a while; what it was at goes on afterwards. */
  z.strictObject({ kind: z.literal('partnerDown'), partner: z.union([LaneId, PoolId]), ...window }),
]).readonly();
export type ModelChange = z.infer<typeof ModelChange>;

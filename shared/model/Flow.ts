import { z } from 'zod';
import { Distribution } from './Distribution.ts';
import { CalendarId, ElementId, FlowId } from './ids.ts';

const base = {
  id: FlowId,
  name: z.string().max(200_000),
  documentation: z.string().max(1_000_000).optional(),
  /** `null`: the end hangs free. Only in models whose file had it so; no command makes one. */
  source: ElementId.nullable(),
  target: ElementId.nullable(),
  /** The flow it was copied from: a BPMN file gives the copy what that one holds of other tools. Nothing else asks. */
  copyOf: FlowId.optional(),
};

/** An internal standard: the share `percentile` of the hand-offs is taken up within a time (SERVICE.md row 60). */
export const ResponseStandard = z
  .strictObject({
    within: Distribution,
    percentile: z.number().min(0).max(1),
    /** Counts the open hours of this calendar only; absent: clock time. */
    calendar: CalendarId.optional(),
  })
  .readonly();
export type ResponseStandard = z.infer<typeof ResponseStandard>;

/** What passes from one role to the next, and by which standard (SERVICE.md §0, rows 4, 59 and 60). */
export const HandOff = z
  .strictObject({
    inputStandard: z.string().max(100_000).optional(),
    outputStandard: z.string().max(100_000).optional(),
    acceptanceCheck: z.string().max(100_000).optional(),
    owner: z.string().max(500).optional(),
    medium: z.enum(['system', 'mail', 'phone', 'meeting', 'paper']).optional(),
    carries: z.enum(['information', 'goods', 'money']).optional(),
    /** Moving the case from one desk to the next; takes clock time, nobody works. */
    transferTime: Distribution.optional(),
    rejectProbability: z.number().min(0).max(1).optional(),
    responseStandard: ResponseStandard.optional(),
  })
  .readonly();
export type HandOff = z.infer<typeof HandOff>;

export const SequenceFlow = z
  .strictObject({
    kind: z.literal('sequenceFlow'),
    ...base,
    /** The way taken when no condition holds (BPMN `default` of its source). */
    isDefault: z.boolean(),
    /** FEEL over case attributes, or the text that the file had. */
    condition: z.string().max(10_000).optional(),
    /** Share of cases that take it, out of a split; `null`: not given (an equal share of the rest). */
    probability: z.number().min(0).max(1).nullable(),
    handOff: HandOff.optional(),
  })
  .readonly();
export type SequenceFlow = z.infer<typeof SequenceFlow>;

/** Between two pools, or nodes of two pools. `envelope`: BPMN DI `messageVisibleKind`. */
export const MessageFlow = z
  .strictObject({ kind: z.literal('messageFlow'), ...base, envelope: z.enum(['initiating', 'nonInitiating']).optional(), handOff: HandOff.optional() })
  .readonly();
export type MessageFlow = z.infer<typeof MessageFlow>;

export const Association = z.strictObject({ kind: z.literal('association'), ...base, direction: z.enum(['none', 'one', 'both']) }).readonly();
export type Association = z.infer<typeof Association>;

/** From data to an activity or event, or back. */
export const DataAssociation = z.strictObject({ kind: z.literal('dataAssociation'), ...base }).readonly();
export type DataAssociation = z.infer<typeof DataAssociation>;

/** A drawn connection that Laneway keeps but cannot edit (conversation link). `element` is its BPMN name. */
export const LockedFlow = z.strictObject({ kind: z.literal('lockedFlow'), ...base, element: z.string().max(200) }).readonly();
export type LockedFlow = z.infer<typeof LockedFlow>;

export const Flow = z.discriminatedUnion('kind', [SequenceFlow, MessageFlow, Association, DataAssociation, LockedFlow]);
export type Flow = z.infer<typeof Flow>;
export type FlowKind = Flow['kind'];

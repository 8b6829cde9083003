import type { Distribution } from '../model/Distribution.ts';
import type { ProcessNode, Task, CallActivity, SubProcess } from '../model/Node.ts';
import type { LaneKind } from '../model/Pool.ts';

/*
 * What the simulation assumes where a model says nothing, so that a drawn process runs at once. Every assumption that
 * a run made is listed in its warnings; nothing else is assumed anywhere.
 */

/** A step that people do and nobody timed: mean 30 min. */
export const DEFAULT_DURATION: Distribution = { kind: 'triangular', unit: 'min', min: 15, mode: 25, max: 50 };
/** A step that a machine does and nobody timed. */
export const DEFAULT_AUTOMATIC_DURATION: Distribution = { kind: 'fixed', unit: 'min', value: 1 };
/** A black-box partner whose response time nobody gave. */
export const DEFAULT_RESPONSE_TIME: Distribution = { kind: 'exponential', unit: 'day', mean: 1 };

/** Load of the busiest role that arrivals are set to when nobody gave any. */
export const DEFAULT_LOAD = 0.75;
/** Mean gaps to choose from then, minutes: numbers that people would have typed. */
export const ROUND_GAPS = [1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 360, 480, 720, 1_440, 2_880, 4_320, 7_200, 10_080, 20_160, 43_200];
/** Gap when no role limits the flow. */
export const UNLIMITED_GAP = 30;

/** People behind a lane without role: one. */
export const IMPLICIT_HEADCOUNT = 1;

/** Lanes in which nobody of ours queues: everyone there acts for one case only. */
export const hasNoStaff = (kind: LaneKind | null): boolean => kind === 'customer' || kind === 'partner' || kind === 'system';

/** Steps that need nobody and take a machine's time, unless requirements or a duration are given. */
export function isAutomatic(step: Task | CallActivity | SubProcess): boolean {
  const kinds: readonly ProcessNode['kind'][] = ['serviceTask', 'scriptTask', 'businessRuleTask', 'sendTask', 'receiveTask'];
  return step.service.automation === 'automatic' || (kinds.includes(step.kind) && step.service.automation === undefined);
}

/** A branch of an inclusive split without probability. */
export const DEFAULT_INCLUSIVE_PROBABILITY = 0.5;
/** A loop or multi-instance step without count. */
/** A loop that goes on while a condition holds is ended after so many rounds, unless it says itself when. */
export const MOST_ROUNDS = 1_000;
export const DEFAULT_LOOP_COUNT = 1;
/** An error, escalation or cancel at the edge of a step without probability: it does not happen by itself. */
export const DEFAULT_BOUNDARY_PROBABILITY = 0;

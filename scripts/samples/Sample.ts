import type { Arrivals, Batch, ServiceFacts, ShiftEnd } from '../../shared/model/Node.ts';
import type { Distribution } from '../../shared/model/Distribution.ts';
import type { HandOff } from '../../shared/model/Flow.ts';
import type { LaneKind } from '../../shared/model/Pool.ts';
import type { QueueOrder } from '../../shared/model/Role.ts';
import type { RunSettings } from '../../shared/model/RunSettings.ts';
import type { PromiseMeasure } from '../../shared/model/ServiceRow.ts';

/** [English, 简体中文] */
export type Both = readonly [en: string, zhCN: string];

export type TaskKind = 'task' | 'userTask' | 'serviceTask' | 'manualTask' | 'sendTask' | 'receiveTask' | 'businessRuleTask';

/** Where a step stands: lane, column (134 px), row within the lane. */
interface Place {
  readonly lane: string;
  readonly column: number;
  readonly row?: number;
}

export type SampleNode = Place & { readonly name: Both } & (
  | { readonly kind: TaskKind; readonly time: Distribution; readonly people?: readonly { readonly lane: string; readonly quantity: number }[] | 'nobody'; readonly shiftEnd?: ShiftEnd; readonly batch?: Batch; readonly fixedCost?: number; readonly service?: ServiceFacts; readonly documentation?: Both }
  | { readonly kind: 'startEvent'; readonly arrivals: Omit<Arrivals, 'calendar'> & { readonly calendar: string | null }; readonly message?: boolean }
  | { readonly kind: 'endEvent'; readonly message?: boolean }
  | { readonly kind: 'exclusiveGateway' | 'parallelGateway' | 'inclusiveGateway' }
  | { readonly kind: 'timerEvent'; readonly delay: Distribution }
);

export interface SampleFlow {
  readonly from: string;
  readonly to: string;
  readonly name?: Both;
  readonly probability?: number;
  readonly isDefault?: boolean;
  readonly handOff?: Omit<HandOff, 'inputStandard' | 'outputStandard' | 'acceptanceCheck' | 'owner'> & {
    readonly inputStandard?: Both;
    readonly outputStandard?: Both;
    readonly acceptanceCheck?: Both;
    readonly owner?: Both;
  };
}

/** Somebody with a name in the role of a lane. */
export interface SamplePerson {
  readonly key: string;
  readonly name: Both;
  /** 1 takes the time of the step. */
  readonly speed: number;
}

export interface SampleLane {
  readonly key: string;
  readonly name: Both;
  readonly laneKind: LaneKind;
  readonly rows?: number;
  /** Customers are not staffed: their steps take time but nobody of ours. */
  readonly role?: { readonly headcount: number; readonly costPerHour: number; readonly calendar: string | null; readonly queueOrder?: QueueOrder; readonly people?: readonly SamplePerson[] };
}

/** What a variant changes, by the keys of the sample. */
export interface SampleVariant {
  readonly key: string;
  readonly name: Both;
  readonly parent?: string;
  readonly headcount?: Readonly<Record<string, number>>;
  readonly time?: Readonly<Record<string, Distribution>>;
  readonly probability?: Readonly<Record<string, number>>;
  readonly calendarOf?: Readonly<Record<string, string | null>>;
  readonly transfer?: Readonly<Record<string, Distribution | null>>;
  readonly removeFlows?: readonly string[];
  readonly removeNodes?: readonly string[];
  /** Lanes in which nobody works any more; their neighbours take the space. */
  readonly removeLanes?: readonly string[];
  readonly addNodes?: Readonly<Record<string, SampleNode>>;
  readonly addFlows?: readonly SampleFlow[];
  readonly kind?: Readonly<Record<string, TaskKind>>;
  readonly people?: Readonly<Record<string, 'nobody'>>;
}

/** A promise by the keys of the sample; without `from` and `to`: from the beginning of a case to its end. */
export interface SamplePromise {
  readonly name: Both;
  readonly text?: Both;
  readonly from?: string;
  readonly to?: string;
  readonly within: PromiseMeasure['within'];
  readonly target: number;
  readonly calendar?: string;
}

/** The classes of cases that reports tell apart, with their shares. */
export interface SampleClasses {
  readonly key: string;
  readonly name: Both;
  readonly classes: readonly { readonly name: Both; readonly share: number }[];
}

export interface Sample {
  readonly id: string;
  readonly name: Both;
  readonly description: Both;
  readonly pool: Both;
  readonly settings: Partial<RunSettings>;
  readonly calendars: Readonly<Record<string, { readonly name: Both; readonly days: readonly number[]; readonly spans: readonly (readonly [from: string, to: string])[] }>>;
  readonly lanes: readonly SampleLane[];
  readonly nodes: Readonly<Record<string, SampleNode>>;
  readonly flows: readonly SampleFlow[];
  readonly promises?: Readonly<Record<string, SamplePromise>>;
  readonly classes?: SampleClasses;
  readonly variants: readonly SampleVariant[];
}

export const fixed = (value: number, unit: Distribution['unit'] = 'min'): Distribution => ({ kind: 'fixed', unit, value });
export const around = (min: number, mode: number, max: number, unit: Distribution['unit'] = 'min'): Distribution => ({ kind: 'triangular', unit, min, mode, max });
export const skewed = (mean: number, sd: number, unit: Distribution['unit'] = 'min'): Distribution => ({ kind: 'lognormal', unit, mean, sd });
export const random = (mean: number, unit: Distribution['unit'] = 'min'): Distribution => ({ kind: 'exponential', unit, mean });

export const WEEKDAYS = [1, 2, 3, 4, 5];
export const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
/** The key by which a flow is named in a variant. */
export const flowKey = (from: string, to: string) => `${from}>${to}`;

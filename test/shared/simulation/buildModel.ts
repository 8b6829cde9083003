import { ProcessModel } from '../../../shared/model/ProcessModel.ts';
import type { ModelDocument } from '../../../shared/model/ModelDocument.ts';
import type { Distribution } from '../../../shared/model/Distribution.ts';
import { compile } from '../../../shared/simulation/compile.ts';
import type { Program } from '../../../shared/simulation/Program.ts';
import type { Replication } from '../../../shared/simulation/Replication.ts';
import { run } from '../../../shared/simulation/run.ts';

type Row = Readonly<Record<string, unknown>>;

export const fixed = (value: number): Distribution => ({ kind: 'fixed', unit: 'min', value });
export const exponential = (mean: number): Distribution => ({ kind: 'exponential', unit: 'min', mean });

/** A step of one person of `role`; `null`: nobody. */
export const task = (duration: Distribution | null, role: string | null, more: Row = {}): Row => {
  const { work, ...rest } = more;
  return {
    kind: 'task', loop: null, isForCompensation: false, service: {},
    work: { duration, requirements: role === null ? [] : [{ role, quantity: 1 }], shiftEnd: 'suspend', priority: 0, fixedCost: 0, ...(work as Row | undefined) },
    ...rest,
  };
};
/** A step that takes nobody's time. */
export const nobody = (minutes: number, more: Row = {}): Row => task(fixed(minutes), null, more);
export const start = (interArrival: Distribution | null, more: Row = {}): Row => ({
  kind: 'startEvent', definitions: [], isInterrupting: true,
  arrivals: interArrival === null ? null : { interArrival, calendar: null, reading: 'working', batchSize: 1, ...(more.arrivals as Row | undefined) },
  ...Object.fromEntries(Object.entries(more).filter(([key]) => key !== 'arrivals')),
});
export const end = (kind?: string, reference?: string): Row => ({ kind: 'endEvent', definitions: kind ? [{ kind, ...(reference ? { reference } : {}) }] : [] });
export const gateway = (kind: 'exclusive' | 'parallel' | 'inclusive' | 'eventBased' | 'complex'): Row => ({ kind: `${kind}Gateway` });
export const timer = (delay: Distribution | null): Row => ({ kind: 'intermediateCatchEvent', definitions: [{ kind: 'timer' }], delay });
export const catchMessage = (delay: Distribution | null = null): Row => ({ kind: 'intermediateCatchEvent', definitions: [{ kind: 'message' }], delay });
export const boundary = (attachedTo: string, kind: string, more: Row = {}): Row => ({
  kind: 'boundaryEvent', definitions: [{ kind, ...(more.reference ? { reference: more.reference } : {}) }], attachedTo, cancelActivity: true, delay: null, probability: null, clock: 'sinceEnabled',
  ...Object.fromEntries(Object.entries(more).filter(([key]) => key !== 'reference')),
});
export const subProcess = (more: Row = {}): Row => ({ ...task(null, null), kind: 'subProcess', triggeredByEvent: false, ...more });

export interface Parts {
  readonly nodes: Readonly<Record<string, Row>>;
  /** “a > b”, “a > b 0.3” (share), or a row with more. */
  readonly flows: readonly (string | Row)[];
  readonly roles?: Readonly<Record<string, Row>>;
  readonly people?: Readonly<Record<string, Row>>;
  readonly promises?: Readonly<Record<string, Row>>;
  readonly calendars?: Readonly<Record<string, Row>>;
  readonly lanes?: Readonly<Record<string, Row>>;
  readonly pools?: Readonly<Record<string, Row>>;
  readonly attributes?: Readonly<Record<string, Row>>;
  readonly settings?: Row;
}

const flow = (f: string | Row): Row => {
  if (typeof f !== 'string' && (f.kind === 'messageFlow' || f.kind === 'association')) return { name: '', ...f };
  if (typeof f !== 'string') return { kind: 'sequenceFlow', id: `${String(f.source)}-${String(f.target)}`, name: '', isDefault: false, probability: null, ...f };
  const [source, , target, share] = f.split(' ');
  return flow({ source, target, probability: share === undefined ? null : Number(share) });
};

const table = (rows: Readonly<Record<string, Row>> = {}, base: Row = {}) => Object.fromEntries(Object.entries(rows).map(([id, row]) => [id, { id, name: id, ...base, ...row }]));

/** A valid model out of its essentials; throws when the schema refuses it. */
export function buildModel({ nodes, flows, roles, people, promises, calendars, lanes, pools, attributes, settings }: Parts): ProcessModel {
  const list = flows.map(flow);
  return ProcessModel.parse({
    meta: { name: 'test', documentation: '', language: 'en', settings: { start: '2026-01-05T08:00', timeZone: 'UTC', cases: 100, replications: 5, warmUpCases: 0, seed: 1, currency: 'EUR', ...settings } },
    pools: table({ P: {}, ...pools }, { kind: 'process', name: 'P', order: 0 }),
    lanes: table(lanes, { pool: 'P', parent: null, order: 0, laneKind: null, role: null, name: 'Lane' }),
    nodes: Object.fromEntries(Object.entries(nodes).map(([id, node]) => [id, { id, name: id, pool: 'P', lane: null, parent: null, ...node }])),
    flows: Object.fromEntries(list.map((f) => [String(f.id), f])),
    roles: Object.fromEntries(Object.entries(roles ?? {}).map(([id, role]) => [id, { id, name: id, headcount: 1, costPerHour: 0, calendar: null, queueOrder: 'fifo', ...role }])),
    people: table(people, { roles: [], calendar: null, costPerHour: null, speed: 1, steps: null }),
    calendars: Object.fromEntries(Object.entries(calendars ?? {}).map(([id, c]) => [id, { id, name: id, holidays: [], ...c }])),
    attributes: Object.fromEntries(Object.entries(attributes ?? {}).map(([id, a]) => [id, { id, name: id, type: 'number', ...a }])),
    geometry: {}, systems: {}, risks: {}, controls: {}, promises: table(promises, { name: 'Promise', links: [], fields: {} }), kpis: {}, standards: {}, items: {}, notes: {}, scenes: {},
  });
}

export const documentOf = (master: ProcessModel): ModelDocument => ({ master, variants: {} });

export function programOf(parts: Parts): Program {
  const compiled = compile(buildModel(parts));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error, null, 1));
  return compiled.value.program;
}

/** Runs a model once and gives the cycle time of every case in the order of arrival; negative: never ended. */
export function cycleTimes(parts: Parts, cases: number, seed = 1): number[] {
  return [...runOnce(parts, cases, seed).cycleTimes];
}

export function runOnce(parts: Parts, cases: number, seed = 1, warmUpCases = 0): Replication {
  const replication = run(programOf(parts), { seed, replication: 0, cases, warmUpCases, recordCycleTimes: true });
  if (replication === null) throw new Error('cancelled');
  return replication;
}

/** Monday to Friday, the same hours. */
export const weekdays = (from: number, to: number): Row[] => [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from, to }));

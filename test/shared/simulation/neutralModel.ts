import { readFileSync } from 'node:fs';
import { unwrap } from '../../../shared/result.ts';
import { ProcessModel } from '../../../shared/model/ProcessModel.ts';

/** The plain form in which the fixtures for other engines are written. */
interface Neutral {
  readonly start: string;
  readonly cases: number;
  readonly arrival: { readonly inter_arrival: Dist; readonly calendar: string };
  readonly calendars: Record<string, { readonly week: readonly { from: string; to: string; begin: string; end: string }[]; readonly holidays?: readonly string[] }>;
  readonly resources: Record<string, { name: string; count: number; calendar: string; cost_per_hour: number }>;
  readonly nodes: Record<string, { type: string; name: string; lane?: string; resource?: string; duration?: Dist }>;
  readonly flows: readonly { id: string; from: string; to: string; p: number | null }[];
}
interface Dist { readonly dist: string; readonly mean?: number; readonly sd?: number; readonly min?: number; readonly max?: number; readonly mode?: number; readonly value?: number }

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const clock = (text: string) => { const [h = 0, m = 0] = text.split(':').map(Number); return h * 60 + m; };

function duration(d: Dist | undefined): unknown {
  if (!d) return { kind: 'fixed', unit: 's', value: 0 };
  const unit = 's';
  switch (d.dist) {
    case 'exponential': return { kind: 'exponential', unit, mean: d.mean };
    case 'lognormal': return { kind: 'lognormal', unit, mean: d.mean, sd: d.sd };
    case 'normal': return { kind: 'normal', unit, mean: d.mean, sd: d.sd };
    case 'gamma': return { kind: 'gamma', unit, shape: ((d.mean ?? 1) / (d.sd ?? 1)) ** 2, mean: d.mean };
    case 'uniform': return { kind: 'uniform', unit, min: d.min, max: d.max };
    case 'triangular': return { kind: 'triangular', unit, min: d.min, mode: d.mode, max: d.max };
    case 'fixed': return { kind: 'fixed', unit, value: d.value ?? d.mean };
    default: throw new Error(`Unknown distribution ${d.dist}`);
  }
}

/** A process model out of a neutral fixture. */
export function neutralModel(file: string): { readonly model: ProcessModel; readonly cases: number } {
  const n = JSON.parse(readFileSync(file, 'utf8')) as Neutral;
  const isOpen = (id: string) => n.calendars[id]?.week.some((w) => w.from === 'MONDAY' && w.to === 'SUNDAY' && w.begin === '00:00:00' && w.end.startsWith('24')) ?? true;
  const calendar = (id: string) => (isOpen(id) ? null : id);
  const base = { pool: 'P', lane: null, parent: null };
  const work = (resource: string | undefined, d: Dist | undefined) => ({ duration: duration(d), requirements: resource ? [{ role: resource, quantity: 1 }] : [], shiftEnd: 'suspend', priority: 0, fixedCost: 0 });
  const nodes = Object.entries(n.nodes).map(([id, node]) => {
    const common = { id, name: node.name, ...base };
    const event = { ...common, definitions: [] };
    switch (node.type) {
      case 'start': return { kind: 'startEvent', ...event, isInterrupting: true, arrivals: { interArrival: duration(n.arrival.inter_arrival), calendar: calendar(n.arrival.calendar), reading: 'working', batchSize: 1 } };
      case 'end': return { kind: 'endEvent', ...event };
      case 'timer': return { kind: 'intermediateCatchEvent', ...event, definitions: [{ kind: 'timer' }], delay: duration(node.duration) };
      case 'task': return { kind: 'task', ...common, loop: null, isForCompensation: false, work: work(node.resource, node.duration), service: {} };
      default: return { kind: { xor: 'exclusiveGateway', and: 'parallelGateway', or: 'inclusiveGateway', event_gw: 'eventBasedGateway' }[node.type], ...common };
    }
  });
  const byId = (list: readonly { id: string }[]) => Object.fromEntries(list.map((row) => [row.id, row]));
  const parsed = ProcessModel.safeParse({
    meta: { name: file, documentation: '', language: 'en', settings: { start: n.start.slice(0, 16), timeZone: 'UTC', cases: n.cases, replications: 20, warmUpCases: 0, seed: 1, currency: 'EUR' } },
    pools: { P: { id: 'P', kind: 'process', name: 'P', order: 0 } },
    lanes: {}, geometry: {}, attributes: {}, systems: {}, risks: {}, controls: {}, promises: {}, kpis: {}, standards: {}, items: {}, notes: {}, scenes: {},
    nodes: byId(nodes),
    flows: byId(n.flows.map((f) => ({ kind: 'sequenceFlow', id: f.id, name: '', source: f.from, target: f.to, isDefault: false, probability: f.p }))),
    roles: byId(Object.entries(n.resources).map(([id, r]) => ({ id, name: r.name, headcount: r.count, costPerHour: r.cost_per_hour, calendar: calendar(r.calendar), queueOrder: 'fifo' }))),
    calendars: byId(Object.entries(n.calendars).map(([id, c]) => ({
      id, name: id, holidays: (c.holidays ?? []).map((h) => h.slice(0, 10)),
      week: c.week.flatMap((w) => DAYS.slice(DAYS.indexOf(w.from), DAYS.indexOf(w.to) + 1).map((day) => ({ weekday: DAYS.indexOf(day) + 1, from: clock(w.begin), to: clock(w.end) }))),
    }))),
  });
  return { model: unwrap(parsed.success ? { ok: true, value: parsed.data } : { ok: false, error: parsed.error.message }), cases: n.cases };
}

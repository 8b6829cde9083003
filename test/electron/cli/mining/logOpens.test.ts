import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SimulationReport } from '../../../../shared/analysis/SimulationReport.ts';
import { readLaneway, writeLaneway } from '../../../../shared/files/lanewayFile.ts';
import type { ModelDocument } from '../../../../shared/model/ModelDocument.ts';
import { find } from '../../../../shared/model/ProcessModel.ts';
import { compileTraces } from '../../../../shared/replay/compileTraces.ts';
import { unwrap } from '../../../../shared/result.ts';
import { run } from '../../../../shared/simulation/run.ts';
import { OUTCOME } from '../../../../shared/simulation/Trace.ts';
import { laneway, sample } from '../laneway.ts';
import { mine, type MinedLog } from './MinedLog.ts';

const CASES = 60;
const SEED = 7;
const ATTACK = `评估 & <授信> "贷款"，'甲', 乙; ]]> &amp; <!--\n第二行\t𠮷`;
const PERSON = `陈杰 "C&J" <甲>, 主管`;

const opened = (name: string, locale: string): ModelDocument => unwrap(readLaneway(readFileSync(sample(name, locale)))).document;

/** With a step and a person whose names break what is not quoted as it should be. */
function attacked(document: ModelDocument): ModelDocument {
  const { master } = document;
  const step = Object.values(master.nodes).find(({ name }) => name === '评估贷款')!;
  const person = Object.values(master.people).find(({ name }) => name === '陈杰')!;
  return { ...document, master: { ...master, nodes: { ...master.nodes, [step.id]: { ...step, name: ATTACK } }, people: { ...master.people, [person.id]: { ...person, name: PERSON } } } };
}

/** One activity as the kernel's trace has it, with the names of the model; times in milliseconds since 1970, rounded. */
interface Done {
  readonly node: string;
  readonly name: string;
  readonly by: string | undefined;
  readonly role: string | undefined;
  readonly enabled: number;
  /** Infinity: nobody began. */
  readonly start: number;
  readonly end: number;
  readonly isCompleted: boolean;
  readonly suspended: number;
  readonly resumed: number;
}

/** The same run once more, inside the test: what was done in each case, from the columns of the kernel's trace. */
function doneByCase(document: ModelDocument): ReadonlyMap<string, readonly Done[]> {
  const [program] = unwrap(compileTraces(document, [null]));
  const { activities: a, suspensions, nodeIds, roleIds, personIds, origin } = run(program!, { seed: SEED, replication: 0, cases: CASES, warmUpCases: 0, traceCases: CASES })!.trace!;
  const { nodes, roles, people } = document.master;
  const ms = (minute: number) => Math.round((origin + minute) * 60_000);
  const rows = Array.from(a.case, (number, i) => {
    const role = find(roles, roleIds[a.role[i]!])?.name;
    const pauses = Array.from({ length: a.suspensionStart[i + 1]! - a.suspensionStart[i]! }, (_, k) => a.suspensionStart[i]! + k).filter((k) => suspensions.to[k]! > suspensions.from[k]!);
    const done: Done = {
      node: nodeIds[a.node[i]!]!, name: find(nodes, nodeIds[a.node[i]!])!.name, role, by: find(people, personIds[a.person[i]!])?.name ?? role,
      enabled: ms(a.enabledAt[i]!), start: ms(a.startedAt[i]!), end: ms(a.endedAt[i]!), isCompleted: a.outcome[i] === OUTCOME.completed,
      suspended: pauses.length, resumed: pauses.filter((k) => suspensions.to[k]! < a.endedAt[i]!).length,
    };
    return { id: String(number + 1), done };
  });
  return new Map([...Map.groupBy(rows, ({ id }) => id)].map(([id, own]) => [id, own.map(({ done }) => done)]));
}

const counted = (names: readonly string[]): Readonly<Record<string, number>> => Object.fromEntries([...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length]));

/** What follows upon what when the activities of each case are put in the order given. */
function graphOf(cases: Iterable<readonly Done[]>, order: (a: Done, b: Done) => number): Pm4js.FrequencyDfg {
  const sequences = [...cases].map((done) => done.filter(({ isCompleted }) => isCompleted).toSorted(order).map(({ name }) => name));
  return {
    activities: counted(sequences.flat()),
    startActivities: counted(sequences.map((names) => names[0]!)),
    endActivities: counted(sequences.map((names) => names.at(-1)!)),
    pathsFrequency: counted(sequences.flatMap((names) => names.slice(1).map((name, i) => `${names[i]},${name}`))),
  };
}

const byPossible = (a: Done, b: Done) => a.enabled - b.enabled || a.start - b.start;
const byEnd = (a: Done, b: Done) => a.end - b.end || byPossible(a, b);
const timesOf = (events: MinedLog['traces'][number]['events'], key: string) => events.map(({ [key]: at }) => (typeof at === 'object' ? (at.time ?? NaN) : NaN));
const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);
const ascending = (a: number, b: number) => a - b;
const isSorted = (times: readonly number[]) => times.every((at, i) => i === 0 || at >= times[i - 1]!);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'laneway-mining-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each([
  ['broadband-repair.en', () => opened('broadband-repair', 'en')],
  ['loan-approval.zh-CN, attacked', () => attacked(opened('loan-approval', 'zh-CN'))],
])('the log of %s', (name, document) => {
  const cases = doneByCase(document());
  const all = [...cases.values()].flat();
  let report: SimulationReport;
  let xes: MinedLog;
  let csv: MinedLog;

  beforeAll(async () => {
    const model = join(folder, `${name}.laneway`);
    writeFileSync(model, writeLaneway(document()));
    const logged = async (format: string) => {
      const path = join(folder, `${name}.${format}`);
      const { code, out, notes } = await laneway(['simulate', model, '--json', '--cases', `${CASES}`, '--replications', '1', '--seed', `${SEED}`, '--warm-up', '0', '--log', path]);
      expect({ code, notes }).toMatchObject({ code: 0 });
      const read: SimulationReport = JSON.parse(out);
      return { report: read, log: await mine(path) };
    };
    const [one, other] = await Promise.all([logged('xes'), logged('csv')]);
    ({ report, log: xes } = one);
    ({ log: csv } = other);
    expect(other.report).toEqual(one.report);
  }, 120_000);

  it('has a trace per case and all that was done, in pm4js', () => {
    expect(xes.traces.map(({ attributes }) => attributes['concept:name'])).toEqual([...Array(CASES).keys()].map((i) => `${i + 1}`));
    expect(csv.traces.map(({ attributes }) => attributes['concept:name'])).toEqual(xes.traces.map(({ attributes }) => attributes['concept:name']));
    expect(sum(csv.traces.map(({ events }) => events.length))).toBe(all.length);
    expect(counted(xes.traces.flatMap(({ events }) => events.map((event) => String(event['lifecycle:transition']))))).toEqual(Object.fromEntries(Object.entries({
      start: all.filter(({ start }) => Number.isFinite(start)).length,
      suspend: sum(all.map(({ suspended }) => suspended)),
      resume: sum(all.map(({ resumed }) => resumed)),
      complete: all.filter(({ isCompleted }) => isCompleted).length,
    }).filter(([, count]) => count > 0)));
  });

  it('has each activity as often as the simulation reports, by the name it has', () => {
    const [scenario] = report.scenarios;
    const { nodes } = document().master;
    const reported = Object.entries(scenario!.measures.steps).filter(([, { executionsPerCase }]) => executionsPerCase.mean > 0);

    expect(xes.graph.activities).toEqual(Object.fromEntries(reported.map(([id, { executionsPerCase }]) => [find(nodes, id)!.name, Math.round(executionsPerCase.mean * CASES)])));
    expect(csv.graph.activities).toEqual(xes.graph.activities);
  });

  it('gives the directly-follows graph, its starts and its ends, that come out when they are counted by hand', () => {
    expect(xes.graph).toEqual(graphOf(cases.values(), byEnd));
    expect(csv.graph).toEqual(graphOf(cases.values(), byPossible));
  });

  it('has times that the tool reads, to the millisecond', () => {
    for (const { attributes, events } of xes.traces) {
      const own = cases.get(String(attributes['concept:name']))!;
      const times = timesOf(events, 'time:timestamp');

      expect(isSorted(times)).toBe(true);
      expect(times[0]).toBe(Math.min(...own.map(({ start, end }) => Math.min(start, end))));
      expect(times.at(-1)).toBe(Math.max(...own.map(({ end }) => end)));
      expect(timesOf(events, 'enabled').filter(Number.isFinite).toSorted(ascending)).toEqual(own.filter(({ start }) => Number.isFinite(start)).map(({ enabled }) => enabled).toSorted(ascending));
    }
    for (const { attributes, events } of csv.traces) {
      const own = cases.get(String(attributes['concept:name']))!.toSorted(byPossible);

      expect(timesOf(events, 'time:timestamp')).toEqual(own.map(({ end }) => end));
      expect(events.map(({ start }) => Date.parse(String(start)))).toEqual(own.map(({ start }) => start));
    }
  });

  it('says who did what, in which role, and how it went on', () => {
    const people = counted(all.flatMap(({ name: step, by, role }) => (by === undefined ? [] : [`${step} · ${by} · ${role}`])));
    const completed = xes.traces.flatMap(({ events }) => events.filter((event) => event['lifecycle:transition'] === 'complete'));

    expect(counted(completed.flatMap((event) => (event['org:resource'] === undefined ? [] : [`${event['concept:name']} · ${event['org:resource']} · ${event['org:role']}`])))).toEqual(people);
    expect(counted(csv.traces.flatMap(({ events }) => events.flatMap((event) => (event['resource'] === '' ? [] : [`${event['activity']} · ${event['resource']} · ${event['role']}`]))))).toEqual(people);
    expect(xes.classifiers).toEqual({ Activity: 'concept:name', 'Activity and lifecycle': 'concept:name lifecycle:transition' });
    expect(xes.attributes).toMatchObject({ 'concept:name': document().master.meta.name, 'lifecycle:model': 'standard' });
  });

  it('has what steps cost: together as much as the report says of a case', () => {
    const [scenario] = report.scenarios;
    const cost = sum(xes.traces.flatMap(({ events }) => events.map((event) => Number(event['cost:total'] ?? 0)))) / CASES;

    expect(cost).toBeCloseTo(sum(Object.values(scenario!.measures.steps).map(({ costPerCase }) => costPerCase.mean)), 4);
    expect(sum(csv.traces.flatMap(({ events }) => events.map((event) => Number(event['cost'])))) / CASES).toBeCloseTo(cost, 4);
  });
});

it('the samples have names that are hard to write', () => {
  const cases = [...doneByCase(attacked(opened('loan-approval', 'zh-CN'))).values()].flat();

  expect(new Set(cases.map(({ name }) => name))).toContain(ATTACK);
  expect(new Set(cases.map(({ by }) => by))).toContain(PERSON);
  expect(cases.some(({ suspended }) => suspended > 0)).toBe(true);
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inlineMore } from '../../electron/simulation/inlineMore.ts';
import { SimulationPool } from '../../electron/simulation/SimulationPool.ts';
import type { Job } from '../../shared/analysis/Job.ts';
import { unwrap } from '../../shared/result.ts';
import { compile } from '../../shared/simulation/compile.ts';
import type { Program } from '../../shared/simulation/Program.ts';
import { run } from '../../shared/simulation/run.ts';
import { neutralModel } from '../shared/simulation/neutralModel.ts';
import { bareLoop } from './bareLoop.ts';
import { generatedModel } from './generatedModel.ts';

/* What simulation.ts prints, in a process of its own. */
const ROUNDS = 7;
const CASES = 100_000;
const BARE_EVENTS = 5_000_000;

const say = (line: string) => process.stdout.write(`${line}\n`);
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const million = (x: number) => (x / 1e6).toFixed(2);

/** Seconds of processor time, not of the clock: other programs on the machine then disturb less. */
function seconds(work: () => void): number {
  const begin = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1e6;
}

const fixture = (name: string) => join(process.env.LANEWAY_FIXTURES ?? '', 'sim', `${name}.neutral.json`);
const programOf = (name: string) => unwrap(compile(neutralModel(fixture(name)).model)).program;

function events(program: Program, replication: number, cases: number): number {
  const result = run(program, { seed: 1, replication, cases, warmUpCases: 0 });
  if (result === null || result.stopped !== null) throw new Error('The run was stopped');
  return result.events;
}

/** The same model with everyone at work all the time. */
function withoutCalendars(name: string): Program {
  const { model } = neutralModel(fixture(name));
  const roles = Object.fromEntries(Object.entries(model.roles).map(([id, role]) => [id, { ...role, calendar: null }]));
  const nodes = Object.fromEntries(Object.entries(model.nodes).map(([id, node]) => [id, node.kind === 'startEvent' && node.arrivals !== null ? { ...node, arrivals: { ...node.arrivals, calendar: null } } : node]));
  return unwrap(compile({ ...model, roles, nodes })).program;
}

function speed(name: string): void {
  const program = programOf(name);
  for (let i = 0; i < 5; i += 1) events(program, i, CASES);
  bareLoop(BARE_EVENTS);
  const engine: number[] = [];
  const bare: number[] = [];
  const ratios: number[] = [];
  const casesPerSecond: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push(BARE_EVENTS / seconds(() => bareLoop(BARE_EVENTS)));
    let count = 0;
    const taken = seconds(() => { count = events(program, round, CASES); });
    engine.push(count / taken);
    casesPerSecond.push(CASES / taken);
    ratios.push(engine[round]! / bare[round]!);
  }
  say(`${name}: ${million(median(engine))} million events/s, ${Math.round(median(casesPerSecond) / 1_000)} thousand cases/s; bare loop ${million(median(bare))} million events/s; ratio ${median(ratios).toFixed(3)}`);
}

function calendars(): void {
  const open = programOf('svc10');
  const always = withoutCalendars('svc10');
  for (const program of [open, always]) events(program, 0, CASES);
  const ratios = Array.from({ length: ROUNDS }, (_, round) => {
    let withThem = 0;
    let without = 0;
    const a = seconds(() => { withThem = events(open, round, CASES); });
    const b = seconds(() => { without = events(always, round, CASES); });
    // Per event: openings are events too.
    return a / withThem / (b / without);
  });
  say(`calendars: time per event with them ÷ without ${median(ratios).toFixed(2)}`);
}

function manyReplications(): void {
  const program = programOf('svc10');
  const taken = seconds(() => { for (let i = 0; i < 30; i += 1) events(program, i, 10_000); });
  say(`30 replications of 10,000 cases: ${taken.toFixed(2)} s`);
}

function linear(): void {
  const program = programOf('svc10');
  const ratios = Array.from({ length: 3 }, (_, i) => seconds(() => events(program, i, 4 * CASES)) / seconds(() => events(program, i, CASES)));
  say(`four times the cases: ${median(ratios).toFixed(2)} times the time`);
}

const MEGABYTE = 1_048_576;

function memory(most: number): void {
  const program = programOf('svc10');
  const list = [100_000, 1_000_000, 5_000_000].filter((cases) => cases <= most);
  const used = list.map((cases) => {
    events(program, 0, cases);
    globalThis.gc?.();
    return `${(cases / 1e6).toLocaleString('en')} million cases ${Math.round(process.memoryUsage().rss / MEGABYTE)} MB`;
  });
  say(`memory after: ${used.join(', ')}; the most there ever was: ${Math.round(process.resourceUsage().maxRSS / 1_024)} MB`);
}

/** Clock time of 30 × 10,000 cases on the real pool. */
async function threads(): Promise<void> {
  const program = programOf('svc10');
  const jobs = Array.from({ length: 30 }, (_, replication): Job => ({ program: 0, replication, seed: 1, cases: 10_000, warmUpCases: 0, recordCycleTimes: false }));
  const pool = new SimulationPool(new URL('worker.mjs', import.meta.url), 2);
  const clock = async (count: number) => {
    const begin = performance.now();
    await pool.carryOut((execute) => execute([program], jobs, () => {}), { threads: count });
    return performance.now() - begin;
  };
  await clock(2);
  const one: number[] = [];
  const two: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    one.push(await clock(1));
    two.push(await clock(2));
  }
  say(`30 replications of 10,000 cases by one worker ${(median(one) / 1_000).toFixed(2)} s, by two ${(median(two) / 1_000).toFixed(2)} s: ${(median(one) / median(two)).toFixed(2)} times as fast`);
  await pool.close();
}

function compilation(): void {
  const model = generatedModel(5_000);
  const bytes = JSON.stringify(model).length;
  const times = Array.from({ length: ROUNDS }, () => seconds(() => unwrap(compile(model))) * 1_000);
  say(`compiling 5,000 steps (${(bytes / 1e6).toFixed(1)} MB): ${Math.round(median(times))} ms, the first time ${Math.round(times[0] ?? 0)} ms`);
}

// As the workers of the product do.
inlineMore();
if (existsSync(fixture('svc10')) && readFileSync(fixture('svc10')).length > 0) {
  for (const name of ['svc10', 'svc10_247']) speed(name);
  calendars();
  manyReplications();
  linear();
  memory(process.argv.includes('--five-million') ? 5_000_000 : 1_000_000);
  await threads();
} else say(`No fixtures at ${fixture('svc10')}: only what needs none is measured`);
compilation();

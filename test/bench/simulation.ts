import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { unwrap } from '../../shared/result.ts';
import { compile } from '../../shared/simulation/compile.ts';
import { run } from '../../shared/simulation/run.ts';
import { neutralModel } from '../shared/simulation/neutralModel.ts';
import { bareLoop } from './bareLoop.ts';

/*
 * Events per second of the engine, all statistics on, one thread, beside a bare typed-array M/M/1 loop in the same run:
 * the ratio is what a change of code must not lower, the absolute figures depend on the machine.
 * Run: node test/bench/simulation.ts [cases]
 */
const folder = process.env.LANEWAY_FIXTURES ?? resolve(import.meta.dirname, '../../../shared/fixtures');
const cases = Number(process.argv[2] ?? 100_000);
const ROUNDS = 3;

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function perSecond(work: () => number): number {
  // Processor time, not wall clock: other programs on the machine then disturb less.
  const begin = process.cpuUsage();
  const done = work();
  return (done / process.cpuUsage(begin).user) * 1e6;
}

function bench(name: string): void {
  const file = join(folder, 'sim', `${name}.neutral.json`);
  if (!existsSync(file)) {
    process.stdout.write(`${name}: no fixture at ${file}\n`);
    return;
  }
  const { program } = unwrap(compile(neutralModel(file).model));
  run(program, { seed: 1, replication: 0, cases: 5_000, warmUpCases: 0 });
  bareLoop(1_000_000);
  const engine: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push(perSecond(() => bareLoop(5_000_000)));
    engine.push(perSecond(() => run(program, { seed: 1, replication: round, cases, warmUpCases: 0 })!.events));
  }
  const million = (x: number) => (x / 1e6).toFixed(2);
  process.stdout.write(`${name}: ${million(median(engine))} million events/s, bare loop ${million(median(bare))}, ratio ${(median(engine) / median(bare)).toFixed(3)}, ${Math.round(process.memoryUsage().rss / 1e6)} MB\n`);
}

for (const name of ['svc10', 'svc10_247']) bench(name);

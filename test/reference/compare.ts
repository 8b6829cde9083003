import { compile } from '../../shared/simulation/compile.ts';
import { STEP, STEP_COLUMNS } from '../../shared/simulation/Replication.ts';
import { run } from '../../shared/simulation/run.ts';
import { buildModel, type Parts } from '../shared/simulation/buildModel.ts';
import { Explosion, interpret, type Observed } from './Interpreter.ts';
import type { ProcessModel } from '../../shared/model/ProcessModel.ts';

/** What both say of one run, as lines to be compared; `null`: the model cannot be simulated, or splits without end. */
export interface Both {
  readonly kernel: readonly string[];
  readonly reference: readonly string[];
}

const time = (minutes: number) => (Number.isFinite(minutes) ? (Math.round(minutes * 1e6) / 1e6).toFixed(5) : '–');

export function compareRuns(parts: Parts, seed: number, cases: number): Both | null {
  const model = buildModel(parts);
  const compiled = compile(model);
  if (!compiled.ok) return null;
  const observed = referenceRun(model, seed, cases);
  if (observed === null) return null;
  const replication = run(compiled.value.program, { seed, replication: 0, cases, warmUpCases: 0, recordCycleTimes: true });
  if (replication === null || (replication.stopped !== null && replication.stopped !== 'nothingEnded')) return null;
  const { nodeIds, isStep } = compiled.value.program;
  const sums = (id: string): number[] => {
    const started = observed.performed.filter((p) => p.node === id && p.startedAt < Infinity);
    return [started.length, started.reduce((sum, p) => sum + p.startedAt - p.enabledAt, 0)];
  };
  return {
    kernel: [
      ...Array.from(replication.cycleTimes, (cycle, i) => `case ${i}: ${cycle < 0 ? '–' : time(cycle)}`),
      ...nodeIds.flatMap((id, n) => (isStep[n] === 1 ? [`${id}: ${replication.steps[n * STEP_COLUMNS + STEP.executions]} started, waited ${time(replication.steps[n * STEP_COLUMNS + STEP.waiting]!)}`] : [])),
    ],
    reference: [
      ...observed.cases.map(({ order, startedAt, endedAt }) => `case ${order}: ${time(endedAt - startedAt)}`),
      ...nodeIds.flatMap((id, n) => (isStep[n] === 1 ? [`${id}: ${sums(id)[0]} started, waited ${time(sums(id)[1]!)}`] : [])),
    ],
  };
}

function referenceRun(model: ProcessModel, seed: number, cases: number): Observed | null {
  try {
    return interpret(model, { seed, replication: 0, cases });
  } catch (problem) {
    if (problem instanceof Explosion) return null;
    throw problem;
  }
}

import { compile } from '../../shared/simulation/compile.ts';
import { run } from '../../shared/simulation/run.ts';
import type { Trace } from '../../shared/simulation/Trace.ts';
import type { ProcessModel } from '../../shared/model/ProcessModel.ts';
import { buildModel, type Parts } from '../shared/simulation/buildModel.ts';
import { Explosion, interpret, type Observed } from './Interpreter.ts';

/** What both say of one run, as lines: the end of every case and every activity. */
export interface Both {
  readonly kernel: readonly string[];
  readonly reference: readonly string[];
}

/** To 1e-5 minutes, which rounding errors of sums stay below by far. */
const time = (minutes: number) => (Number.isFinite(minutes) ? (Math.round(minutes * 1e6) / 1e6).toFixed(5) : '–');
const OUTCOMES = ['completed', 'interrupted', 'withdrawn'];

/** `null`: the model cannot be simulated, or splits without end. */
export function compareRuns(parts: Parts, seed: number, cases: number): Both | null {
  const model = buildModel(parts);
  const compiled = compile(model);
  if (!compiled.ok) return null;
  const observed = referenceRun(model, seed, cases);
  if (observed === null) return null;
  const measured = run(compiled.value.program, { seed, replication: 0, cases, warmUpCases: 0, traceCases: cases });
  if (measured === null || measured.trace === null || (measured.stopped !== null && measured.stopped !== 'nothingEnded')) return null;
  return { kernel: linesOf(measured.trace), reference: linesOfReference(observed) };
}

function linesOf({ nodeIds, cases, activities: a }: Trace): readonly string[] {
  return [
    ...Array.from(cases.number, (number, i) => caseLine(number, cases.startedAt[i]!, cases.endedAt[i]!)),
    ...Array.from(a.case, (number, i) => activityLine(number, nodeIds[a.node[i]!] ?? '', a.visit[i]!, a.enabledAt[i]!, a.startedAt[i]!, a.endedAt[i]!, OUTCOMES[a.outcome[i]!] ?? '')).toSorted(),
  ];
}

const linesOfReference = ({ cases, performed }: Observed): readonly string[] => [
  ...cases.filter(({ order }) => order >= 0).map(({ order, startedAt, endedAt }) => caseLine(order, startedAt, endedAt)),
  ...performed.filter((p) => p.case >= 0).map((p) => activityLine(p.case, p.node, p.visit, p.enabledAt, p.startedAt, p.endedAt, p.outcome)).toSorted(),
];

const caseLine = (number: number, from: number, to: number) => `case ${number}: ${time(from)} … ${time(to)}`;
const activityLine = (number: number, node: string, visit: number, enabledAt: number, startedAt: number, endedAt: number, outcome: string) =>
  `case ${number} ${node}#${visit} ${outcome}: ${time(enabledAt)}, ${time(startedAt)} … ${time(endedAt)}`;

function referenceRun(model: ProcessModel, seed: number, cases: number): Observed | null {
  try {
    return interpret(model, { seed, replication: 0, cases });
  } catch (problem) {
    if (problem instanceof Explosion) return null;
    throw problem;
  }
}

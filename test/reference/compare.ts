import { compile } from '../../shared/simulation/compile.ts';
import type { Program } from '../../shared/simulation/Program.ts';
import { run } from '../../shared/simulation/run.ts';
import { CASE_MEASURES, MOMENTS, STEP, STEP_COLUMNS } from '../../shared/simulation/Replication.ts';
import type { Trace } from '../../shared/simulation/Trace.ts';
import type { ProcessModel } from '../../shared/model/ProcessModel.ts';
import { buildModel, type Parts } from '../shared/simulation/buildModel.ts';
import { Explosion, interpret, type Observed } from './Interpreter.ts';

/** What both say of one run, as lines: the end of every case, what it cost, every activity, and how often each was begun in cases that ended. */
export interface Both {
  readonly kernel: readonly string[];
  readonly reference: readonly string[];
}

/** One line: what it is about, and when. */
interface Line {
  readonly about: string;
  readonly times: readonly number[];
  readonly tolerance: (time: number) => number;
}

/** Minutes by which both may differ: rounding errors of sums stay below by far. */
const TOLERANCE = () => 1e-5;
/** By which both sums of money may differ. */
const COST_TOLERANCE = (cost: number) => 1e-9 * Math.max(1, cost);
const OUTCOMES = ['completed', 'interrupted', 'withdrawn'];

/** `null`: the model cannot be simulated, or splits without end. */
export function compareRuns(parts: Parts, seed: number, cases: number): Both | null {
  const model = buildModel(parts);
  const compiled = compile(model);
  if (!compiled.ok) return null;
  const observed = referenceRun(model, seed, cases);
  if (observed === null) return null;
  const { program } = compiled.value;
  const measured = run(program, { seed, replication: 0, cases, warmUpCases: 0, traceCases: cases });
  if (measured === null || measured.trace === null || (measured.stopped !== null && measured.stopped !== 'nothingEnded')) return null;
  // Where no case ended, nothing is counted of cases that did.
  const nodes = measured.stopped === null ? [...new Set(program.nodeIds)] : [];
  // A process that several places call stands there once for each of them.
  const begun = (node: string) => program.nodeIds.reduce((sum, id, n) => (id === node ? sum + measured.steps[n * STEP_COLUMNS + STEP.executions]! : sum), 0);
  const kernel = [...linesOf(measured.trace), ...Array.from({ length: cases }, (_, k) => costLine(k, costFrom(program, seed, cases, k))), ...nodes.map((id) => begunLine(id, begun(id)))];
  const reference = [...linesOfReference(observed), ...Array.from({ length: cases }, (_, k) => costLine(k, observed.cases.reduce((sum, { order, endedAt, cost }) => sum + (order >= k && endedAt < Infinity ? cost : 0), 0))), ...nodes.map((id) => begunLine(id, begunInEndedCases(observed, id)))];
  return { kernel: kernel.map(written), reference: reference.map((line, i) => written(isSame(line, kernel[i]) ? kernel[i] : line)) };
}

const isSame = (line: Line, other: Line | undefined): other is Line =>
  other !== undefined && line.about === other.about && line.times.every((time, i) => time === other.times[i] || Math.abs(time - other.times[i]!) < line.tolerance(time));

const written = ({ about, times }: Line): string => `${about}: ${times.map((time) => (Number.isFinite(time) ? time.toFixed(5) : '–')).join(', ')}`;

function linesOf({ nodeIds, cases, activities: a }: Trace): readonly Line[] {
  return [
    ...Array.from(cases.number, (number, i) => caseLine(number, cases.startedAt[i]!, cases.endedAt[i]!)),
    ...inOrder(Array.from(a.case, (number, i) => activityLine(number, nodeIds[a.node[i]!] ?? '', a.visit[i]!, a.enabledAt[i]!, a.startedAt[i]!, a.endedAt[i]!, OUTCOMES[a.outcome[i]!] ?? ''))),
  ];
}

const linesOfReference = ({ cases, performed }: Observed): readonly Line[] => [
  ...cases.filter(({ order }) => order >= 0).map(({ order, startedAt, endedAt }) => caseLine(order, startedAt, endedAt)),
  ...inOrder(performed.filter((p) => p.case >= 0).map((p) => activityLine(p.case, p.node, p.visit, p.enabledAt, p.startedAt, p.endedAt, p.outcome))),
];

const caseLine = (number: number, from: number, to: number): Line => ({ about: `case ${number}`, times: [from, to], tolerance: TOLERANCE });
/** A run gives sums over all cases that count: those from each case on tell what every one of them cost. */
const costLine = (from: number, cost: number): Line => ({ about: `cost of the cases from ${from} on`, times: [cost], tolerance: COST_TOLERANCE });
const activityLine = (number: number, node: string, visit: number, enabledAt: number, startedAt: number, endedAt: number, outcome: string): Line =>
  ({ about: `case ${number} ${node}#${visit} ${outcome}`, times: [enabledAt, startedAt, endedAt], tolerance: TOLERANCE });

const begunLine = (node: string, times: number): Line => ({ about: `${node} begun in cases that ended`, times: [times], tolerance: TOLERANCE });

function begunInEndedCases({ cases, performed }: Observed, node: string): number {
  const ended = new Set(cases.filter(({ order, endedAt }) => order >= 0 && endedAt < Infinity).map(({ order }) => order));
  return performed.filter((p) => p.node === node && p.startedAt < Infinity && ended.has(p.case)).length;
}

const inOrder = (lines: readonly Line[]) => lines.toSorted((a, b) => (a.about === b.about ? a.times[0]! - b.times[0]! : a.about < b.about ? -1 : 1));

/** What the cases from the k-th on cost together: the others are the warm-up. */
const costFrom = (program: Program, seed: number, cases: number, k: number): number =>
  run(program, { seed, replication: 0, cases, warmUpCases: k })!.moments[CASE_MEASURES.indexOf('cost') * MOMENTS + 1]!;

function referenceRun(model: ProcessModel, seed: number, cases: number): Observed | null {
  try {
    return interpret(model, { seed, replication: 0, cases });
  } catch (problem) {
    if (problem instanceof Explosion) return null;
    throw problem;
  }
}

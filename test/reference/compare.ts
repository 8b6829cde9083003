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

/** One line: what it is about, and when. */
interface Line {
  readonly about: string;
  readonly times: readonly number[];
}

/** Minutes by which both may differ: rounding errors of sums stay below by far. */
const TOLERANCE = 1e-5;
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
  const kernel = linesOf(measured.trace);
  const reference = linesOfReference(observed);
  return { kernel: kernel.map(written), reference: reference.map((line, i) => written(isSame(line, kernel[i]) ? kernel[i] : line)) };
}

const isSame = (line: Line, other: Line | undefined): other is Line =>
  other !== undefined && line.about === other.about && line.times.every((time, i) => time === other.times[i] || Math.abs(time - other.times[i]!) < TOLERANCE);

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

const caseLine = (number: number, from: number, to: number): Line => ({ about: `case ${number}`, times: [from, to] });
const activityLine = (number: number, node: string, visit: number, enabledAt: number, startedAt: number, endedAt: number, outcome: string): Line =>
  ({ about: `case ${number} ${node}#${visit} ${outcome}`, times: [enabledAt, startedAt, endedAt] });

const inOrder = (lines: readonly Line[]) => lines.toSorted((a, b) => (a.about === b.about ? a.times[0]! - b.times[0]! : a.about < b.about ? -1 : 1));

function referenceRun(model: ProcessModel, seed: number, cases: number): Observed | null {
  try {
    return interpret(model, { seed, replication: 0, cases });
  } catch (problem) {
    if (problem instanceof Explosion) return null;
    throw problem;
  }
}

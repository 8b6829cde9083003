import { ENGINE_VERSION } from '../../../shared/simulation/engineVersion.ts';
import type { Coverage } from './coverage.ts';
import type { Compared } from './peers.ts';
import { REPLICATIONS, theoryModels, type Row } from './theoryTable.ts';

const digits = (n: number): string => (n === 0 ? '0' : Math.abs(n) >= 1_000 ? n.toFixed(0) : Number(n.toPrecision(5)).toString());
const percent = (n: number): string => `${Number((100 * n).toPrecision(4))} %`;
const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly string[]): string => [row(head), row(head.map(() => '---')), ...rows].join('\n');
/** A vertical bar would end a cell. */
const cell = (text: string) => text.replaceAll('|', String.raw`\|`);

/** One line of the theory table, by the columns that no run changes. */
export const keyOf = ({ model, verdict: { statement } }: Pick<Row, 'model'> & { readonly verdict: Pick<Row['verdict'], 'statement'> }): string =>
  row([`\`${model.id}\``, cell(model.name), percent(model.utilisation), statement.figure, statement.unit === '%' ? percent(statement.theory) : `${digits(statement.theory)} ${statement.unit}`.trim()]).slice(0, -2);

function theoryRow(line: Row): string {
  const { verdict: { statement: { unit }, mean, halfWidth, distance } } = line;
  const measured = unit === '%' ? `${percent(mean)} ± ${percent(halfWidth)}` : `${digits(mean)} ± ${digits(halfWidth)} ${unit}`.trim();
  return `${keyOf(line)} | ${measured} | ${distance <= 1 ? 'yes' : `no, ${distance.toFixed(2)}`} |`;
}

const sources = () => [...new Map(theoryModels.map(({ name, source }) => [name, source]))].map(([name, source]) => `- **${cell(name)}**: ${source}`).join('\n');

export interface Validation {
  readonly theory: readonly Row[];
  readonly coverage: readonly Coverage[];
  readonly peers: readonly Compared[];
}

/** The page docs/validation.md. */
export function validationPage({ theory, coverage, peers }: Validation): string {
  const covered = theory.filter(({ verdict }) => verdict.covers).length;
  const beyond = peers.filter(({ distance }) => distance > 1);
  return `# Validation

Engine ${ENGINE_VERSION}. This page is written by \`node scripts/validation.ts\` and checked by \`test/theory/validation.test.ts\`: the
table's models, figures and theoretical values must be those of the code, and a fresh run must reach the same verdicts.

## Theory

Each model below has an exact solution. It is simulated with ${REPLICATIONS} replications on a seed of its own, after a warm-up of
ten relaxation times of its queue, and the figure is the one that \`laneway simulate --json\` states: the mean over replications
with its 95 % t interval. ${covered} of ${theory.length} intervals (${percent(covered / theory.length)}) hold the theoretical value; 95 % are meant to.
“no, 1.2” means: theory lies 1.2 half-widths from the mean. Mean service is 5 min where nothing else is said. Quantiles come
from a sketch with a relative error of at most 0.5 %, which is allowed for. Service has no calendar: theory knows none; exact
working time is shown by hand-computed cases in \`test/theory/calendars.test.ts\` and \`test/theory/handCases*.test.ts\`.

${table(['model', 'what', 'utilisation', 'figure', 'theory', 'Laneway', 'holds'], theory.map(theoryRow))}

Sources (Gross: Gross, Shortle, Thompson and Harris, *Fundamentals of Queueing Theory*, 4th ed., 2008):

${sources()}

## Are the intervals what they say?

A sample of the models, on ${coverage[0]?.seeds ?? 0} seeds each, five replications: the share of stated 95 % intervals that hold theory. Between
90 % and 99 % is what the test asks for.

${table(['model', 'figure', 'intervals that hold theory'], coverage.map(({ model, statement, share }) => row([`\`${model.id}\``, statement.figure, percent(share)])))}

## Other engines

The public models \`svc10\` (ten steps, four roles, office hours), \`svc10_247\` (the same, always open) and
\`r1_loan_origination\` (17 steps, five roles) with the figures that BIMP/QBP 2.0.7, Prosimos 2.0.6, simmer 4.4.6 and a simulator
written for the comparison gave, with their spread from run to run. Laneway reads the same files: \`working\` is the BPMN file with its
QBP extension, \`push\` the same drawing with \`--params\` and the Prosimos JSON. Times in seconds; all cases count; 20 replications of
10,000 cases. ${peers.length - beyond.length} of ${peers.length} figures agree within the two intervals combined (root of the sum of squares).

${table(['model', 'arrivals', 'figure', 'others', 'Laneway', 'agrees'], peers.map((one) => row([one.peer, one.rule, one.metric, `${digits(one.theirs)} ± ${digits(one.tolerance)}`, `${digits(one.ours)} ± ${digits(one.halfWidth)}`, one.distance <= 1 ? 'yes' : `no, ${one.distance.toFixed(2)}`])))}

### Where semantics differ

- **Arrivals and calendars.** BIMP counts a gap between cases in open hours only (\`working\`); Prosimos counts clock time and moves a
  case that would come outside the hours to the next opening (\`push\`), so that cases come in a crowd at nine. Both readings are offered,
  by name, because they give different models: see the mean cycle times of each model above.
- **Who takes up work.** Prosimos hands work to the person who is free first by the calendar of each; with people of one calendar, as in
  these models, that is the order of Laneway's \`longestIdle\`.
- **Second number of \`norm\`.** Prosimos takes it for the standard deviation, unlike \`lognorm\` and \`gamma\`, whose second number is the variance.
- **Negative draws.** BIMP, Prosimos and Laneway draw again below 0; \`draft\` in \`svc10\` is five standard deviations from it.
${beyond.length === 0 ? '' : `- **Utilisation.** The others divide by the time to the last end, when the system has run empty; Laneway's averages over time end with
  the last arrival, so that a busy role is not diluted by the run-out. The rows marked “no” differ by that share:
  ${beyond.map(({ peer, rule, metric }) => `${metric} of ${peer} (${rule})`).join(', ')}.
`}
## What else is checked

- Hand-computed cases: calendars, daylight saving, shift ends, control flow (\`test/theory/calendars.test.ts\`, \`handCases*.test.ts\`).
- A slow and obvious reference interpreter gives the same trace as the kernel on random models (\`test/reference\`).
- Invariants on random models: Little's law, no case lost, utilisation at most 1 without overtime, parts that sum to the cycle time, same
  bytes on 1, 2 and 4 threads, more staff never lengthens the mean wait at a single station under common random numbers, an empty
  variant differs by exactly 0 (\`test/theory/invariants.test.ts\`).
- Each sampler against its exact moments and distribution function, a million draws (\`test/shared/simulation/distributions\`).
- What cannot be simulated is refused with the element and the reason (\`test/theory/refusals.test.ts\`).
`;
}

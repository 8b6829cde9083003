import { MOST_POINTS, type Design } from '../../shared/analysis/answers/design.ts';
import { Factor } from '../../shared/analysis/answers/Factor.ts';
import type { Goal } from '../../shared/analysis/answers/Goal.ts';
import type { ModelChange } from '../../shared/analysis/answers/ModelChange.ts';
import { rolesOfSteps } from '../../shared/analysis/answers/rolesOfSteps.ts';
import { partnersOf, StressWindow, usualDisturbances, type Disturbance } from '../../shared/analysis/answers/stress.ts';
import type { NodeId, RoleId } from '../../shared/model/ids.ts';
import { rows, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { LARGEST_SEED } from '../../shared/model/RunSettings.ts';
import { duration, wholeNumber } from './amounts.ts';
import { UsageError } from './UsageError.ts';

/** Options of `laneway answer`, for every question together; each reads its own. */
export const ANSWER_OPTIONS = {
  scenario: { type: 'string' },
  cases: { type: 'string' },
  replications: { type: 'string' },
  seed: { type: 'string' },
  'warm-up': { type: 'string' },
  threads: { type: 'string' },
  json: { type: 'boolean' },
  promise: { type: 'string' },
  mean: { type: 'string' },
  p90: { type: 'string' },
  cheapest: { type: 'boolean' },
  demand: { type: 'string' },
  people: { type: 'string', multiple: true },
  faster: { type: 'string', multiple: true },
  automate: { type: 'string', multiple: true },
  transfer: { type: 'string' },
  volume: { type: 'string' },
  absent: { type: 'string', multiple: true },
  partner: { type: 'string', multiple: true },
  from: { type: 'string' },
  to: { type: 'string' },
  factor: { type: 'string', multiple: true },
  levels: { type: 'string' },
  sample: { type: 'string' },
} as const;

export interface AnswerValues {
  readonly cases?: string | undefined;
  readonly replications?: string | undefined;
  readonly seed?: string | undefined;
  readonly 'warm-up'?: string | undefined;
  readonly promise?: string | undefined;
  readonly mean?: string | undefined;
  readonly p90?: string | undefined;
  readonly demand?: string | undefined;
  readonly people?: readonly string[] | undefined;
  readonly faster?: readonly string[] | undefined;
  readonly automate?: readonly string[] | undefined;
  readonly transfer?: string | undefined;
  readonly volume?: string | undefined;
  readonly absent?: readonly string[] | undefined;
  readonly partner?: readonly string[] | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly factor?: readonly string[] | undefined;
  readonly levels?: string | undefined;
  readonly sample?: string | undefined;
}

const AUTOMATIC_MINUTES = 1;
const MOST_CASES = 10_000_000;

export function overridesOf(values: AnswerValues): { cases?: number; replications?: number; seed?: number; warmUpCases?: number | 'auto' } {
  const cases = wholeNumber('--cases', values.cases, 1, MOST_CASES);
  const replications = wholeNumber('--replications', values.replications, 2, 10_000);
  const seed = wholeNumber('--seed', values.seed, 0, LARGEST_SEED);
  const warmUpCases = values['warm-up'] === 'auto' ? 'auto' as const : wholeNumber('--warm-up', values['warm-up'], 0, MOST_CASES);
  return { ...(cases === undefined ? {} : { cases }), ...(replications === undefined ? {} : { replications }), ...(seed === undefined ? {} : { seed }), ...(warmUpCases === undefined ? {} : { warmUpCases }) };
}

/** Exactly one goal: a promise by name, a mean, or the time within which 9 of 10 cases are. */
export function goalOf(model: ProcessModel, { promise, mean, p90 }: AnswerValues): Goal {
  if ([promise, mean, p90].filter((text) => text !== undefined).length !== 1) throw new UsageError('answers.cli.oneGoal');
  if (promise !== undefined) return { kind: 'promise', promise: namedRow('--promise', promise, rows(model.promises)).id, target: null };
  return { kind: 'time', measure: 'cycleTime', quantile: mean === undefined ? 0.9 : null, within: duration(mean === undefined ? '--p90' : '--mean', mean ?? p90)! };
}

export function changesOf(model: ProcessModel, values: AnswerValues): ModelChange[] {
  const changes: ModelChange[] = [
    ...(values.demand === undefined ? [] : [{ kind: 'demand' as const, factor: factorOf('--demand', values.demand, 0.01) }]),
    ...(values.people ?? []).map((text): ModelChange => {
      const [name, count] = pair('--people', text);
      return { kind: 'people', role: roleNamed(model, '--people', name), count: wholeNumber('--people', count, 0, 100_000)! };
    }),
    ...(values.faster ?? []).map((text): ModelChange => {
      const [name, percent] = pair('--faster', text);
      return { kind: 'stepTime', step: stepNamed(model, '--faster', name), factor: 1 - wholeNumber('--faster', percent.replace(/\s*%$/, ''), 0, 100)! / 100 };
    }),
    ...(values.automate ?? []).map((name): ModelChange => ({ kind: 'automated', step: stepNamed(model, '--automate', name), minutes: AUTOMATIC_MINUTES })),
    ...(values.transfer === undefined ? [] : [{ kind: 'transferTime' as const, flow: null, factor: factorOf('--transfer', values.transfer, 0) }]),
  ];
  if (changes.length === 0) throw new UsageError('answers.cli.noChange');
  return changes;
}

/** Those that are named, or the usual ones. */
export function disturbancesOf(model: ProcessModel, { volume, absent = [], partner = [] }: AnswerValues): readonly Disturbance[] {
  const named: Disturbance[] = [
    ...(volume === undefined ? [] : [{ kind: 'volume' as const, factor: factorOf('--volume', volume, 1.01) }]),
    ...absent.map((text): Disturbance => {
      const at = text.lastIndexOf('=');
      const [name, quantity] = at > 0 ? [text.slice(0, at), wholeNumber('--absent', text.slice(at + 1), 1, 100_000) ?? null] : [text, null];
      return { kind: 'absence', role: roleNamed(model, '--absent', name), quantity };
    }),
    ...partner.map((name): Disturbance => ({ kind: 'partner', partner: namedRow('--partner', name, partnersOf(model)).id })),
  ];
  return named.length > 0 ? named : usualDisturbances(model);
}

export function windowOf({ from, to }: AnswerValues): StressWindow {
  const parsed = StressWindow.safeParse({ from, to });
  if (!parsed.success) throw new UsageError('answers.cli.window');
  return parsed.data;
}

/** `demand=0.8..1.2`, `time=0.8..1.2`, `people:ROLE=1..3`, `time:STEP=0.5..1`. */
export function factorsOf(model: ProcessModel, { factor: texts = [] }: AnswerValues): Factor[] {
  if (texts.length === 0) throw new UsageError('answers.cli.noFactor');
  return texts.map((text) => {
    const [, kind = '', name, low, high] = /^(demand|people|time|transfer)(?::(.+))?=(\d+(?:\.\d+)?)\.\.(\d+(?:\.\d+)?)$/.exec(text) ?? [];
    const range = { low: Number(low), high: Number(high) };
    const parsed = Factor.safeParse(
      kind === 'demand' ? { kind, ...range }
        : kind === 'transfer' ? { kind: 'transferTime', flow: null, ...range }
          : kind === 'time' ? { kind: 'stepTime', step: name === undefined ? null : stepNamed(model, '--factor', name), ...range }
            : { kind: 'people', role: name === undefined ? '' : roleNamed(model, '--factor', name), ...range });
    if (!parsed.success) throw new UsageError('answers.cli.factor', { value: text });
    return parsed.data;
  });
}

export function designOf({ levels, sample }: AnswerValues, seed: number): Design {
  const points = wholeNumber('--sample', sample, 2, MOST_POINTS);
  return points === undefined ? { kind: 'fullFactorial', levels: wholeNumber('--levels', levels, 2, 7) ?? 2 } : { kind: 'latinHypercube', points, seed };
}

const pair = (option: string, text: string): readonly [string, string] => {
  const at = text.lastIndexOf('=');
  if (at <= 0) throw new UsageError('answers.cli.pair', { option, value: text });
  return [text.slice(0, at), text.slice(at + 1)];
};

function factorOf(option: string, text: string, least: number): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < least || value > 100) throw new UsageError('answers.cli.number', { option, value: text, least, most: 100 });
  return value;
}

/** By id or by name. */
function namedRow<T extends { readonly id: string; readonly name: string }>(option: string, wanted: string, list: readonly T[]): T {
  const found = list.find(({ id }) => id === wanted) ?? list.find(({ name }) => name.trim() === wanted.trim());
  if (!found) throw new UsageError('answers.cli.unknownName', { option, name: wanted, known: list.map(({ name, id }) => name || id).join(', ') });
  return found;
}

const roleNamed = (model: ProcessModel, option: string, name: string): RoleId => namedRow(option, name, rolesOfSteps(model).map(({ role, name: known }) => ({ id: role, name: known }))).id;
const stepNamed = (model: ProcessModel, option: string, name: string): NodeId => namedRow(option, name, rows(model.nodes).filter((node) => 'work' in node)).id;

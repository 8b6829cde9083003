import { answerBase } from '../../shared/analysis/answers/AnswerBase.ts';
import { MOST_POINTS, pointsOf, sizeOf } from '../../shared/analysis/answers/design.ts';
import { runDesign, type PointResult } from '../../shared/analysis/answers/designedExperiment.ts';
import { experimentOutcome } from '../../shared/analysis/answers/experimentTable.ts';
import { answerTo, type Question } from '../../shared/analysis/answers/Question.ts';
import { planFor } from '../../shared/analysis/answers/RunPlan.ts';
import type { Execute } from '../../shared/analysis/Job.ts';
import { effectiveModel } from '../../shared/delta/effectiveModel.ts';
import type { Translator } from '../../shared/i18n/translator.ts';
import type { ProcessModel } from '../../shared/model/ProcessModel.ts';
import { wholeNumber } from './amounts.ts';
import { answerAsText, experimentAsText } from './answerAsText.ts';
import { ANSWER_OPTIONS, changesOf, designOf, disturbancesOf, factorsOf, goalOf, overridesOf, windowOf, type AnswerValues } from './answerOptions.ts';
import { readCommandLine } from './commandLine.ts';
import { readModelFile, scenarioNamed } from './modelFile.ts';
import type { Command } from './Terminal.ts';
import { UsageError } from './UsageError.ts';
import { withPool } from './withPool.ts';

/** Asks a model a question: how many people, what if, what controls cost, what matters. The same bytes for the same file, options and seed. */
export const answer: Command = {
  async run(args, terminal) {
    const { t, out, json } = terminal;
    const { values, positionals: [path, kind, ...rest] } = readCommandLine(args, ANSWER_OPTIONS);
    if (path === undefined || kind === undefined) throw new UsageError('answers.cli.usage');
    if (rest[0] !== undefined) throw new UsageError('cli.usage.unexpected', { argument: rest[0] });
    const threads = wholeNumber('--threads', values.threads, 1, 256);
    const { document } = await readModelFile(path, terminal);
    const [variant = null] = scenarioNamed(document, values.scenario ?? 'master');
    const { model } = effectiveModel(document, variant);
    const find = kind === 'experiment' ? experimentOf(model, values, t) : questionOf(model, kind, values, values.cheapest ?? false, t);
    return withPool(threads, terminal, async (pool, signal) => {
      const { facts, text } = await pool.carryOut(find, { signal });
      if (values.json) json(facts);
      else out(...text().split('\n'));
    });
  },
};

/** What finds an answer and writes it down. Whatever is wrong with the options is said before any thread starts. */
type Finding = (execute: Execute) => Promise<{ readonly facts: unknown; readonly text: () => string }>;

function questionOf(model: ProcessModel, kind: string, values: AnswerValues, isCheapest: boolean, t: Translator): Finding {
  const question = ((): Question => {
    switch (kind) {
      case 'capacity': return { kind: 'capacity', goal: goalOf(model, values), roles: null, objective: isCheapest ? 'cost' : 'people' };
      case 'control': return { kind: 'controls', steps: null };
      case 'stress': return { kind: 'stress', disturbances: [...disturbancesOf(model, values)], window: windowOf(values) };
      case 'whatif': return { kind: 'whatIf', changes: changesOf(model, values) };
      default: throw new UsageError('answers.cli.usage');
    }
  })();
  const overrides = overridesOf(values);
  return async (execute) => {
    const found = await answerTo(model, question, overrides, execute);
    return { facts: found, text: () => answerAsText(found, model, t) };
  };
}

function experimentOf(model: ProcessModel, values: AnswerValues, t: Translator): Finding {
  const overrides = overridesOf(values);
  const factors = factorsOf(model, values);
  const design = designOf(values, overrides.seed ?? model.meta.settings.seed);
  const size = sizeOf(design, factors.length);
  if (size > MOST_POINTS) throw new UsageError('answers.error.tooManyPoints', { points: size, most: MOST_POINTS });
  return async (execute) => {
    const base = answerBase(model);
    const plan = await planFor(base, overrides, execute);
    const points = pointsOf(design, factors);
    const results: PointResult[] = [];
    await runDesign(base, plan, factors, points, () => false, execute, (result) => void results.push(result));
    results.sort((a, b) => a.point - b.point || a.replication - b.replication);
    const outcome = experimentOutcome(factors, points, results, { kind: 'figure', name: 'cycleTime' });
    return { facts: { plan, factors, design, points, effects: outcome.effects, results }, text: () => experimentAsText(outcome, factors, values.factor ?? [], t) };
  };
}

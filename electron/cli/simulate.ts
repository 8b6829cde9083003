import type { ExperimentRequest } from '../../shared/analysis/experiment.ts';
import type { SimulationReport } from '../../shared/analysis/SimulationReport.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { LARGEST_SEED } from '../../shared/model/RunSettings.ts';
import { duration, looksLikeDuration, wholeNumber } from './amounts.ts';
import { casesWithin } from './casesWithin.ts';
import { readCommandLine } from './commandLine.ts';
import { readModelFile, scenarioNamed } from './modelFile.ts';
import { withParams } from './paramsFile.ts';
import { progressLine } from './progressLine.ts';
import { reportAsText } from './reportAsText.ts';
import type { Command, Terminal } from './Terminal.ts';
import { UsageError } from './UsageError.ts';
import { withArrivalRule } from './withArrivalRule.ts';
import { withPool } from './withPool.ts';
import { checkLog, writeLog } from './writeLog.ts';

const OPTIONS = {
  params: { type: 'string' },
  scenario: { type: 'string', multiple: true },
  cases: { type: 'string' },
  duration: { type: 'string' },
  replications: { type: 'string' },
  seed: { type: 'string' },
  'warm-up': { type: 'string' },
  threads: { type: 'string' },
  'arrival-rule': { type: 'string' },
  log: { type: 'string' },
  'log-cases': { type: 'string' },
  force: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

const MOST_CASES = 10_000_000;

type Values = ReturnType<typeof readCommandLine<typeof OPTIONS>>['values'];

const isArrivalRule = (text: string | undefined): text is 'working' | 'push' | undefined => text === undefined || text === 'working' || text === 'push';

/** What the options say, before any file is read. */
function readOptions(values: Values) {
  if (values.cases !== undefined && values.duration !== undefined) throw new UsageError('cli.usage.casesOrDuration');
  const rule = values['arrival-rule'];
  if (!isArrivalRule(rule)) throw new UsageError('cli.usage.arrivalRule', { value: rule ?? '' });
  const warmUp = values['warm-up'];
  const warmUpMinutes = warmUp !== undefined && looksLikeDuration(warmUp) ? duration('--warm-up', warmUp) : undefined;
  if (values['log-cases'] !== undefined && values.log === undefined) throw new UsageError('cli.log.casesOnly');
  return {
    arrivalRule: rule,
    logCases: wholeNumber('--log-cases', values['log-cases'], 1, MOST_CASES),
    warmUpMinutes,
    threads: wholeNumber('--threads', values.threads, 1, 256),
    overrides: {
      cases: wholeNumber('--cases', values.cases, 1, MOST_CASES),
      arrivalsEnd: duration('--duration', values.duration),
      replications: wholeNumber('--replications', values.replications, 1, 10_000),
      seed: wholeNumber('--seed', values.seed, 0, LARGEST_SEED),
      warmUpCases: warmUp === 'auto' ? 'auto' as const : warmUpMinutes === undefined ? wholeNumber('--warm-up', warmUp, 0, MOST_CASES) : undefined,
    } satisfies ExperimentRequest['overrides'],
  };
}

type SimulateOptions = ReturnType<typeof readOptions>;

/** The model as the options want it: other parameters laid over it, arrivals read in the other way. */
async function openModel(path: string, params: string | undefined, { arrivalRule }: SimulateOptions, terminal: Terminal): Promise<ModelDocument> {
  const { document } = await readModelFile(path, terminal);
  const staffed = params === undefined ? document : await withParams(document, params, terminal);
  return arrivalRule === undefined ? staffed : withArrivalRule(staffed, arrivalRule);
}

/** A warm-up that was given as a time, as so many cases; models that cannot be simulated say why later. */
function overridesFor({ master }: ModelDocument, { overrides, warmUpMinutes }: SimulateOptions): ExperimentRequest['overrides'] {
  if (warmUpMinutes === undefined) return overrides;
  return { ...overrides, warmUpCases: casesWithin(master, warmUpMinutes, overrides.seed ?? master.meta.settings.seed) ?? 0 };
}

/**
 * Simulates one or more models. The report is the same bytes for the same file, options and seed, whatever the number
 * of threads: nothing in it comes from the clock.
 */
export const simulate: Command = {
  async run(args, terminal) {
    const { t, out, json } = terminal;
    const { values, positionals } = readCommandLine(args, OPTIONS);
    if (positionals.length === 0) throw new UsageError('cli.usage.simulate');
    const options = readOptions(values);
    if (values.log !== undefined && positionals.length > 1) throw new UsageError('cli.log.one');
    if (values.log !== undefined) checkLog(values.log, { force: values.force ?? false });
    return withPool(options.threads, terminal, async (pool, signal) => {
      const reports: { readonly model: string; readonly report: SimulationReport }[] = [];
      for (const path of positionals) {
        const document = await openModel(path, values.params, options, terminal);
        const scenarios = [...new Set((values.scenario ?? ['master']).flatMap((name) => scenarioNamed(document, name)))];
        const line = progressLine(terminal);
        const overrides = overridesFor(document, options);
        const report = await pool.simulate(document, { scenarios, overrides, withBottlenecks: true }, { signal, onProgress: ({ done, total }) => line.show(t('cli.simulate.progress', { path, done, total })) });
        line.clear();
        if (values.log !== undefined) await writeLog(values.log, { document, variant: scenarios[0] ?? null, overrides, first: options.logCases ?? null }, pool, signal);
        reports.push({ model: path, report });
        if (!values.json) out(...(positionals.length > 1 ? [path] : []), ...reportAsText(report, document.master.meta.settings.currency, t));
      }
      // One document: the report itself, or all of them by file when there are several.
      if (values.json) json(reports.length === 1 ? reports[0]?.report : { models: reports });
    });
  },
};

import { parseArgs } from 'node:util';
import type { ExperimentRequest } from '../../shared/analysis/experiment.ts';
import { SimulationFailure } from '../../shared/analysis/SimulationFailure.ts';
import type { SimulationReport } from '../../shared/analysis/SimulationReport.ts';
import { MINUTES_PER_DAY, MINUTES_PER_HOUR, MINUTES_PER_WEEK } from '../../shared/units.ts';
import { SimulationPool } from '../simulation/SimulationPool.ts';
import { readModelFile, scenarioNamed } from './modelFile.ts';
import { workerUrl } from './programFolders.ts';
import { reportAsText } from './reportAsText.ts';
import type { Command } from './Terminal.ts';
import { UsageError } from './UsageError.ts';

const OPTIONS = {
  scenario: { type: 'string', multiple: true },
  cases: { type: 'string' },
  duration: { type: 'string' },
  replications: { type: 'string' },
  seed: { type: 'string' },
  'warm-up': { type: 'string' },
  threads: { type: 'string' },
  json: { type: 'boolean' },
} as const;

const LARGEST_SEED = 0xffff_ffff;

function wholeNumber(option: string, text: string | undefined, least: number, most: number): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < least || number > most) throw new UsageError('cli.usage.number', { option, value: text, least, most });
  return number;
}

const MINUTES_PER = { min: 1, h: MINUTES_PER_HOUR, d: MINUTES_PER_DAY, w: MINUTES_PER_WEEK } as const;
type Unit = keyof typeof MINUTES_PER;
const isUnit = (text: string | undefined): text is Unit => text !== undefined && Object.hasOwn(MINUTES_PER, text);
const LONGEST_WEEKS = 5_200;

/** Minutes of a text such as `90min`, `8h`, `30d` or `4w`, by the clock: a day has 24 hours whoever works in it. */
function duration(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [, amount, unit] = /^(\d+(?:\.\d+)?)\s*([a-z]+)$/i.exec(text) ?? [];
  const minutes = isUnit(unit) ? Number(amount) * MINUTES_PER[unit] : 0;
  if (minutes <= 0 || minutes > LONGEST_WEEKS * MINUTES_PER_WEEK) throw new UsageError('cli.usage.duration', { value: text, weeks: LONGEST_WEEKS });
  return minutes;
}

/**
 * Simulates one or more models. The report is the same bytes for the same file, options and seed, whatever the number
 * of threads: nothing in it comes from the clock.
 */
export const simulate: Command = {
  async run(args, terminal) {
    const { t, out, note } = terminal;
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    if (positionals.length === 0) throw new UsageError('cli.usage.simulate');
    if (values.cases !== undefined && values.duration !== undefined) throw new UsageError('cli.usage.casesOrDuration');
    const overrides: ExperimentRequest['overrides'] = {
      cases: wholeNumber('--cases', values.cases, 1, 10_000_000),
      arrivalsEnd: duration(values.duration),
      replications: wholeNumber('--replications', values.replications, 1, 10_000),
      seed: wholeNumber('--seed', values.seed, 0, LARGEST_SEED),
      warmUpCases: values['warm-up'] === 'auto' ? 'auto' : wholeNumber('--warm-up', values['warm-up'], 0, 10_000_000),
    };
    const threads = wholeNumber('--threads', values.threads, 1, 256);
    const pool = threads === undefined ? new SimulationPool(workerUrl) : new SimulationPool(workerUrl, threads);
    const stop = new AbortController();
    const interrupt = () => stop.abort(new UsageError('cli.simulate.stopped'));
    process.once('SIGINT', interrupt);
    try {
      const reports: { readonly model: string; readonly report: SimulationReport }[] = [];
      for (const path of positionals) {
        const { document } = await readModelFile(path, terminal);
        const scenarios = [...new Set((values.scenario ?? ['master']).flatMap((name) => scenarioNamed(document, name)))];
        const onProgress = terminal.isInteractive ? ({ done, total }: { readonly done: number; readonly total: number }) => process.stderr.write(`\r${t('cli.simulate.progress', { path, done, total })}`) : undefined;
        const report = await pool.simulate(document, { scenarios, overrides, withBottlenecks: true }, { signal: stop.signal, ...(onProgress ? { onProgress } : {}) });
        if (onProgress) process.stderr.write('\r\u001b[K');
        reports.push({ model: path, report });
        if (!values.json) out(`${positionals.length > 1 ? `${path}\n` : ''}${reportAsText(report, document.master.meta.settings.currency, t)}\n`);
      }
      // One document: the report itself, or all of them by file when there are several.
      if (values.json) out(`${JSON.stringify(reports.length === 1 ? reports[0]?.report : { models: reports }, null, 2)}\n`);
      return 0;
    } catch (thrown) {
      if (!(thrown instanceof SimulationFailure)) throw thrown;
      for (const failure of thrown.failures) note(t(failure));
      return 2;
    } finally {
      process.off('SIGINT', interrupt);
      await pool.close();
    }
  },
};

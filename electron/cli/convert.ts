import type { SimulationReport } from '../../shared/analysis/SimulationReport.ts';
import { fromWire } from '../../shared/i18n/fromWire.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { exportInThread } from '../exports/exportInThread.ts';
import { readConversion } from './convertOptions.ts';
import { readModelFile, scenarioNamed } from './modelFile.ts';
import { exportWorkerUrl } from './programFolders.ts';
import { progressLine } from './progressLine.ts';
import type { Command, ExitCode, Terminal } from './Terminal.ts';
import { UsageError } from './UsageError.ts';
import { refuseExisting } from './refuseExisting.ts';
import { withPool } from './withPool.ts';
import { writeFile } from './writeFile.ts';

/** Simulates the master and every variant, as the model says; `null` when it cannot be, and the reasons were told. */
async function simulateAll(document: ModelDocument, path: string, terminal: Terminal): Promise<SimulationReport | null> {
  const line = progressLine(terminal);
  let report: SimulationReport | null = null;
  await withPool(undefined, terminal, async (pool, signal) => {
    try {
      report = await pool.simulate(document, { scenarios: scenarioNamed(document, 'all'), overrides: {}, withBottlenecks: true }, {
        signal,
        onProgress: ({ done, total }) => line.show(terminal.t('cli.simulate.progress', { path, done, total })),
      });
    } finally {
      line.clear();
    }
  });
  return report;
}

/**
 * Reads one format and writes another, by the extension of the target. One file comes of it, or none: what cannot be
 * written leaves nothing behind.
 */
export const convert: Command = {
  async run(args, terminal): Promise<ExitCode> {
    const { from, to, format, options, scenario, isSimulated, isForced } = readConversion(args);
    // Told before the work, not after it.
    refuseExisting(to, isForced);
    const { document, attachments, lineage } = await readModelFile(from, terminal);
    const [variant = null, another] = scenarioNamed(document, scenario);
    if (another !== undefined) throw new UsageError('cli.convert.one');
    const report = isSimulated ? await simulateAll(document, from, terminal) : null;
    if (isSimulated && report === null) return 2;

    const stop = new AbortController();
    const interrupt = () => stop.abort(new UsageError('cli.convert.stopped'));
    process.once('SIGINT', interrupt);
    const line = progressLine(terminal);
    const exportFile = exportInThread(exportWorkerUrl);
    try {
      line.show(terminal.t('cli.convert.writing', { path: to }));
      const { bytes, warnings } = await exportFile({ format, variant, options, locale: terminal.t.locale, document, attachments, lineage, report, isReportStale: false }, stop.signal);
      line.clear();
      await writeFile(to, bytes, { force: isForced });
      for (const { message } of warnings) terminal.note(terminal.t(fromWire(message)));
      return 0;
    } finally {
      line.clear();
      process.off('SIGINT', interrupt);
      await exportFile.close();
    }
  },
};

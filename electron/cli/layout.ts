import { extname } from 'node:path';
import { autoLayout } from '../../shared/commands/autoLayout.ts';
import { editDocument } from '../../shared/commands/editDocument.ts';
import { fromWire } from '../../shared/i18n/fromWire.ts';
import { layoutModel } from '../../shared/layout/layoutModel.ts';
import { ExportOptions } from '../../shared/contract/exports.ts';
import { exportInThread } from '../exports/exportInThread.ts';
import { lineageOf } from '../files/lineageOf.ts';
import { readCommandLine } from './commandLine.ts';
import { readModelFile } from './modelFile.ts';
import { exportWorkerUrl } from './programFolders.ts';
import type { Command, ExitCode } from './Terminal.ts';
import { UsageError } from './UsageError.ts';
import { refuseExisting } from './refuseExisting.ts';
import { writeFile } from './writeFile.ts';

const OPTIONS = { force: { type: 'boolean' } } as const;

const FORMATS = ['laneway', 'bpmn', 'svg'] as const;
const formatOf = (path: string) => FORMATS.find((format) => `.${format}` === extname(path).toLowerCase());

/** Lays a model out anew: lanes and pools keep their order, only places and ways change. Variants follow the master. */
export const layout: Command = {
  async run(args, terminal): Promise<ExitCode> {
    const { values, positionals } = readCommandLine(args, OPTIONS);
    const [from, to, extra] = positionals;
    if (from === undefined || to === undefined) throw new UsageError('cli.usage.layout');
    if (extra !== undefined) throw new UsageError('cli.usage.unexpected', { argument: extra });
    const format = formatOf(to);
    if (!format) throw new UsageError('cli.layout.format', { path: to });
    refuseExisting(to, values.force);

    const { document, attachments, lineage } = await readModelFile(from, terminal);
    const places = await layoutModel(document.master);
    const edited = editDocument(document, null, (model) => autoLayout(model, places));
    // The only way to fail is that everything is where it belongs already.
    const laidOut = edited.ok ? edited.value.document : document;
    const exportFile = exportInThread(exportWorkerUrl);
    try {
      const { bytes, warnings } = await exportFile({ format, variant: null, options: ExportOptions.parse({}), locale: terminal.t.locale, document: laidOut, attachments, lineage: lineageOf(laidOut, [{ document, lineage }]), report: null, isReportStale: false });
      await writeFile(to, bytes, { force: values.force ?? false });
      for (const { message } of warnings) terminal.note(terminal.t(fromWire(message)));
      return 0;
    } finally {
      await exportFile.close();
    }
  },
};

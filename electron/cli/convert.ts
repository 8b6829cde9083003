import { extname } from 'node:path';
import { ExportFormat } from '../../shared/contract/contract.ts';
import { effectiveModel } from '../../shared/delta/effectiveModel.ts';
import { fromWire } from '../../shared/i18n/fromWire.ts';
import { withBpsim } from '../../shared/interchange/bpsim/withBpsim.ts';
import { exportDocument } from '../services/exportDocument.ts';
import { readCommandLine } from './commandLine.ts';
import { readModelFile, scenarioNamed } from './modelFile.ts';
import { writeFile } from './writeFile.ts';
import type { Command } from './Terminal.ts';
import { UsageError } from './UsageError.ts';

const OPTIONS = { force: { type: 'boolean' }, scenario: { type: 'string' }, bpsim: { type: 'boolean' } } as const;

/** Reads one format and writes another, by the extension of the target. */
export const convert: Command = {
  async run(args, terminal) {
    const { values, positionals } = readCommandLine(args, OPTIONS);
    const [from, to, extra] = positionals;
    if (from === undefined || to === undefined) throw new UsageError('cli.usage.convert');
    if (extra !== undefined) throw new UsageError('cli.usage.unexpected', { argument: extra });
    const format = ExportFormat.safeParse(extname(to).slice(1).toLowerCase());
    if (!format.success) throw new UsageError('cli.convert.format', { path: to });
    if (values.bpsim && format.data !== 'bpmn') throw new UsageError('cli.convert.bpsim', { path: to });

    const { document, attachments } = await readModelFile(from, terminal);
    const [variant = null, another] = scenarioNamed(document, values.scenario ?? 'master');
    if (another !== undefined) throw new UsageError('cli.convert.one');
    const { bytes, warnings } = exportDocument(document, () => attachments, { format: format.data, variant });
    const written = values.bpsim ? withBpsim(bytes, effectiveModel(document, variant).model) : { bytes, warnings: [] };
    await writeFile(to, written.bytes, { force: values.force ?? false });
    for (const { message } of warnings) terminal.note(terminal.t(fromWire(message)));
    for (const { message } of written.warnings) terminal.note(terminal.t(message));
    return 0;
  },
};

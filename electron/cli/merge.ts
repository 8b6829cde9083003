import { extname } from 'node:path';
import { writeBpmn, type WrittenBpmn } from '../../shared/bpmn/writeBpmn.ts';
import type { ChangeEffect } from '../../shared/delta/changeEffect.ts';
import { conflictEffects } from '../../shared/delta/conflictEffects.ts';
import { conflictWords } from '../../shared/delta/conflictWords.ts';
import { mergeAttachments } from '../../shared/delta/mergeAttachments.ts';
import type { Lineage } from '../../shared/delta/Lineage.ts';
import type { MergeSide } from '../../shared/delta/MergeConflict.ts';
import { mergeModels } from '../../shared/delta/mergeModels.ts';
import { mergeReport, type ReportedMerge } from '../../shared/delta/mergeReport.ts';
import { writeLaneway, type Attachments } from '../../shared/files/lanewayFile.ts';
import { readConflicts, withConflicts } from '../../shared/files/mergeConflictsFile.ts';
import { SimulationFailure } from '../../shared/analysis/SimulationFailure.ts';
import type { Translator } from '../../shared/i18n/translator.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { lineageOf } from '../files/lineageOf.ts';
import { BPMN_SOURCE } from '../storage/Attachments.ts';
import { VERSION } from '../services/version.ts';
import { wholeNumber } from './amounts.ts';
import { readCommandLine } from './commandLine.ts';
import { nameOf } from './diff.ts';
import { effectAsText } from './effectAsText.ts';
import { readSide, type Side } from './readSide.ts';
import type { Command } from './Terminal.ts';
import { UsageError } from './UsageError.ts';
import { withPool } from './withPool.ts';
import { writeFile } from './writeFile.ts';
import { mayWrite } from './writeInPieces.ts';

const OPTIONS = {
  output: { type: 'string', short: 'o' },
  name: { type: 'string' },
  ours: { type: 'boolean' },
  theirs: { type: 'boolean' },
  simulate: { type: 'boolean' },
  threads: { type: 'string' },
  force: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

type Format = 'bpmn' | 'laneway';

/**
 * Brings two copies of a model together that were edited apart. 0: done; 1: done, with conflicts, at which ours is in
 * effect; they stand in a `.laneway` file, and are only listed for a `.bpmn` file, which has no place for them.
 */
export const merge: Command = {
  async run(args, terminal) {
    const { t, out } = terminal;
    const { values, positionals } = readCommandLine(args, OPTIONS);
    const [base, ours, theirs, extra] = positionals;
    const { output } = values;
    if (base === undefined || ours === undefined || theirs === undefined || output === undefined) throw new UsageError('compare.cli.usageMerge');
    if (extra !== undefined) throw new UsageError('cli.usage.unexpected', { argument: extra });
    if (values.ours && values.theirs) throw new UsageError('compare.cli.oneSide');
    const threads = wholeNumber('--threads', values.threads, 1, 256);
    const side: MergeSide | null = values.ours ? 'ours' : values.theirs ? 'theirs' : null;
    mayWrite(output, { force: values.force ?? false });

    const name = nameOf(values.name ?? output);
    const [was, here, there] = [await readSide(base, name), await readSide(ours, name), await readSide(theirs, name)];
    // Nothing was there before: the name and the settings that a model is born with are nobody's change.
    const ancestor = was.isEmpty ? { ...was.document, master: { ...was.document.master, meta: here.document.master.meta } } : was.document;
    const outcome = mergeModels(ancestor, here.document, there.document);
    const files = mergeAttachments(withConflicts(was.attachments, []), withConflicts(here.attachments, []), withConflicts(there.attachments, []));
    const document = side === 'theirs' ? mergeModels(ancestor, there.document, here.document).merged : outcome.merged;
    const left = side === null ? outcome.conflicts : [];
    const format = formatOf(output, here);
    const open = new Map([...readConflicts(here.attachments), ...readConflicts(there.attachments), ...left].map((conflict) => [conflict.id, conflict]));
    const { bytes, warnings } = written(document, withConflicts(files.attachments, [...open.values()]), lineageOf(document, [was, here, there].filter(({ isEmpty }) => !isEmpty)), format);
    const notes = [...outcome.notes.map(({ text }) => t(text)), ...files.notes.map((text) => t(text)), ...warnings.map((warning) => t(warning.message))];
    await writeFile(output, bytes, { force: values.force ?? false });

    const effects = new Map<string, ChangeEffect>();
    const result: ReportedMerge = { written: values.name ?? output, settled: side, document: outcome.merged, conflicts: outcome.conflicts, effects, notes };
    if (values.simulate && outcome.conflicts.length > 0) {
      await withPool(threads, terminal, async (pool, signal) => {
        for (const conflict of outcome.conflicts) {
          const effect = await pool.carryOut((execute) => conflictEffects(outcome.merged, conflict, execute), { signal }).catch((thrown: unknown) => {
            if (!(thrown instanceof SimulationFailure)) throw thrown;
            for (const failure of thrown.failures) terminal.note(t(failure));
            return null;
          });
          if (effect) effects.set(conflict.id, effect);
        }
      });
    }
    out(values.json ? `${JSON.stringify(mergeReport(t, result), null, 2)}\n` : `${linesOf(result, format, t).join('\n')}\n`);
    return left.length > 0 ? 1 : 0;
  },
};

/** By the name of the outcome; version control makes names up, and then it is what ours is. */
function formatOf(output: string, ours: Side): Format {
  const extension = extname(output).toLowerCase();
  if (extension === '.laneway') return 'laneway';
  return extension === '.bpmn' || extension === '.xml' || ours.format === 'bpmn' ? 'bpmn' : 'laneway';
}

function written(document: ModelDocument, attachments: Attachments, lineage: Lineage, format: Format): Pick<WrittenBpmn, 'bytes' | 'warnings'> {
  if (format === 'laneway') return { bytes: writeLaneway(document, attachments, lineage), warnings: [] };
  return writeBpmn(document.master, attachments[BPMN_SOURCE], { version: VERSION, variants: document.variants });
}

function linesOf({ document, conflicts, effects, notes, settled, written: path }: ReportedMerge, format: Format, t: Translator): string[] {
  const lines = conflicts.flatMap((conflict) => {
    const { variant, text, along } = conflictWords(document, conflict);
    const effect = effects.get(conflict.id);
    return [
      `${t('compare.cli.conflict')} ${variant === null ? '' : `[${variant}] `}${t(text)}`,
      ...along.map((place) => `  + ${t(place.name)}${place.label ? `: ${t(place.label)}` : ''}`),
      ...(effect ? effectAsText(effect, t).map((line) => `  ${line}`) : []),
    ];
  });
  lines.push(...notes.map((note) => `${t('compare.cli.note')} ${note}`));
  if (conflicts.length === 0) lines.push(t('compare.cli.clean', { path }));
  else if (settled) lines.push(t(`compare.cli.settled.${settled}`, { count: conflicts.length, path }));
  else lines.push(t(format === 'laneway' ? 'compare.cli.open' : 'compare.cli.openBpmn', { count: conflicts.length, path }));
  return lines;
}

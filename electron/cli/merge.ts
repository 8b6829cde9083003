import { extname } from 'node:path';
import { settle } from '../../shared/commands/settleMergeConflict.ts';
import { undecided, type OpenBase } from '../../shared/commands/undecided.ts';
import { ExportOptions } from '../../shared/contract/exports.ts';
import type { ChangeEffect } from '../../shared/delta/changeEffect.ts';
import { conflictEffects } from '../../shared/delta/conflictEffects.ts';
import { conflictWords } from '../../shared/delta/conflictWords.ts';
import { mergeAttachments } from '../../shared/delta/mergeAttachments.ts';
import { inheritedConflicts, settledApart } from '../../shared/delta/inheritedConflicts.ts';
import type { MergeConflict, MergeSide } from '../../shared/delta/MergeConflict.ts';
import { mergeModels } from '../../shared/delta/mergeModels.ts';
import { mergeReport, type ReportedMerge } from '../../shared/delta/mergeReport.ts';
import { readConflicts, withConflicts } from '../../shared/files/mergeConflictsFile.ts';
import { SimulationFailure } from '../../shared/analysis/SimulationFailure.ts';
import { fromWire } from '../../shared/i18n/fromWire.ts';
import type { Translator } from '../../shared/i18n/translator.ts';
import { lineageOf } from '../files/lineageOf.ts';
import { exportDocument } from '../services/exportDocument.ts';
import { wholeNumber } from './amounts.ts';
import { readCommandLine } from './commandLine.ts';
import { nameOf } from './diff.ts';
import { effectAsText } from './effectAsText.ts';
import { readSide, type Side } from './readSide.ts';
import { takeSide } from './takeSide.ts';
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

const BOTH = ['ours', 'theirs'] as const;

/**
 * Brings two copies of a model together that were edited apart. 0: done; 1: done, with conflicts, found now or still open
 * in one of the copies, at which ours is in effect; they stand in a `.laneway` file, and are only listed for a `.bpmn` file, which has no place for them.
 */
export const merge: Command = {
  async run(args, terminal) {
    const { t, out, json } = terminal;
    const { values, positionals } = readCommandLine(args, OPTIONS);
    const [base, ours, theirs, extra] = positionals;
    const { output } = values;
    if (base === undefined || ours === undefined || theirs === undefined || output === undefined) throw new UsageError('compare.cli.usageMerge');
    if (extra !== undefined) throw new UsageError('cli.usage.unexpected', { argument: extra });
    if (values.ours && values.theirs) throw new UsageError('compare.cli.oneSide');
    const threads = wholeNumber('--threads', values.threads, 1, 256);
    const side: MergeSide | null = values.ours ? 'ours' : values.theirs ? 'theirs' : null;
    const formatOfOurs = formatOf(output, values.name !== undefined);
    mayWrite(output, { force: values.force ?? false });

    const name = nameOf(values.name ?? output);
    const [was, here, there] = [await readSide(base, name), await readSide(ours, name), await readSide(theirs, name)];
    const format = formatOfOurs(here);
    // Nothing was there before: the name and the settings that a model is born with are nobody's change.
    const open = { base: readConflicts(was.attachments), ours: readConflicts(here.attachments), theirs: readConflicts(there.attachments) };
    const ancestor: OpenBase = was.isEmpty
      ? { document: { ...was.document, master: { ...was.document.master, meta: here.document.master.meta } }, undecided: [] }
      : undecided(was.document, settledApart(open));
    const outcome = mergeModels(ancestor.document, here.document, there.document, ancestor.undecided);
    const preferringTheirs = once(() => mergeModels(ancestor.document, there.document, here.document, ancestor.undecided).merged);
    const files = mergeAttachments(withConflicts(was.attachments, []), withConflicts(here.attachments, []), withConflicts(there.attachments, []));
    const older = inheritedConflicts({ ...open, found: outcome.conflicts });
    // What a choice needs may be there with ours in effect, or only with theirs.
    const isPossible = (conflict: MergeConflict) => BOTH.some((one) => settle(outcome.merged, conflict, one).ok || settle(preferringTheirs(), conflict, one).ok);
    const kept = older.filter(isPossible);
    const conflicts = [...outcome.conflicts, ...kept];
    const { document, refused } = side === null ? { document: outcome.merged, refused: [] } : takeSide(side === 'theirs' ? preferringTheirs() : outcome.merged, kept, side);
    const left = side === null ? conflicts : [];
    const { bytes, warnings } = await exportDocument({
      format, keepsUndrawn: true, variant: null, options: ExportOptions.parse({}), locale: t.locale, document, report: null, isReportStale: false,
      attachments: format === 'laneway' ? withConflicts(files.attachments, left) : files.attachments, lineage: lineageOf(document, [was, here, there].filter(({ isEmpty }) => !isEmpty)),
    });
    const impossible = [...older.filter((conflict) => !kept.includes(conflict)), ...refused];
    const notes = [
      ...outcome.notes.map(({ text }) => t(text)), ...files.notes.map((text) => t(text)), ...warnings.map((warning) => t(fromWire(warning.message))),
      ...impossible.map((conflict) => t('compare.cli.impossible', { conflict: t(conflictWords(document, conflict).text) })),
    ];
    await writeFile(output, bytes, { force: values.force ?? false });

    const effects = new Map<string, ChangeEffect>();
    const result: ReportedMerge = { written: values.name ?? output, settled: side, document: outcome.merged, conflicts, effects, notes };
    if (values.simulate && conflicts.length > 0) {
      await withPool(threads, terminal, async (pool, signal) => {
        for (const conflict of conflicts) {
          const effect = await pool.carryOut((execute) => conflictEffects(outcome.merged, conflict, execute), { signal }).catch((thrown: unknown) => {
            if (!(thrown instanceof SimulationFailure)) throw thrown;
            for (const failure of thrown.failures) terminal.note(t(failure));
            return null;
          });
          if (effect) effects.set(conflict.id, effect);
        }
      });
    }
    if (values.json) json(mergeReport(t, result));
    else out(...linesOf(result, format, t));
    return left.length > 0 ? 1 : 0;
  },
};

/** By the name of the outcome; where version control made it up, what ours is. Any other name is refused before there is anything to lose. */
function formatOf(output: string, isMadeUp: boolean): (ours: Side) => Format {
  const extension = extname(output).toLowerCase();
  if (extension === '.laneway') return () => 'laneway';
  if (extension === '.bpmn' || extension === '.xml') return () => 'bpmn';
  if (extension !== '' && !isMadeUp) throw new UsageError('compare.cli.format', { path: output });
  return ({ format }) => (format === 'bpmn' ? 'bpmn' : 'laneway');
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

function linesOf({ document, conflicts, effects, notes, settled, written: path }: ReportedMerge, format: Format, t: Translator): string[] {
  const lines = conflicts.flatMap((conflict) => {
    const { variant, text, changed, along } = conflictWords(document, conflict);
    const effect = effects.get(conflict.id);
    return [
      `${t('compare.cli.conflict')} ${variant === null ? '' : `[${variant}] `}${t(text)}`,
      ...changed.map((change) => `  ${t(change)}`),
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

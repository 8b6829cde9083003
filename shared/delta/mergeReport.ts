import { z } from 'zod';
import type { Translator } from '../i18n/translator.ts';
import type { ModelDocument } from '../model/ModelDocument.ts';
import type { ChangeEffect } from './changeEffect.ts';
import { conflictWords } from './conflictWords.ts';
import { EffectReport, effectReport } from './diffReport.ts';
import { MERGE_CONFLICT_KINDS, type MergeConflict } from './MergeConflict.ts';

export const MergeReport = z
  .object({
    format: z.literal('laneway-merge'),
    written: z.string().describe('The file with the outcome'),
    settled: z.enum(['ours', 'theirs']).nullable().describe('The side that was chosen at every conflict; null: they are left to a person'),
    conflicts: z.array(z.object({
      id: z.string(),
      kind: z.enum(MERGE_CONFLICT_KINDS),
      variant: z.string().nullable().describe('Name of the variant; null: the master'),
      table: z.string(), element: z.string(), field: z.array(z.string()).readonly(),
      text: z.string(),
      base: z.unknown().optional().describe('Absent: not there'), ours: z.unknown().optional(), theirs: z.unknown().optional(),
      along: z.array(z.string()).readonly().describe('Other elements that are settled with it'),
      effect: EffectReport.nullable().describe('Theirs against ours; null: not simulated'),
    }).readonly()).readonly(),
    notes: z.array(z.string()).readonly().describe('What was settled by rule'),
  })
  .readonly();
export type MergeReport = z.infer<typeof MergeReport>;

export interface ReportedMerge {
  readonly written: string;
  readonly settled: MergeReport['settled'];
  /** The outcome, whose names are used. */
  readonly document: ModelDocument;
  readonly conflicts: readonly MergeConflict[];
  readonly effects: ReadonlyMap<string, ChangeEffect>;
  readonly notes: readonly string[];
}

/** A merge as `laneway merge --json` prints it; texts in the language of the reader. */
export function mergeReport(t: Translator, { written, settled, document, conflicts, effects, notes }: ReportedMerge): MergeReport {
  return {
    format: 'laneway-merge', written, settled, notes,
    conflicts: conflicts.map((conflict) => {
      const { table, id: element, path: field, base, ours, theirs } = conflict.places[0]!;
      const words = conflictWords(document, conflict);
      const effect = effects.get(conflict.id);
      return {
        id: conflict.id, kind: conflict.kind, variant: words.variant, table, element, field, text: t(words.text),
        ...(base === undefined ? {} : { base }), ...(ours === undefined ? {} : { ours }), ...(theirs === undefined ? {} : { theirs }),
        along: words.along.map(({ name, label }) => (label ? `${t(name)}: ${t(label)}` : t(name))),
        effect: effect ? effectReport(t, effect) : null,
      };
    }),
  };
}

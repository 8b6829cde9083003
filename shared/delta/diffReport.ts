import { z } from 'zod';
import { Estimate } from '../analysis/SimulationReport.ts';
import type { Translator } from '../i18n/translator.ts';
import type { ChangeEffect } from './changeEffect.ts';
import { DIFFERENCE_KINDS, type Comparison, type Difference, type DocumentComparison } from './Comparison.ts';

const Verdict = z.enum(['better', 'worse', 'noDifferenceShown']);

const Shift = z
  .object({ before: Estimate, after: Estimate, difference: Estimate.describe('After minus before, paired by common random numbers'), verdict: Verdict })
  .readonly();

export const EffectReport = z
  .object({
    replications: z.number(), cases: z.number().describe('Per replication'), seed: z.number(), confidence: z.number(), currency: z.string(),
    cycleTime: Shift.describe('Minutes per case'), waitingTime: Shift.describe('Minutes per case'), cost: Shift.describe('Per case, in the currency'),
    promises: z.array(z.object({
      id: z.string(), name: z.string(),
      before: Estimate.nullable().describe('Share of cases that keep it; null: not promised there'), after: Estimate.nullable(), difference: Estimate.nullable(), verdict: Verdict.nullable(),
    }).readonly()).readonly(),
    warnings: z.array(z.string()).readonly(),
  })
  .readonly();

const DifferenceRow = z
  .object({
    kind: z.enum(DIFFERENCE_KINDS),
    table: z.string(),
    idBefore: z.string().nullable(), idAfter: z.string().nullable(),
    name: z.string().describe('The element, in the language asked for'),
    field: z.array(z.string()).readonly().describe('Where in the element; empty for whole elements and layout'),
    label: z.string().nullable(),
    before: z.unknown().optional().describe('Absent: not there'), after: z.unknown().optional(),
    beforeText: z.string().nullable(), afterText: z.string().nullable(),
    text: z.string().describe('All of it as one line'),
  })
  .readonly();

export const DiffReport = z
  .object({
    format: z.literal('laneway-diff'),
    before: z.string(), after: z.string(),
    isSame: z.boolean(),
    isSameProcess: z.boolean().describe('Nothing but layout differs'),
    matching: z.enum(['ids', 'likeness']).describe('likeness: the files share few ids, so elements were told by kind, name and neighbours'),
    differences: z.array(DifferenceRow).readonly().describe('Of the master, or of the scenario asked for, in reading order'),
    variants: z.array(z.object({
      kind: z.enum(['added', 'removed', 'changed']), idBefore: z.string().nullable(), idAfter: z.string().nullable(), name: z.string(),
      frame: z.array(z.string()).readonly().describe('Name and parent, where they differ'), differences: z.array(DifferenceRow).readonly(),
    }).readonly()).readonly(),
    effect: EffectReport.nullable().describe('null: not simulated'),
  })
  .readonly();
export type DiffReport = z.infer<typeof DiffReport>;

const rowsOf = (t: Translator, { differences }: Comparison): DiffReport['differences'] => differences.map(({ name, label, beforeText, afterText, text, ...rest }: Difference) => ({
  ...rest, name: t(name), label: label && t(label), beforeText: beforeText && t(beforeText), afterText: afterText && t(afterText), text: t(text),
}));

export const effectReport = (t: Translator, { plan, warnings, ...effect }: ChangeEffect): z.infer<typeof EffectReport> =>
  ({ replications: plan.replications, cases: plan.cases, seed: plan.seed, ...effect, warnings: warnings.map((warning) => t(warning)) });

/** A comparison as `laneway diff --json` prints it; texts in the language of the reader. */
export function diffReport(t: Translator, before: string, after: string, { master, variants, isSame, isSameProcess }: DocumentComparison, effect: ChangeEffect | null): DiffReport {
  return {
    format: 'laneway-diff', before, after, isSame, isSameProcess, matching: master.matching,
    differences: rowsOf(t, master),
    variants: variants.flatMap(({ kind, comparison, frame, ...rest }) => (kind === 'same' ? [] : [{ kind, ...rest, frame: frame.map((line) => t(line)), differences: rowsOf(t, comparison) }])),
    effect: effect && effectReport(t, effect),
  };
}

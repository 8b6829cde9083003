import { basename, extname } from 'node:path';
import { SimulationFailure } from '../../shared/analysis/SimulationFailure.ts';
import { changeEffect, type ChangeEffect } from '../../shared/delta/changeEffect.ts';
import { compareDocuments } from '../../shared/delta/compareDocuments.ts';
import { compareModels } from '../../shared/delta/compareModels.ts';
import type { Comparison, DocumentComparison } from '../../shared/delta/Comparison.ts';
import { diffReport } from '../../shared/delta/diffReport.ts';
import { effectiveModel } from '../../shared/delta/effectiveModel.ts';
import { matchElements } from '../../shared/delta/matchElements.ts';
import { renamedModel } from '../../shared/delta/renamedModel.ts';
import { readConflicts } from '../../shared/files/mergeConflictsFile.ts';
import { fromWire } from '../../shared/i18n/fromWire.ts';
import type { Translator } from '../../shared/i18n/translator.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import type { ProcessModel } from '../../shared/model/ProcessModel.ts';
import { LARGEST_SEED } from '../../shared/model/RunSettings.ts';
import { wholeNumber } from './amounts.ts';
import { readCommandLine } from './commandLine.ts';
import { effectAsText } from './effectAsText.ts';
import { scenarioNamed } from './modelFile.ts';
import { readSide } from './readSide.ts';
import type { Command, Terminal } from './Terminal.ts';
import { UsageError } from './UsageError.ts';
import { withPool } from './withPool.ts';

const OPTIONS = {
  simulate: { type: 'boolean' },
  scenario: { type: 'string' },
  replications: { type: 'string' },
  cases: { type: 'string' },
  seed: { type: 'string' },
  threads: { type: 'string' },
  git: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof readCommandLine<typeof OPTIONS>>['values'];

/** Git calls an external diff with: path, old file, its hash and mode, new file, its hash and mode (and more when renamed); with the path alone while a merge of it is not settled. */
const GIT_ARGUMENTS = 7;

interface Sides { readonly before: string; readonly after: string; readonly title: string }

function sidesOf(positionals: readonly string[], isGit: boolean): Sides {
  const [first, second] = positionals;
  if (isGit) {
    if (positionals.length < GIT_ARGUMENTS) throw new UsageError('compare.cli.usageGit');
    return { before: second ?? '', after: positionals[4] ?? '', title: positionals[7] ?? first ?? '' };
  }
  if (first === undefined || second === undefined) throw new UsageError('compare.cli.usageDiff');
  if (positionals[2] !== undefined) throw new UsageError('cli.usage.unexpected', { argument: positionals[2] });
  return { before: first, after: second, title: '' };
}

/** How one model file differs from another. 0: not, or in layout only; 1: it does; for git always 0, which takes anything else for a breakdown. */
export const diff: Command = {
  async run(args, terminal) {
    const { t, out, json } = terminal;
    const { values, positionals } = readCommandLine(args, OPTIONS);
    const [unmerged, ...others] = positionals;
    if (values.git && unmerged !== undefined && others.length === 0) {
      out(t('compare.cli.unmerged', { path: unmerged }));
      return 0;
    }
    const { before, after, title } = sidesOf(positionals, values.git ?? false);
    const overrides = planOf(values);
    const name = nameOf(title || after);
    const [a, b] = [await read(before, name, terminal), await read(after, name, terminal)];
    const [first, second] = values.scenario === undefined ? [a.master, b.master] : [scenarioOf(a, values.scenario), scenarioOf(b, values.scenario)];
    const comparison = values.scenario === undefined ? compareDocuments(a, b) : ofOne(compareModels(first, second));
    const code = comparison.isSameProcess || values.git ? 0 : 1;
    const finish = (effect: ChangeEffect | null) => {
      if (values.json) json(diffReport(t, before, after, comparison, effect));
      else out(...(title ? [title] : []), ...linesOf(comparison, t), ...(effect ? ['', ...effectAsText(effect, t)] : []));
    };
    if (!values.simulate) { finish(null); return code; }
    const done = await withPool(overrides.threads, terminal, async (pool, signal) => {
      // The same element draws the same numbers on both sides, whatever its id.
      const renamed = renamedModel(first, matchElements(first, second).renaming);
      finish(await pool.carryOut((execute) => changeEffect(renamed, second, overrides.plan, execute), { signal }).catch((thrown: unknown) => {
        if (values.git && thrown instanceof SimulationFailure) { for (const failure of thrown.failures) terminal.note(t(failure)); return null; }
        throw thrown;
      }));
    });
    return done === 0 ? code : done;
  },
};

const planOf = (values: Values) => ({
  threads: wholeNumber('--threads', values.threads, 1, 256),
  plan: {
    replications: wholeNumber('--replications', values.replications, 2, 10_000),
    cases: wholeNumber('--cases', values.cases, 1, 10_000_000),
    seed: wholeNumber('--seed', values.seed, 0, LARGEST_SEED),
  },
});

export const nameOf = (path: string): string => basename(path, extname(path)).replace(/\.bpmn20$/i, '') || 'Model';

async function read(path: string, name: string, { t, note }: Pick<Terminal, 't' | 'note'>): Promise<ModelDocument> {
  const { document, attachments } = await readSide(path, name, ({ message, line }) => note(`${path}${line === undefined ? '' : `:${line}`}: ${t(fromWire(message))}`));
  const open = readConflicts(attachments).length;
  if (open > 0) note(t('compare.cli.openConflicts', { path, count: open }));
  return document;
}

function scenarioOf(document: ModelDocument, wanted: string): ProcessModel {
  const [variant = null, another] = scenarioNamed(document, wanted);
  if (another !== undefined) throw new UsageError('compare.cli.oneScenario');
  return effectiveModel(document, variant).model;
}

const ofOne = (comparison: Comparison): DocumentComparison => ({ master: comparison, variants: [], isSameProcess: comparison.isSameProcess, isSame: comparison.differences.length === 0 });

/** Differences of the process one by one; those of the layout only counted. */
function linesOf({ master, variants, isSame, isSameProcess }: DocumentComparison, t: Translator): string[] {
  if (isSame) return [t('compare.cli.same')];
  const said = ({ differences }: Comparison) => differences.filter(({ kind }) => kind !== 'layout').map(({ text }) => `  ${t(text)}`);
  const lines = master.matching === 'likeness' ? [t('compare.cli.likeness')] : [];
  lines.push(...said(master).map((line) => line.slice(2)));
  for (const { kind, name, frame, comparison } of variants) {
    if (kind === 'same') continue;
    lines.push(t(`compare.cli.variant.${kind}`, { name }), ...frame.map((line) => `  ${t(line)}`), ...said(comparison));
  }
  const layout = [master, ...variants.filter(({ kind }) => kind === 'changed').map(({ comparison }) => comparison)].reduce((sum, { counts }) => sum + counts.layout, 0);
  if (layout > 0) lines.push(t(isSameProcess ? 'compare.cli.layoutOnly' : 'compare.cli.layoutToo', { count: layout }));
  return lines;
}

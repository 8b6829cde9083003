import { stat } from 'node:fs/promises';
import { CallFailure } from '../../shared/contract/CallFailure.ts';
import type { ImportWarning } from '../../shared/contract/contract.ts';
import { effectiveModel } from '../../shared/delta/effectiveModel.ts';
import { isNoModel } from '../../shared/files/modelFileNames.ts';
import { fromWire } from '../../shared/i18n/fromWire.ts';
import type { Translator } from '../../shared/i18n/translator.ts';
import type { VariantId } from '../../shared/model/ids.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { find } from '../../shared/model/ProcessModel.ts';
import { lint as lintModel } from '../../shared/lint/lint.ts';
import type { Problem } from '../../shared/lint/Problem.ts';
import { readCommandLine } from './commandLine.ts';
import { readModelFile, scenarioNamed } from './modelFile.ts';
import { modelPaths, type ModelPath } from './modelPaths.ts';
import type { Command, ExitCode, Terminal } from './Terminal.ts';
import { UsageError } from './UsageError.ts';

const OPTIONS = { json: { type: 'boolean' } } as const;

interface Finding extends Pick<Problem, 'rule' | 'severity' | 'at'> {
  /** `null`: the master. */
  readonly variant: VariantId | null;
  readonly scenario: string;
  readonly name: string;
  readonly message: string;
  readonly advice: string;
}

type Checked =
  | { readonly file: string; readonly format: string; readonly findings: readonly Finding[]; readonly warnings: readonly string[] }
  /** It could not be read. */
  | { readonly file: string; readonly refused: string };

/** Problems of a model and of what its variants change; a problem of the master is not repeated for each variant. */
function findingsOf(document: ModelDocument, t: Translator): readonly Finding[] {
  const seen = new Set<string>();
  return scenarioNamed(document, 'all').flatMap((variant) => {
    const { model } = effectiveModel(document, variant);
    return lintModel(model).flatMap(({ rule, severity, at, message, advice }): Finding[] => {
      const name = [model.nodes, model.flows, model.lanes, model.pools].map((table) => find<string, { readonly name: string }>(table, at)?.name).find((text) => text) ?? '';
      const key = JSON.stringify([rule, at, message]);
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ rule, severity, at, variant, scenario: find(document.variants, variant)?.name ?? document.master.meta.name, name, message: t(message), advice: t(advice) }];
    });
  });
}

/** `null`: a file that is no model, and only stood in the folder. */
async function check({ path, isCertain }: ModelPath, { t }: Terminal): Promise<Checked | null> {
  const notes: ImportWarning[] = [];
  try {
    const { document, format } = await readModelFile(path, (warning) => notes.push(warning));
    return { file: path, format, findings: findingsOf(document, t), warnings: notes.map(({ message, line }) => `${line === undefined ? '' : `${line}: `}${t(fromWire(message))}`) };
  } catch (thrown) {
    if (!(thrown instanceof CallFailure) && !(thrown instanceof UsageError)) throw thrown;
    return !isCertain && isNoModel(thrown.text) ? null : { file: path, refused: t(thrown.text) };
  }
}

function asText({ rule, severity, at, scenario, message, advice }: Finding, t: Translator): string {
  return `${t(`cli.lint.${severity}`)} ${rule} ${at} (${scenario}): ${message} ${advice}`;
}

/** A line on standard error for each file, as it is done; none where a single file was asked for. */
function tell(checked: Checked, place: { readonly at: number; readonly of: number }, { t, note }: Terminal): void {
  if ('refused' in checked) note(t('cli.lint.refused', { ...place, path: checked.file, reason: checked.refused }));
  else note(t('cli.lint.checked', { ...place, path: checked.file, count: checked.findings.length }));
}

/**
 * Checks models against the rules: files of any format that Laneway reads, and folders of them. One file: its findings.
 * Several: each with its findings, its warnings, or why it could not be read.
 */
export const lint: Command = {
  async run(args, terminal): Promise<ExitCode> {
    const { t, out, json, note } = terminal;
    const { values, positionals } = readCommandLine(args, OPTIONS);
    const [first] = positionals;
    if (first === undefined) throw new UsageError('cli.usage.lint');
    const isOne = positionals.length === 1 && !(await stat(first).then((facts) => facts.isDirectory(), () => false));
    if (isOne) return lintOne(first, values.json ?? false, terminal);

    const paths = await modelPaths(positionals);
    const all: Checked[] = [];
    let isInterrupted = false;
    const interrupt = () => { isInterrupted = true; };
    process.once('SIGINT', interrupt);
    for (const [i, path] of paths.entries()) {
      const checked = await check(path, terminal);
      // A pause, in which an interrupt is heard.
      await new Promise(setImmediate);
      if (isInterrupted) break;
      if (!checked) continue;
      tell(checked, { at: i + 1, of: paths.length }, terminal);
      all.push(checked);
      if (values.json || 'refused' in checked) continue;
      for (const warning of checked.warnings) note(`${checked.file}: ${warning}`);
      for (const finding of checked.findings) out(`${checked.file}: ${asText(finding, t)}`);
    }
    process.off('SIGINT', interrupt);
    if (values.json) json({ files: all });
    if (isInterrupted) {
      note(t('cli.simulate.stopped'));
      return 2;
    }
    if (all.length === 0) throw new UsageError('cli.folder.empty', { path: positionals.join(' ') });
    const refused = all.filter((checked) => 'refused' in checked).length;
    note(t('cli.lint.summary', { count: all.length, refused, findings: all.reduce((sum, checked) => sum + ('findings' in checked ? checked.findings.length : 0), 0) }));
    if (refused > 0) return 2;
    return all.some((checked) => 'findings' in checked && isFound(checked.findings)) ? 1 : 0;
  },
};

const isFound = (findings: readonly Finding[]) => findings.some(({ severity }) => severity !== 'info');

async function lintOne(path: string, isJson: boolean, terminal: Terminal): Promise<ExitCode> {
  const { t, out, json } = terminal;
  const { document } = await readModelFile(path, terminal);
  const findings = findingsOf(document, t);
  if (isJson) json({ findings });
  else if (findings.length === 0) out(t('cli.lint.clean'));
  else for (const finding of findings) out(asText(finding, t));
  return isFound(findings) ? 1 : 0;
}

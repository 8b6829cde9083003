import { effectiveModel } from '../../shared/delta/effectiveModel.ts';
import type { VariantId } from '../../shared/model/ids.ts';
import { find } from '../../shared/model/ProcessModel.ts';
import { lint as lintModel } from '../../shared/lint/lint.ts';
import type { Problem } from '../../shared/lint/Problem.ts';
import { readCommandLine } from './commandLine.ts';
import { readModelFile, scenarioNamed } from './modelFile.ts';
import type { Command } from './Terminal.ts';
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

/** Problems of a model and of what its variants change; a problem of the master is not repeated for each variant. */
export const lint: Command = {
  async run(args, terminal) {
    const { t, out } = terminal;
    const { values, positionals } = readCommandLine(args, OPTIONS);
    const [path, extra] = positionals;
    if (path === undefined) throw new UsageError('cli.usage.lint');
    if (extra !== undefined) throw new UsageError('cli.usage.unexpected', { argument: extra });
    const { document } = await readModelFile(path, terminal);

    const seen = new Set<string>();
    const findings = scenarioNamed(document, 'all').flatMap((variant) => {
      const { model } = effectiveModel(document, variant);
      return lintModel(model).flatMap(({ rule, severity, at, message, advice }): Finding[] => {
        const name = [model.nodes, model.flows, model.lanes, model.pools].map((table) => find<string, { readonly name: string }>(table, at)?.name).find((text) => text) ?? '';
        const key = JSON.stringify([rule, at, message]);
        if (seen.has(key)) return [];
        seen.add(key);
        return [{ rule, severity, at, variant, scenario: find(document.variants, variant)?.name ?? document.master.meta.name, name, message: t(message), advice: t(advice) }];
      });
    });

    if (values.json) out(`${JSON.stringify({ findings }, null, 2)}\n`);
    else if (findings.length === 0) out(`${t('cli.lint.clean')}\n`);
    else for (const { rule, severity, at, scenario, message, advice } of findings) out(`${t(`cli.lint.${severity}`)} ${rule} ${at} (${scenario}): ${message} ${advice}\n`);
    return findings.some(({ severity }) => severity !== 'info') ? 1 : 0;
  },
};

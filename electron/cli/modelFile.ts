import { basename } from 'node:path';
import type { ImportWarning } from '../../shared/contract/contract.ts';
import { fromWire } from '../../shared/i18n/fromWire.ts';
import type { VariantId } from '../../shared/model/ids.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { scenariosOf, variantsOf } from '../../shared/model/variants.ts';
import { readFile, type ReadFile } from '../services/readFile.ts';
import { bytesOfFile } from './bytesOfFile.ts';
import type { Terminal } from './Terminal.ts';
import { UsageError } from './UsageError.ts';

/** A model file from the disk. What its reader has to remark goes to standard error, or to whoever listens. */
export async function readModelFile(path: string, to: Pick<Terminal, 't' | 'note'> | ((warning: ImportWarning) => void)): Promise<ReadFile> {
  const file = await readFile(basename(path), await bytesOfFile(path));
  for (const warning of file.warnings) {
    const { message, line } = warning;
    if (typeof to === 'function') to(warning);
    else to.note(`${path}${line === undefined ? '' : `:${line}`}: ${to.t(fromWire(message))}`);
  }
  return file;
}

/** `all`: the master and every variant, in order. A name or an id: that variant; the name of the model: the master. */
export function scenarioNamed(document: ModelDocument, wanted: string): readonly (VariantId | null)[] {
  if (wanted === 'all') return scenariosOf(document);
  const variants = variantsOf(document);
  const variant = variants.find(({ id }) => id === wanted) ?? variants.find(({ name }) => name === wanted);
  if (variant) return [variant.id];
  if (wanted === 'master' || wanted === document.master.meta.name) return [null];
  throw new UsageError('cli.scenario.unknown', { name: wanted, known: ['master', ...variants.map(({ name }) => name)].join(', ') });
}

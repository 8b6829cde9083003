import { applyProsimos } from '../../shared/interchange/prosimos/applyProsimos.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { readAtMost } from '../files/readAtMost.ts';
import type { Terminal } from './Terminal.ts';
import { unreadableFile } from './unreadableFile.ts';
import { UsageError } from './UsageError.ts';

const LARGEST_MB = 50;

/** Lays a file of simulation parameters over the master of a document. What cannot be honoured goes to standard error. */
export async function withParams(document: ModelDocument, path: string, { t, note }: Pick<Terminal, 't' | 'note'>): Promise<ModelDocument> {
  let bytes: Uint8Array | null;
  try {
    bytes = await readAtMost(path, LARGEST_MB * 1_048_576);
  } catch (cause) {
    throw unreadableFile(path, cause);
  }
  if (bytes === null) throw new UsageError('cli.file.tooLarge', { path, limit: LARGEST_MB });
  const applied = applyProsimos(document.master, new TextDecoder().decode(bytes));
  if (!applied.ok) throw new UsageError('cli.params.refused', { path, reason: t(applied.error) });
  for (const { message } of applied.value.warnings) note(`${path}: ${t(message)}`);
  return { ...document, master: applied.value.model };
}

import { basename } from 'node:path';
import { applyParameters, PARAMETERS_BYTES_LIMIT } from '../../shared/interchange/applyParameters.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { readAtMost } from '../files/readAtMost.ts';
import type { Terminal } from './Terminal.ts';
import { unreadableFile } from './unreadableFile.ts';
import { UsageError } from './UsageError.ts';

/** Lays a file of simulation parameters over the master of a document. What cannot be honoured goes to standard error. */
export async function withParams(document: ModelDocument, path: string, { t, note }: Pick<Terminal, 't' | 'note'>): Promise<ModelDocument> {
  let bytes: Uint8Array | null;
  try {
    bytes = await readAtMost(path, PARAMETERS_BYTES_LIMIT);
  } catch (cause) {
    throw unreadableFile(path, cause);
  }
  if (bytes === null) throw new UsageError('cli.file.tooLarge', { path, limit: PARAMETERS_BYTES_LIMIT / 1_048_576 });
  const applied = applyParameters(document.master, basename(path), bytes);
  if (!applied.ok) throw new UsageError('cli.params.refused', { path, reason: t(applied.error) });
  for (const { message } of applied.value.warnings) note(`${path}: ${t(message)}`);
  return { ...document, master: applied.value.model };
}

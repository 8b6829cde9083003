import { extname } from 'node:path';
import type { ImportWarning } from '../../shared/contract/contract.ts';
import { emptyDocument } from '../../shared/model/emptyModel.ts';
import { readFile, type ReadFile } from '../services/readFile.ts';
import { bytesOfFile } from './bytesOfFile.ts';

export interface Side extends Omit<ReadFile, 'format'> {
  readonly format: ReadFile['format'] | null;
  readonly isEmpty: boolean;
}

/**
 * One of several versions of the same model. Version control hands them over under made-up names, so a model that does
 * not name itself is called after `name`, the same for all; an empty file (nothing was there) is a model with nothing in it.
 */
export async function readSide(path: string, name: string, warn: (warning: ImportWarning) => void = () => {}): Promise<Side> {
  const bytes = await bytesOfFile(path);
  if (bytes.length === 0) return { document: emptyDocument(name), warnings: [], attachments: {}, lineage: {}, format: null, isEmpty: true };
  const file = await readFile(`${name}${extname(path)}`, bytes);
  for (const warning of file.warnings) warn(warning);
  return { ...file, isEmpty: false };
}

import { dialog, type BrowserWindow, type FileFilter } from 'electron';
import { basename, extname } from 'node:path';
import { CallFailure } from '../../shared/contract/CallFailure.ts';
import type { FileBytes, Input } from '../../shared/contract/contract.ts';
import { fileName } from '../../shared/files/fileName.ts';
import type { Translator } from '../../shared/i18n/translator.ts';
import { readModelFile } from './readModelFile.ts';
import { replaceFile } from '../files/replaceFile.ts';

const bare = (extension: string) => extension.replace(/^\./, '');

/** Lets a person choose files and reads them. Empty when they choose none. */
export async function openFiles(window: BrowserWindow, t: Translator, { title, extensions, isOne = false }: Input<'host.openFiles'>, onOpened: (path: string) => void): Promise<FileBytes[]> {
  const filters: FileFilter[] = [
    { name: t('desktop.dialog.modelFiles'), extensions: extensions.map(bare) },
    { name: t('desktop.dialog.allFiles'), extensions: ['*'] },
  ];
  const { canceled, filePaths } = await dialog.showOpenDialog(window, { title, filters, properties: isOne ? ['openFile'] : ['openFile', 'multiSelections'] });
  if (canceled) return [];
  const files: FileBytes[] = [];
  for (const path of filePaths) {
    const file = await readModelFile(path);
    if (!file.ok) throw new CallFailure('refused', file.error);
    files.push(file.value);
    onOpened(path);
  }
  return files;
}

/** Asks where to, then writes so that the old file is whole until the new one is. */
export async function saveFile(window: BrowserWindow, t: Translator, { name, bytes }: FileBytes): Promise<{ isSaved: boolean; path: string | null }> {
  const extension = bare(extname(name));
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: fileName(basename(name, extname(name)), extension),
    filters: extension ? [{ name: extension === 'pdf' ? t('desktop.dialog.pdf') : extension.toUpperCase(), extensions: [extension] }] : [],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  if (canceled || !filePath) return { isSaved: false, path: null };
  try {
    await replaceFile(filePath, bytes);
    return { isSaved: true, path: filePath };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await dialog.showMessageBox(window, {
      type: 'error',
      message: t('desktop.dialog.saveFailed', { name: filePath }),
      detail: t('desktop.dialog.saveFailedAdvice', { reason }),
      noLink: true,
    });
    return { isSaved: false, path: null };
  }
}

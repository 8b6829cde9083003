import { dialog } from 'electron';
import type { Translator } from '../../shared/i18n/translator.ts';
import { startServices, type RunningServices, type ServiceOptions } from '../services/startServices.ts';
import { restoreBackup } from '../storage/Backups.ts';

/**
 * Starts the services on the data folder. When that cannot be, says why and what to do, and offers the last good backup
 * if there is one; `null` when the person then chooses to quit.
 */
export function openServices(options: ServiceOptions, t: Translator): RunningServices | null {
  /** Why the backup that was asked for could not be restored. */
  let refusal: string | null = null;
  for (;;) {
    const started = startServices(options);
    if (started.ok) return started.value;
    const { message, lastGoodBackup, detail } = started.error;
    const canRestore = lastGoodBackup !== null;
    const choice = dialog.showMessageBoxSync({
      type: 'error',
      title: 'Laneway',
      message: t('desktop.error.start'),
      detail: [t(message), refusal, detail].filter((text) => typeof text === 'string').join('\n\n'),
      buttons: [...(canRestore ? [t('desktop.start.restore')] : []), t('desktop.menu.quit')],
      defaultId: canRestore ? 1 : 0,
      cancelId: canRestore ? 1 : 0,
      noLink: true,
    });
    if (!canRestore || choice !== 0) return null;
    refusal = restore(options.dataFolder, lastGoodBackup, t);
  }
}

/** `null` when the backup is in place, else why it is not; then nothing was changed. */
function restore(folder: string, backup: string, t: Translator): string | null {
  try {
    return restoreBackup(folder, backup, new Date()) === null ? t('desktop.start.notRestored', { reason: t('storage.error.locked', { folder }) }) : null;
  } catch (cause) {
    return t('desktop.start.notRestored', { reason: cause instanceof Error ? cause.message : String(cause) });
  }
}

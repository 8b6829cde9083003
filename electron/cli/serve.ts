import { browserHandlers } from '../browserHost/browserHandlers.ts';
import { startBrowserHost, type BrowserHost } from '../browserHost/startBrowserHost.ts';
import { exportInThread } from '../exports/exportInThread.ts';
import { startServices } from '../services/startServices.ts';
import { lastGoodBackup, restoreBackup } from '../storage/Backups.ts';
import { defaultDataFolder } from '../storage/dataFolder.ts';
import { readCommandLine } from './commandLine.ts';
import { exportWorkerUrl, rendererFolder, samplesFolder, workerUrl } from './programFolders.ts';
import type { Command } from './Terminal.ts';
import { UsageError } from './UsageError.ts';
import { VERSION } from '../services/version.ts';
import { simulateOnPool } from '../services/simulateOnPool.ts';

const OPTIONS = {
  data: { type: 'string' },
  port: { type: 'string' },
  open: { type: 'boolean' },
  'restore-backup': { type: 'boolean' },
} as const;

/** Starts the studio for any browser on this machine. The address goes to standard output, once it answers. */
export const serve: Command = {
  async run(args, { t, out, note }) {
    const { values, positionals } = readCommandLine(args, OPTIONS);
    if (positionals.length > 0) throw new UsageError('cli.usage.unexpected', { argument: positionals[0] ?? '' });
    const port = values.port === undefined ? 0 : Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError('cli.usage.port', { value: values.port ?? '' });
    const dataFolder = values.data ?? defaultDataFolder();

    if (values['restore-backup']) {
      const backup = lastGoodBackup(dataFolder);
      const restored = backup === null ? null : restoreBackup(dataFolder, backup, new Date());
      if (backup === null || restored === null) {
        note(t('storage.error.noBackup', { folder: dataFolder }));
        return 2;
      }
      note(t('cli.serve.restored', { backup, kept: restored.kept ?? '–' }));
    }

    let host: BrowserHost | null = null;
    const started = startServices({
      dataFolder, samplesFolder, log: note, locale: t.locale,
      simulate: simulateOnPool(workerUrl),
      exportFile: exportInThread(exportWorkerUrl),
      emit: (event, payload) => host?.emit(event, payload),
    });
    if (!started.ok) {
      note(t(started.error.message));
      return 2;
    }
    const services = started.value;
    try {
      host = await startBrowserHost({ handlers: browserHandlers(services.handlers, { version: VERSION, dataFolder }), dataFolder, rendererFolder, port, log: note });
    } catch (cause) {
      await services.close();
      note(t('cli.serve.portTaken', { port, reason: cause instanceof Error ? cause.message : String(cause) }));
      return 2;
    }
    if (!host.hasRenderer) note(t('cli.serve.notBuilt'));
    note(t('cli.serve.data', { folder: dataFolder }));
    // Before the address is told: whoever reads it may stop the program at once.
    const stopped = stopSignal();
    out(host.url);
    if (values.open) await openInBrowser(host.url, () => note(t('cli.serve.openYourself')));

    await stopped;
    await host.close();
    await services.close();
    return 0;
  },
};

const stopSignal = () =>
  new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
    // The launcher was killed, which could not pass that on.
    if (process.connected) process.once('disconnect', () => resolve());
  });

async function openInBrowser(url: string, failed: () => void): Promise<void> {
  try {
    const { default: open } = await import('open');
    const child = await open(url);
    child.once('error', failed);
  } catch {
    failed();
  }
}

import { writeLaneway } from '../../shared/files/lanewayFile.ts';
import { studio } from '../store/studioStore.ts';
import { saveFile } from './transfer.ts';

/** Writes what is on the screen to a file without asking the host: for when it does not answer any more. */
export async function rescueCopy(): Promise<void> {
  const { open, api, notify } = studio.getState();
  if (!open) return;
  const stem = open.document.master.meta.name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim() || 'model';
  const name = `${stem}.laneway`;
  if (await saveFile(api, { name, bytes: new Uint8Array(writeLaneway(open.document)) })) notify({ tone: 'success', message: { key: 'shell.export.done', params: { name } } });
}

import type { ExportFormat } from '../../shared/contract/exports.ts';
import { fromWire } from '../../shared/i18n/fromWire.ts';
import { studio } from '../store/studioStore.ts';
import { saveFile } from './transfer.ts';

/** Writes what is shown as a file: a Laneway file holds all variants, the others the one on screen. */
export async function exportModel(format: ExportFormat): Promise<void> {
  const { open, api, variant, settings, flush, notify, notifyError } = studio.getState();
  if (!open) return;
  if (!(await flush())) {
    notify({ tone: 'error', message: { key: 'shell.export.notSaved' } });
    return;
  }
  const answer = await api.invoke('model.export', { id: open.id, format, variant: format === 'laneway' ? null : variant, locale: settings.locale });
  if (!answer.ok) {
    notifyError(answer.error);
    return;
  }
  const { name, bytes, warnings } = answer.value;
  if (!(await saveFile(api, { name, bytes }))) return;
  const [first] = warnings;
  notify({
    tone: first ? 'info' : 'success',
    message: first ? { key: 'shell.export.doneWithWarnings', params: { name, count: warnings.length } } : { key: 'shell.export.done', params: { name } },
    ...(first ? { detail: fromWire(first.message) } : {}),
  });
}

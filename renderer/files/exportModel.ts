import type { ImportWarning, Input, IpcError } from '../../shared/contract/contract.ts';
import type { ExportFormat } from '../../shared/contract/exports.ts';
import { fromWire } from '../../shared/i18n/fromWire.ts';
import { message } from '../../shared/i18n/Message.ts';
import { studio } from '../store/studioStore.ts';
import { saveFile } from './transfer.ts';
import type { FileOutcome } from './useFileWriting.ts';

export type ExportChoices = Input<'model.export'>['options'];

export type ExportOutcome = Exclude<FileOutcome, { readonly kind: 'saved' }> | { readonly kind: 'saved'; readonly name: string; readonly warnings: readonly ImportWarning[] };

const failed = (error: Pick<IpcError, 'message'>): ExportOutcome => ({ kind: 'failed', messages: [fromWire(error.message)] });

/** Writes what is shown as a file and gives it to the person: a Laneway file holds all variants, the others the one on screen. `signal` stops it. */
export async function exportFile(format: ExportFormat, options?: ExportChoices, signal?: AbortSignal): Promise<ExportOutcome> {
  const { open, api, variant, settings, flush } = studio.getState();
  if (!open) return { kind: 'stopped' };
  if (!(await flush())) return { kind: 'failed', messages: [message('shell.export.notSaved')] };
  if (signal?.aborted) return { kind: 'stopped' };
  const cancel = () => void api.invoke('model.cancelExport', { id: open.id });
  signal?.addEventListener('abort', cancel, { once: true });
  const answer = await api.invoke('model.export', { id: open.id, format, variant: format === 'laneway' ? null : variant, locale: settings.locale, ...(options ? { options } : {}) });
  signal?.removeEventListener('abort', cancel);
  // It may be there all the same, made before the host heard of it.
  if (signal?.aborted) return { kind: 'stopped' };
  if (!answer.ok) return answer.error.code === 'cancelled' ? { kind: 'stopped' } : failed(answer.error);
  const { name, bytes, warnings } = answer.value;
  return (await saveFile(api, { name, bytes })) ? { kind: 'saved', name, warnings } : { kind: 'stopped' };
}

/** Says what came of it. */
export function tellOutcome(outcome: ExportOutcome): void {
  const { notify } = studio.getState();
  if (outcome.kind === 'failed') for (const of of outcome.messages) notify({ tone: 'error', message: of });
  if (outcome.kind !== 'saved') return;
  const { name, warnings } = outcome;
  const [first] = warnings;
  notify({
    tone: first ? 'info' : 'success',
    message: first ? { key: 'shell.export.doneWithWarnings', params: { name, count: warnings.length } } : { key: 'shell.export.done', params: { name } },
    ...(first ? { detail: fromWire(first.message) } : {}),
  });
}

export const exportModel = async (format: ExportFormat): Promise<void> => tellOutcome(await exportFile(format));

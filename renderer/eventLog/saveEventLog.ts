import type { Input } from '../../shared/contract/contract.ts';
import { fromWire } from '../../shared/i18n/fromWire.ts';
import { message } from '../../shared/i18n/Message.ts';
import { saveFile } from '../files/transfer.ts';
import type { FileOutcome } from '../files/useFileWriting.ts';
import { newId } from '../newId.ts';
import { studio } from '../store/studioStore.ts';

export type LogChoice = Pick<Input<'simulation.log'>, 'variant' | 'format' | 'cases'>;

export type LogOutcome = Exclude<FileOutcome, { readonly kind: 'saved' }> | { readonly kind: 'saved'; readonly name: string; readonly isCut: boolean };

/** Simulates the cases once more and gives their log to the person as a file. `signal` stops it. */
export async function saveEventLog(choice: LogChoice, signal: AbortSignal): Promise<LogOutcome> {
  const { open, api, flush, runChoice: { overrides: { cases, seed } } } = studio.getState();
  if (!open) return { kind: 'stopped' };
  // The host simulates what is stored: it must be what is seen.
  if (!(await flush())) return { kind: 'failed', messages: [message('shell.simulation.notSaved')] };
  if (signal.aborted) return { kind: 'stopped' };
  const id = newId('log');
  const cancel = () => void api.invoke('simulation.cancelLog', { id });
  signal.addEventListener('abort', cancel, { once: true });
  const answer = await api.invoke('simulation.log', { ...choice, id, modelId: open.id, overrides: { ...(cases === undefined ? {} : { cases }), ...(seed === undefined ? {} : { seed }) } });
  signal.removeEventListener('abort', cancel);
  // It may be there all the same, made before the host heard of it.
  if (signal.aborted) return { kind: 'stopped' };
  if (!answer.ok) return { kind: 'failed', messages: [fromWire(answer.error.message)] };
  const { value } = answer;
  switch (value.kind) {
    case 'cancelled': return { kind: 'stopped' };
    case 'refused': return { kind: 'failed', messages: value.problems.flatMap((problem) => [fromWire(problem.message), ...(problem.advice ? [fromWire(problem.advice)] : [])]) };
    case 'written': return (await saveFile(api, value.file)) ? { kind: 'saved', name: value.file.name, isCut: value.isCut } : { kind: 'stopped' };
  }
}

/** Says what came of it, where the dialog is gone. */
export function tellLogOutcome(outcome: LogOutcome): void {
  const { notify, announce } = studio.getState();
  const [first] = outcome.kind === 'failed' ? outcome.messages : [];
  if (first) notify({ tone: 'error', message: first });
  if (outcome.kind !== 'saved') return;
  const { name, isCut } = outcome;
  announce(name);
  notify(isCut ? { tone: 'info', message: message('eventLog.cut', { name }), detail: message('eventLog.cut.detail') } : { tone: 'success', message: message('eventLog.saved', { name }) });
}

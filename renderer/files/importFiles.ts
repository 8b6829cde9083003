import type { FileBytes } from '../../shared/contract/contract.ts';
import { fromWire } from '../../shared/i18n/fromWire.ts';
import { studio } from '../store/studioStore.ts';

/** Puts files into the library and opens the last one that could be read; says of each other one why not. */
export async function importFiles(files: readonly FileBytes[]): Promise<void> {
  const { api, notify, openModel, setDrawerTab, setLayout } = studio.getState();
  let newest: { readonly id: Parameters<typeof openModel>[0]; readonly warnings: NonNullable<Parameters<typeof openModel>[1]> } | null = null;
  for (const file of files) {
    const answer = await api.invoke('model.import', file);
    if (answer.ok) newest = answer.value;
    else notify({ tone: 'error', message: { key: 'shell.import.failed', params: { name: file.name } }, detail: fromWire(answer.error.message) });
  }
  if (!newest) return;
  if (newest.warnings.length > 0) {
    // First, so that the diagram is fitted into the room that is left.
    setDrawerTab('import');
    setLayout('drawer.open', true);
  }
  await openModel(newest.id, newest.warnings);
}

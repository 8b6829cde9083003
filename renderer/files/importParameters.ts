import type { FileBytes, ImportWarning } from '../../shared/contract/contract.ts';
import { message } from '../../shared/i18n/Message.ts';
import { applyParameters } from '../../shared/interchange/applyParameters.ts';
import { takeParameters } from '../../shared/interchange/takeParameters.ts';
import { ok } from '../../shared/result.ts';
import { studio } from '../store/studioStore.ts';
import { setImports } from './importing/importStore.ts';

/** Lays the simulation parameters of a file over what is shown (the master or a variant), as one undo step, and reports what could not be honoured. */
export function importParameters({ name, bytes }: FileBytes): void {
  const { model, execute, notify } = studio.getState();
  if (!model) return;
  const applied = applyParameters(model, name, bytes);
  if (!applied.ok) {
    notify({ tone: 'error', message: message('importing.params.failed', { name }), detail: applied.error });
    return;
  }
  const { named, matched } = applied.value;
  const warnings = applied.value.warnings.map(({ message: { key, params }, ...place }): ImportWarning => ({ ...place, message: { key, ...(params ? { params: { ...params } } : {}) } }));
  const edited = takeParameters(model, applied.value.model);
  if (edited && !execute(() => ok(edited))) return;
  if (!edited) notify({ tone: 'info', message: message('importing.params.same') });
  setImports({ status: 'parameters', name, named, matched, warnings });
}

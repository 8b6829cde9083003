import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ImportWarning } from '../../../shared/contract/contract.ts';
import type { Message } from '../../../shared/i18n/Message.ts';
import type { ModelId } from '../../../shared/model/ids.ts';

/** What became of one file. `copyOf`: a model that was in the library before, of which this is another copy. */
export type ImportedFile =
  | { readonly path: string; readonly outcome: 'imported'; readonly id: ModelId; readonly copyOf: string | null; readonly warnings: readonly ImportWarning[] }
  | { readonly path: string; readonly outcome: 'refused'; readonly reason: Message };

interface Batch {
  readonly total: number;
  readonly files: readonly ImportedFile[];
  /** Files that are no models. */
  readonly passedOver: number;
}

/** Several files on their way into the library. */
export type ImportState =
  | { readonly status: 'idle' }
  | ({ readonly status: 'running'; readonly done: number; readonly current: string; readonly isStopping: boolean } & Batch)
  | ({ readonly status: 'finished'; readonly done: number; readonly isStopped: boolean } & Batch)
  /** Parameters laid over the open model. */
  | { readonly status: 'parameters'; readonly name: string; readonly named: number; readonly matched: number; readonly warnings: readonly ImportWarning[] };

export const imports = createStore<ImportState>()(() => ({ status: 'idle' }));
export const useImports = <T>(selector: (state: ImportState) => T): T => useStore(imports, selector);

/** Replaces the state whole: its fields depend on its status. */
export const setImports = (state: ImportState): void => imports.setState(state, true);

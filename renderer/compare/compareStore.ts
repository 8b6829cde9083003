import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Relative } from '../../shared/contract/comparing.ts';
import type { Lineage } from '../../shared/delta/Lineage.ts';
import type { ModelId } from '../../shared/model/ids.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import type { MergeSession } from './MergeSession.ts';
import type { Side } from './Side.ts';

/** A file that is another copy of models which are there already, and what to do with it is asked. */
export interface OfferedCopy {
  readonly name: string;
  readonly document: ModelDocument;
  readonly lineage: Lineage;
  readonly relatives: readonly Relative[];
  /** The copy as a model of the library, open already (it came with an import, or the system handed it over): closing the question keeps it. `null`: it was only read. */
  readonly storedAs: ModelId | null;
  /** Opens it as a model of its own. */
  readonly openAsCopy: () => Promise<void>;
}

export type CompareState =
  | { readonly status: 'closed' }
  /** What the open model shall be compared with. */
  | { readonly status: 'choosing' }
  | { readonly status: 'offered'; readonly copy: OfferedCopy }
  /** `back`: the question that the comparison was asked from. */
  | { readonly status: 'comparing'; readonly before: Side; readonly after: Side; readonly back: OfferedCopy | null }
  /** `back`: the question that the merge was asked from. */
  | { readonly status: 'merging'; readonly session: MergeSession; readonly back: OfferedCopy | null };

export const comparison = createStore<CompareState>()(() => ({ status: 'closed' }));
export const useComparison = <T>(selector: (state: CompareState) => T): T => useStore(comparison, selector);

/** Replaces the state whole: its fields depend on its status. */
export const setComparison = (state: CompareState): void => comparison.setState(state, true);
export const closeComparison = (): void => setComparison({ status: 'closed' });

let turns = 0;

/**
 * Whoever has to wait before there is something to show takes a turn first: it is over when another one was taken since, or
 * something else was opened or closed. What comes too late is dropped.
 */
export function takeTurn(): () => boolean {
  turns += 1;
  const mine = turns;
  const asked = comparison.getState();
  return () => mine === turns && comparison.getState() === asked;
}

export function changeSession(change: (session: MergeSession) => MergeSession): void {
  const state = comparison.getState();
  if (state.status === 'merging') setComparison({ ...state, session: change(state.session) });
}

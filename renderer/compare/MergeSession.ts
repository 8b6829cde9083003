import type { SettleRefusal } from '../../shared/delta/settleInModel.ts';
import type { MergeConflict, MergeSide } from '../../shared/delta/MergeConflict.ts';
import { settle } from '../../shared/commands/settleMergeConflict.ts';
import type { CommonBase } from '../../shared/contract/comparing.ts';
import type { Lineage } from '../../shared/delta/Lineage.ts';
import type { Sentence } from '../../shared/i18n/Message.ts';
import type { ModelId } from '../../shared/model/ids.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';

/** A merge that a person is deciding on. Nothing of it is in the model before it is applied. */
export interface MergeSession {
  readonly modelId: ModelId;
  /** The model as it was when the merge began. */
  readonly ours: ModelDocument;
  /** Name of the other copy; `null`: the conflicts came with the model. */
  readonly theirs: string | null;
  /** The copy that the model descends from as well once it is merged. */
  readonly joins: { readonly document: ModelDocument; readonly lineage: Lineage } | null;
  /** The state that both descend from. */
  readonly base: Omit<CommonBase, 'document'> | null;
  /** Ours is in effect at every conflict. */
  readonly merged: ModelDocument;
  readonly conflicts: readonly MergeConflict[];
  readonly notes: readonly Sentence[];
  readonly choices: Readonly<Record<string, MergeSide>>;
  /** Place of the conflict that is looked at. */
  readonly at: number;
}

export interface MergeOutcome {
  readonly document: ModelDocument;
  /** Undecided, or chosen but not possible: ours is in effect there. */
  readonly open: readonly MergeConflict[];
  readonly refused: ReadonlyMap<string, SettleRefusal>;
}

/** What comes out with the choices made so far. */
export function outcomeOf({ merged, conflicts, choices }: Pick<MergeSession, 'merged' | 'conflicts' | 'choices'>): MergeOutcome {
  let document = merged;
  const open: MergeConflict[] = conflicts.filter(({ id }) => choices[id] === undefined);
  const refused = new Map<string, SettleRefusal>();
  // A choice may need another one first (a step back before the flow to it): those that are refused are tried again.
  let waiting = conflicts.filter(({ id }) => choices[id] === 'theirs');
  for (let size = -1; size !== waiting.length && waiting.length > 0;) {
    size = waiting.length;
    waiting = waiting.filter((conflict) => {
      const settled = settle(document, conflict, 'theirs');
      if (settled.ok) { document = settled.value; refused.delete(conflict.id); }
      else refused.set(conflict.id, settled.error);
      return !settled.ok;
    });
  }
  return { document, open: [...open, ...waiting], refused };
}

/** Decides one conflict and goes on to the next that is undecided; stays where none is left. */
export function choose(session: MergeSession, side: MergeSide): MergeSession {
  const conflict = session.conflicts[session.at];
  if (!conflict) return session;
  const choices = { ...session.choices, [conflict.id]: side };
  const { length } = session.conflicts;
  const next = Array.from({ length: length - 1 }, (_, i) => (session.at + 1 + i) % length).find((i) => choices[session.conflicts[i]!.id] === undefined);
  return { ...session, choices, at: next ?? session.at };
}

export const chooseAll = (session: MergeSession, side: MergeSide): MergeSession => ({ ...session, choices: Object.fromEntries(session.conflicts.map(({ id }) => [id, side])) });

export const lookAt = (session: MergeSession, at: number): MergeSession => ({ ...session, at: Math.max(0, Math.min(session.conflicts.length - 1, at)) });

export const decided = ({ conflicts, choices }: Pick<MergeSession, 'conflicts' | 'choices'>): number => conflicts.filter(({ id }) => choices[id] !== undefined).length;

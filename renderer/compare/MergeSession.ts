import type { SettleRefusal } from '../../shared/delta/settleInModel.ts';
import type { MergeConflict, MergeSide } from '../../shared/delta/MergeConflict.ts';
import { settleMergeConflicts, type MergeChoice } from '../../shared/commands/settleMergeConflicts.ts';
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
  /** The other copy as a model of the library, where it came in to be merged. */
  readonly storedAs: ModelId | null;
  /** Files that came with the other copy and stay out. */
  readonly differentFiles: readonly string[];
  /** The state that both descend from. */
  readonly base: Omit<CommonBase, 'document' | 'undecided'> | null;
  /** Ours is in effect at every conflict. */
  readonly merged: ModelDocument;
  readonly conflicts: readonly MergeConflict[];
  readonly notes: readonly Sentence[];
  readonly choices: Readonly<Record<string, MergeSide>>;
  /** Place of the conflict that is looked at. */
  readonly at: number;
  /** Decisions that can be taken back, oldest first, and done again. */
  readonly past: readonly Decided[];
  readonly future: readonly Decided[];
}

type Decided = Pick<MergeSession, 'choices' | 'at'>;

/** A merge in which nothing is decided yet. */
export const newSession = (facts: Omit<MergeSession, keyof Decided | 'past' | 'future'>): MergeSession => ({ ...facts, choices: {}, at: 0, past: [], future: [] });

export interface MergeOutcome {
  readonly document: ModelDocument;
  /** Undecided, or chosen but not possible: ours is in effect there. */
  readonly open: readonly MergeConflict[];
  readonly refused: ReadonlyMap<string, SettleRefusal>;
}

/** What comes out with the choices made so far. */
export function outcomeOf({ theirs, merged, conflicts, choices }: Pick<MergeSession, 'theirs' | 'merged' | 'conflicts' | 'choices'>): MergeOutcome {
  const decisions = conflicts.flatMap((conflict): MergeChoice[] => {
    const side = choices[conflict.id];
    // A merge begins with ours everywhere. Conflicts that came with a model were recorded earlier: since then its steps may
    // have led away from what the card shows as mine.
    return side === undefined || (side === 'ours' && theirs !== null) ? [] : [{ conflict, side }];
  });
  const { document, refused } = settleMergeConflicts(merged, decisions);
  return { document, refused, open: conflicts.filter(({ id }) => choices[id] === undefined || refused.has(id)) };
}

/** Decides one conflict and goes on to the next that is undecided; stays where none is left. */
export function choose(session: MergeSession, side: MergeSide): MergeSession {
  const conflict = session.conflicts[session.at];
  if (!conflict) return session;
  const choices = { ...session.choices, [conflict.id]: side };
  const { length } = session.conflicts;
  const next = Array.from({ length: length - 1 }, (_, i) => (session.at + 1 + i) % length).find((i) => choices[session.conflicts[i]!.id] === undefined);
  return decide(session, { choices, at: next ?? session.at });
}

export const chooseAll = (session: MergeSession, side: MergeSide): MergeSession => decide(session, { choices: Object.fromEntries(session.conflicts.map(({ id }) => [id, side])), at: session.at });

const decide = (session: MergeSession, next: Decided): MergeSession => ({ ...session, ...next, past: [...session.past, decidedIn(session)], future: [] });
const decidedIn = ({ choices, at }: MergeSession): Decided => ({ choices, at });

/** Takes the last decision back, and looks at where it was made. */
export function undoDecision(session: MergeSession): MergeSession {
  const last = session.past.at(-1);
  return last ? { ...session, ...last, past: session.past.slice(0, -1), future: [...session.future, decidedIn(session)] } : session;
}

export function redoDecision(session: MergeSession): MergeSession {
  const next = session.future.at(-1);
  return next ? { ...session, ...next, past: [...session.past, decidedIn(session)], future: session.future.slice(0, -1) } : session;
}

export const lookAt = (session: MergeSession, at: number): MergeSession => ({ ...session, at: Math.max(0, Math.min(session.conflicts.length - 1, at)) });

export const decided = ({ conflicts, choices }: Pick<MergeSession, 'conflicts' | 'choices'>): number => conflicts.filter(({ id }) => choices[id] !== undefined).length;

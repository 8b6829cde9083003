import type { CommitKind } from './Commit.ts';

/** Revisions of the edits that undo takes back, and that redo does again; the last one is next. */
export interface UndoStack {
  readonly undo: readonly number[];
  readonly redo: readonly number[];
}

export const EMPTY_STACK: UndoStack = { undo: [], redo: [] };

/** The stack after one more entry of the journal; `null` when there is nothing to undo or redo. */
export function advance({ undo, redo }: UndoStack, kind: CommitKind, revision: number): UndoStack | null {
  switch (kind) {
    case 'edit':
      return { undo: [...undo, revision], redo: [] };
    case 'undo': {
      const top = undo.at(-1);
      return top === undefined ? null : { undo: undo.slice(0, -1), redo: [...redo, top] };
    }
    case 'redo': {
      const top = redo.at(-1);
      return top === undefined ? null : { undo: [...undo, top], redo: redo.slice(0, -1) };
    }
  }
}

/** The stack that a whole journal leads to, in one pass and without copies: journals are long. */
export function replay(journal: Iterable<{ readonly kind: CommitKind; readonly revision: number }>): UndoStack {
  const undo: number[] = [];
  let redo: number[] = [];
  for (const { kind, revision } of journal) {
    if (kind === 'edit') {
      undo.push(revision);
      redo = [];
      continue;
    }
    const [from, to] = kind === 'undo' ? [undo, redo] : [redo, undo];
    const top = from.pop();
    if (top === undefined) throw new Error(`Journal entry ${revision} has nothing to ${kind}`);
    to.push(top);
  }
  return { undo, redo };
}

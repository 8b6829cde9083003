import type { Input, IpcError } from '../../shared/contract/contract.ts';
import type { MergeRecord } from '../../shared/contract/comparing.ts';
import type { DocumentEdit } from '../../shared/delta/DocumentEdit.ts';
import type { ModelId } from '../../shared/model/ids.ts';
import type { Result } from '../../shared/result.ts';

export type SaveState = 'saved' | 'saving' | 'failed';
export type JournalKind = Input<'model.commit'>['kind'];

export interface CommitQueueHost {
  commit(entry: Input<'model.commit'>): Promise<Result<{ readonly revision: number }, IpcError>>;
  /**
   * Asked when an answer was lost and the host then says that it is further than we thought: is its newest step the
   * very one we sent? If so the step is saved; its revision is the answer, else `null`.
   */
  findAcknowledged(entry: { readonly kind: JournalKind; readonly edit: DocumentEdit; readonly baseRevision: number }): Promise<number | null>;
  onSaveState(state: SaveState, error: IpcError | null): void;
  onRevision(revision: number): void;
  /** Someone else wrote in between: what is in the queue does not fit any more. */
  onConflict(lost: number): void;
  /** Calls back after so many milliseconds of wall clock; the returned function calls it off. */
  later(delayMs: number, callback: () => void): () => void;
}

export interface CommitQueue {
  /** `merge`: what is stored with the step, where it is a merge. */
  push(kind: JournalKind, edit: DocumentEdit, merge?: MergeRecord): void;
  /** Sends what failed before again, now. */
  retry(): void;
  /** Settles when everything is saved (`true`), or when sending failed or the queue was closed (`false`). */
  flush(): Promise<boolean>;
  /** How many steps are not acknowledged yet, and the newest revision that is. */
  readonly pending: number;
  readonly revision: number;
  /** Stops sending and forgets what is left. */
  close(): void;
}

const RETRY_DELAYS_MS = [500, 1_000, 2_000, 5_000, 10_000] as const;
/** Failures that may go away by themselves. The others wait for the person. */
const PASSING: ReadonlySet<IpcError['code']> = new Set(['not-available', 'internal', 'cancelled']);

/**
 * Sends edits to the host one after the other, in the order in which they were made: a step is sent when the one
 * before it is in the journal. Nothing leaves the queue before it is acknowledged, so a host that went away loses nothing.
 */
export function createCommitQueue(id: ModelId, firstRevision: number, host: CommitQueueHost): CommitQueue {
  const waiting: { kind: JournalKind; edit: DocumentEdit; merge: MergeRecord | undefined; isAnswerLost: boolean }[] = [];
  const flushers: ((isSaved: boolean) => void)[] = [];
  let revision = firstRevision;
  let isSending = false;
  let isClosed = false;
  let failures = 0;
  let callOff: (() => void) | null = null;

  const settle = (isSaved: boolean) => {
    for (const resolve of flushers.splice(0)) resolve(isSaved);
  };

  const acknowledge = (newRevision: number) => {
    waiting.shift();
    revision = newRevision;
    failures = 0;
    host.onRevision(revision);
  };

  async function send(): Promise<void> {
    if (isSending || isClosed) return;
    isSending = true;
    host.onSaveState('saving', null);
    for (let entry = waiting[0]; entry && !isClosed; entry = waiting[0]) {
      const { kind, edit, merge } = entry;
      const answer = await host.commit({ id, baseRevision: revision, kind, edit, ...(merge ? { merge } : {}) });
      if (isClosed) break;
      if (answer.ok) {
        acknowledge(answer.value.revision);
        continue;
      }
      if (answer.error.code === 'conflict') {
        const saved = entry.isAnswerLost ? await host.findAcknowledged({ kind, edit, baseRevision: revision }) : null;
        if (saved !== null) {
          acknowledge(saved);
          continue;
        }
        const lost = waiting.length;
        close();
        host.onConflict(lost);
        break;
      }
      entry.isAnswerLost = true;
      isSending = false;
      if (PASSING.has(answer.error.code)) {
        callOff = host.later(RETRY_DELAYS_MS[Math.min(failures, RETRY_DELAYS_MS.length - 1)] ?? 10_000, () => void send());
      }
      failures += 1;
      host.onSaveState('failed', answer.error);
      settle(false);
      return;
    }
    isSending = false;
    if (isClosed) return settle(false);
    host.onSaveState('saved', null);
    settle(true);
  }

  function close(): void {
    isClosed = true;
    callOff?.();
    waiting.length = 0;
  }

  return {
    push: (kind, edit, merge) => {
      waiting.push({ kind, edit, merge, isAnswerLost: false });
      // After a failure the order must hold: a new step waits behind the one that failed.
      if (failures === 0) void send();
    },
    retry: () => {
      callOff?.();
      if (waiting.length > 0) void send();
    },
    flush: () => {
      if (waiting.length === 0 && !isSending) return Promise.resolve(true);
      const settled = new Promise<boolean>((resolve) => flushers.push(resolve));
      if (!isSending) void send();
      return settled;
    },
    get pending() {
      return waiting.length;
    },
    get revision() {
      return revision;
    },
    close: () => {
      close();
      settle(false);
    },
  };
}

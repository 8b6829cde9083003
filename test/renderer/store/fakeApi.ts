import type { CallName, EventName, EventPayload, Input, IpcError, LanewayApi, OpenedModel, Output } from '../../../shared/contract/contract.ts';
import { emptyDocument } from '../../../shared/model/emptyModel.ts';
import { modelId } from '../../../shared/model/ids.ts';
import type { ModelDocument } from '../../../shared/model/ModelDocument.ts';
import { applyEdit, revertEdit } from '../../../shared/commands/editDocument.ts';
import { err, ok, type Result } from '../../../shared/result.ts';

type Answers = { readonly [C in CallName]?: (input: Input<C>) => Promise<Result<Output<C>, IpcError>> };

export const MODEL = modelId('Model_1');

export const failure = (code: IpcError['code']): { readonly ok: false; readonly error: IpcError } => err({ code, message: { key: 'shell.connection.none' } });

/** A host with one model and a real journal, which can be made to fail, to be slow, and to lose its answers. */
export class FakeHost {
  document: ModelDocument = emptyDocument('Returns');
  revision = 0;
  undo: OpenedModel['undo'] = [];
  redo: OpenedModel['redo'] = [];
  readonly commits: Input<'model.commit'>[] = [];
  /** Taken one by one: what happens to the next commits. */
  readonly troubles: ('refuse' | 'lose-answer' | 'storage')[] = [];
  readonly #listeners = new Map<EventName, Set<(payload: never) => void>>();
  readonly #answers: Answers;

  constructor(answers: Answers = {}) {
    this.#answers = answers;
  }

  readonly api: LanewayApi = {
    host: 'browser',
    invoke: (call, input) => this.#answer(call, input),
    on: (event, listener) => {
      const heard = this.#listeners.get(event) ?? new Set();
      heard.add(listener);
      this.#listeners.set(event, heard);
      return () => heard.delete(listener);
    },
  };

  emit<E extends EventName>(event: E, payload: EventPayload<E>): void {
    for (const listener of this.#listeners.get(event) ?? []) (listener as (p: EventPayload<E>) => void)(payload);
  }

  /** Another window commits. */
  commitElsewhere(document: ModelDocument): void {
    this.document = document;
    this.revision += 1;
  }

  #commit({ baseRevision, kind, edit }: Input<'model.commit'>): Result<{ revision: number }, IpcError> {
    const trouble = this.troubles.shift();
    if (trouble === 'refuse') return failure('not-available');
    if (trouble === 'storage') return failure('storage');
    if (baseRevision !== this.revision) return failure('conflict');
    // What crosses the bridge is a copy.
    const copy = structuredClone(edit);
    this.document = kind === 'undo' ? revertEdit(this.document, copy) : applyEdit(this.document, copy);
    if (kind === 'undo') {
      this.undo = this.undo.slice(0, -1);
      this.redo = [...this.redo, copy];
    } else {
      this.undo = [...this.undo, copy];
      this.redo = kind === 'redo' ? this.redo.slice(0, -1) : [];
    }
    this.revision += 1;
    return trouble === 'lose-answer' ? failure('not-available') : ok({ revision: this.revision });
  }

  async #answer<C extends CallName>(call: C, input: Input<C>): Promise<Result<Output<C>, IpcError>> {
    await Promise.resolve();
    const special = this.#answers[call] as ((input: Input<C>) => Promise<Result<Output<C>, IpcError>>) | undefined;
    if (special) return special(input);
    const answers: Answers = {
      'model.open': async () => ok({ id: MODEL, document: structuredClone(this.document), revision: this.revision, undo: structuredClone(this.undo), redo: structuredClone(this.redo), hasBpmnSource: false }),
      'model.commit': async (entry) => {
        this.commits.push(entry);
        return this.#commit(entry);
      },
      'model.close': async () => ok(undefined),
      'settings.set': async () => failure('not-available'),
    };
    const answer = answers[call] as ((input: Input<C>) => Promise<Result<Output<C>, IpcError>>) | undefined;
    return answer ? answer(input) : failure('not-available');
  }
}

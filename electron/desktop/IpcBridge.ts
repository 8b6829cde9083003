import { ipcMain, type WebContents } from 'electron';
import type { EventName, EventPayload, Handlers, IpcError } from '../../shared/contract/contract.ts';
import { message } from '../../shared/i18n/Message.ts';
import { err, type Result } from '../../shared/result.ts';
import { dispatch, type DispatchContext } from '../services/dispatch.ts';
import { CALL_CHANNEL, EVENT_CHANNEL, TEXT_FOCUS_CHANNEL } from './IpcChannels.ts';
import { isOwnFrame } from './isOwnFrame.ts';

const refused: IpcError = { code: 'refused', message: message('desktop.error.foreignSender') };

/** The page's calls to the handlers and the handlers' events to the page. */
export class IpcBridge {
  readonly #pending = new Set<Promise<unknown>>();
  #isEditingText = false;

  /** Keys go to a text field of the page. */
  get isEditingText(): boolean {
    return this.#isEditingText;
  }

  serve(handlers: Handlers, context: DispatchContext): void {
    ipcMain.handle(CALL_CHANNEL, async (event, call: unknown, input: unknown): Promise<Result<unknown, IpcError>> => {
      if (!isOwnFrame(event)) return err(refused);
      const answer = dispatch(handlers, call, input, context);
      this.#pending.add(answer);
      return answer.finally(() => this.#pending.delete(answer));
    });
    ipcMain.on(TEXT_FOCUS_CHANNEL, (event, isEditing: unknown) => {
      if (isOwnFrame(event)) this.#isEditingText = isEditing === true;
    });
  }

  emit<E extends EventName>(contents: WebContents, event: E, payload: EventPayload<E>): void {
    if (!contents.isDestroyed()) contents.send(EVENT_CHANNEL, event, payload);
  }

  /** Waits until every call under way is answered, at most `timeoutMs`. `true` when none is left. */
  async settle(timeoutMs: number): Promise<boolean> {
    const deadline = new Promise<void>((resolve) => setTimeout(resolve, timeoutMs).unref());
    await Promise.race([Promise.allSettled(this.#pending), deadline]);
    return this.#pending.size === 0;
  }
}

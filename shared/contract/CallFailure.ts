import type { Message } from '../i18n/Message.ts';
import type { IpcError } from './contract.ts';

/** Thrown by a handler whose call cannot be answered; `dispatch` turns it into data. Anything else that is thrown is a bug. */
export class CallFailure extends Error {
  readonly code: IpcError['code'];
  /** `message` of `Error` is for the log; this one is for people. */
  readonly text: Message;

  constructor(code: IpcError['code'], text: Message, options?: ErrorOptions) {
    super(`${code}: ${text.key} ${JSON.stringify(text.params ?? {})}`, options);
    this.name = 'CallFailure';
    this.code = code;
    this.text = text;
  }
}

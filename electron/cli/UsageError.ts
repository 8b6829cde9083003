import { message, type Message, type MessageParams } from '../../shared/i18n/Message.ts';
import type { MessageKey } from '../../shared/i18n/catalogue.ts';

/** The command line was not written as it must be. */
export class UsageError extends Error {
  readonly text: Message;

  constructor(key: MessageKey, params?: MessageParams) {
    super(key);
    this.name = 'UsageError';
    this.text = message(key, params);
  }
}

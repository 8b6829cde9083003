import type { Message } from '../i18n/Message.ts';

/** Something in a file that is not as the standard wants it, or that Laneway keeps without showing it. */
export interface ImportWarning {
  readonly message: Message;
  /** Id as written in the file. */
  readonly element?: string;
  readonly line?: number;
}

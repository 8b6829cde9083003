import type { MessageKey } from './catalogue.ts';

export type MessageParams = Readonly<Record<string, string | number>>;

/** A text that is not yet in anybody's language: key and values. The pure core speaks in these; the edge translates. */
export interface Message {
  readonly key: MessageKey;
  readonly params?: MessageParams;
}

export const message = (key: MessageKey, params?: MessageParams): Message => (params ? { key, params } : { key });

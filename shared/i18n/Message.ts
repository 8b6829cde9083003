import type { MessageKey } from './catalogue.ts';

export type MessageParams = Readonly<Record<string, string | number>>;

/** A text that is not yet in anybody's language: key and values. The pure core speaks in these; the edge translates. */
export interface Message {
  readonly key: MessageKey;
  readonly params?: MessageParams;
}

export const message = (key: MessageKey, params?: MessageParams): Message => (params ? { key, params } : { key });

/** A message into which other messages are put, each in the reader's language: “Start event without a name” within a finding. */
export interface Sentence {
  readonly key: MessageKey;
  readonly params?: Readonly<Record<string, string | number | Sentence>>;
}

export const sentence = (key: MessageKey, params: NonNullable<Sentence['params']>): Sentence => ({ key, params });

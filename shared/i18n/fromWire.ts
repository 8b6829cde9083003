import { catalogue, type MessageKey } from './catalogue.ts';
import type { Message, MessageParams } from './Message.ts';

const isKey = (key: string): key is MessageKey => Object.hasOwn(catalogue, key) || Object.hasOwn(catalogue, `${key}_other`);

/**
 * A message that came over the bridge or out of a journal. A key that this version does not know (a journal written by
 * another one) becomes a text that names it, never an empty line.
 */
export function fromWire(wire: { readonly key: string; readonly params?: MessageParams | undefined }): Message {
  if (!isKey(wire.key)) return { key: 'shell.message.unknown', params: { key: wire.key } };
  return wire.params ? { key: wire.key, params: wire.params } : { key: wire.key };
}

import type { Conflict } from '../../shared/delta/Conflict.ts';
import { message, type Message } from '../../shared/i18n/Message.ts';

const nameIn = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string' && value.name !== '' ? value.name : undefined;

/** A collision of a variant with its parent, in words. */
export function conflictMessage({ kind, id, field, parent, variant, base }: Conflict): Message {
  const name = nameIn(variant) ?? nameIn(parent) ?? nameIn(base) ?? id;
  return message(`shell.conflict.${kind}`, { name, field: field ?? '' });
}

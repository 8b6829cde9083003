import { message, type Message } from '../../shared/i18n/Message.ts';
import { err, ok, type Result } from '../../shared/result.ts';

export interface NumberLimits {
  readonly min?: number;
  readonly max?: number;
  /** The number must lie above `min`, not on it. */
  readonly isMinExcluded?: boolean;
  readonly isWhole?: boolean;
}

const GROUPED = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/;
const PLAIN = /^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?$/i;

/**
 * Reads a number as people type it: full-width digits of a Chinese input method, a blank or comma between
 * thousands, a decimal comma where nothing else fits. The error says which numbers are possible.
 */
export function parseNumber(text: string, limits: NumberLimits = {}): Result<number, Message> {
  const typed = text.normalize('NFKC').replaceAll(/[\s%]/g, '').replaceAll('。', '.');
  const plain = GROUPED.test(typed) ? typed.replaceAll(',', '') : typed.replace(',', '.');
  if (!PLAIN.test(plain)) return err(message('inspector.error.notNumber'));

  const value = Number(plain);
  const { min, max, isMinExcluded = false, isWhole = false } = limits;
  if (isWhole && !Number.isInteger(value)) return err(message('inspector.error.notWhole'));
  const isTooSmall = min !== undefined && (isMinExcluded ? value <= min : value < min);
  const isTooLarge = max !== undefined && value > max;
  if (!Number.isFinite(value) || isTooSmall || isTooLarge) return err(outside(limits));
  return ok(value);
}

function outside({ min, max, isMinExcluded = false }: NumberLimits): Message {
  if (min !== undefined && isMinExcluded) return message('inspector.error.above', { min });
  // Limits that only keep files sane are not worth telling.
  if (min !== undefined && max !== undefined && max < 1e6) return message('inspector.error.between', { min, max });
  if (min !== undefined) return message('inspector.error.atLeast', { min });
  return message('inspector.error.atMost', { max: max ?? Number.MAX_VALUE });
}

import { message, type Message } from '../../../shared/i18n/Message.ts';
import { parseNumber, type NumberLimits } from '../parseNumber.ts';
import { Field } from './Field.tsx';
import { useCommittedText } from './useCommittedText.ts';

interface NumberFieldProps extends NumberLimits {
  readonly label: string;
  /** `null`: not given, or (with `placeholder`) different in what is selected. */
  readonly value: number | null;
  readonly unit?: string | undefined;
  readonly hint?: string | undefined;
  readonly placeholder?: string | undefined;
  /** An empty field means “not given” and commits `null`. */
  readonly isOptional?: boolean | undefined;
  /** What is wrong with a number that is in range by itself, such as a least above the most. */
  readonly check?: ((value: number | null) => Message | null) | undefined;
  readonly onCommit: (value: number | null) => void;
}

/** What a person can read of a number; the exact one stays until another is typed. */
const shown = (value: number) => String(Number(value.toPrecision(7)));

/** A number with its unit, typed as text: no spinner that changes values by a turn of the wheel. */
export function NumberField({ label, value, unit, hint, placeholder, isOptional = false, check, onCommit, ...limits }: NumberFieldProps) {
  const { text, error, change, commit, onKeyDown } = useCommittedText(value === null ? '' : shown(value), (typed) => {
    if (typed.trim() === '') {
      if (!isOptional) return message('inspector.error.needsNumber');
      const gap = check?.(null) ?? null;
      if (!gap) onCommit(null);
      return gap;
    }
    const number = parseNumber(typed, limits);
    if (!number.ok) return number.error;
    const wrong = check?.(number.value) ?? null;
    if (!wrong && number.value !== value) onCommit(number.value);
    return wrong;
  });
  return (
    <Field label={label} unit={unit} hint={hint} error={error}>
      {({ id, labelledBy, describedBy }) => (
        <input
          id={id} className="input input-number" type="text" inputMode="decimal" autoComplete="off" value={text} placeholder={placeholder}
          aria-labelledby={labelledBy} aria-describedby={describedBy} aria-invalid={error !== null}
          onChange={(e) => change(e.target.value)} onBlur={commit} onKeyDown={onKeyDown}
        />
      )}
    </Field>
  );
}

import { useRef } from 'react';
import { message, type Message } from '../../../shared/i18n/Message.ts';
import { Field } from './Field.tsx';
import { useCommittedText } from './useCommittedText.ts';

interface DateTimeFieldProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly hint?: string | undefined;
  /** An empty field means “not given” and commits `undefined`. */
  readonly isOptional?: boolean | undefined;
  /** Returns what is wrong with the instant, or nothing. */
  readonly onCommit: (value: string | undefined) => Message | null | void;
}

/** A local date and minute. What is half typed is never taken for empty. */
export function DateTimeField({ label, value, hint, isOptional = false, onCommit }: DateTimeFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const { text, error, change, commit, onKeyDown } = useCommittedText(value ?? '', (typed) => {
    if (input.current?.validity.badInput) return message('inspector.error.start');
    if (typed === '') {
      if (!isOptional) return message('inspector.error.start');
      return onCommit(undefined) ?? null;
    }
    if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(typed)) return message('inspector.error.start');
    return onCommit(typed) ?? null;
  });
  return (
    <Field label={label} hint={hint} error={error} isStacked>
      {({ id, describedBy }) => (
        <input
          ref={input} id={id} className="input" type="datetime-local" value={text} aria-invalid={error !== null} aria-describedby={describedBy}
          onChange={(e) => change(e.target.value)} onBlur={commit} onKeyDown={onKeyDown}
        />
      )}
    </Field>
  );
}

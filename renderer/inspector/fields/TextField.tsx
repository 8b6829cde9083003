import type { Message } from '../../../shared/i18n/Message.ts';
import { Field } from './Field.tsx';
import { useCommittedText } from './useCommittedText.ts';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string | undefined;
  readonly hint?: string | undefined;
  readonly isMultiline?: boolean | undefined;
  readonly isCode?: boolean | undefined;
  readonly type?: 'text' | 'datetime-local' | 'date' | undefined;
  readonly list?: string | undefined;
  /** Returns what is wrong with the text, or nothing. */
  readonly onCommit: (text: string) => Message | null | void;
}

export function TextField({ label, value, placeholder, hint, isMultiline = false, isCode = false, type = 'text', list, onCommit }: TextFieldProps) {
  const { text, error, change, commit, onKeyDown } = useCommittedText(value, (next) => onCommit(next) ?? null, isMultiline);
  return (
    <Field label={label} hint={hint} error={error} isStacked={isMultiline}>
      {({ id, describedBy }) => {
        const shared = {
          id, value: text, placeholder, onKeyDown, onBlur: commit, spellCheck: !isCode, 'aria-invalid': error !== null, 'aria-describedby': describedBy,
        };
        return isMultiline
          ? <textarea {...shared} className="input" rows={Math.min(8, Math.max(2, text.split('\n').length))} onChange={(e) => change(e.target.value)} />
          : <input {...shared} className={isCode ? 'input input-code' : 'input'} type={type} list={list} onChange={(e) => change(e.target.value)} />;
      }}
    </Field>
  );
}

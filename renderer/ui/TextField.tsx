import { FieldError, Input, Label, TextField as AriaTextField } from 'react-aria-components';
import './textField.css';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  /** Takes focus when it appears: the field that a dialog was opened for. */
  readonly isFirst?: boolean;
  readonly placeholder?: string;
}

function focusOnce(input: HTMLInputElement | null): void {
  input?.focus();
  input?.select();
}

/** One line of text with its label above. */
export function TextField({ label, value, onChange, error, isFirst = false, placeholder }: TextFieldProps) {
  return (
    <AriaTextField className="text-field" value={value} onChange={onChange} isInvalid={error !== undefined}>
      <Label>{label}</Label>
      <Input className="input" ref={isFirst ? focusOnce : null} {...(placeholder ? { placeholder } : {})} />
      <FieldError className="text-field-error">{error}</FieldError>
    </AriaTextField>
  );
}

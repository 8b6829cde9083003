import { FieldError, Input, Label, TextField as AriaTextField } from 'react-aria-components';
import './textField.css';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
  readonly placeholder?: string;
}

/** One line of text with its label above. */
export function TextField({ label, value, onChange, error, autoFocus = false, placeholder }: TextFieldProps) {
  return (
    <AriaTextField className="text-field" value={value} onChange={onChange} isInvalid={error !== undefined} autoFocus={autoFocus}>
      <Label>{label}</Label>
      <Input className="input" {...(placeholder ? { placeholder } : {})} />
      <FieldError className="text-field-error">{error}</FieldError>
    </AriaTextField>
  );
}

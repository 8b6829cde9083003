import { Field } from './Field.tsx';

export interface Option<V extends string> {
  readonly value: V;
  readonly label: string;
}

interface SelectFieldProps<V extends string> {
  readonly label: string;
  /** `null`: several values in what is selected. */
  readonly value: V | null;
  readonly options: readonly Option<V>[];
  /** Shown while `value` is `null`. */
  readonly placeholder?: string | undefined;
  readonly hint?: string | undefined;
  readonly onCommit: (value: V) => void;
}

export function SelectField<V extends string>({ label, value, options, placeholder, hint, onCommit }: SelectFieldProps<V>) {
  return (
    <Field label={label} hint={hint}>
      {({ id, describedBy }) => (
        <Select id={id} describedBy={describedBy} value={value} options={options} placeholder={placeholder} onCommit={onCommit} />
      )}
    </Field>
  );
}

interface SelectProps<V extends string> {
  readonly id?: string | undefined;
  readonly ariaLabel?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly value: V | null;
  readonly options: readonly Option<V>[];
  readonly placeholder?: string | undefined;
  readonly onCommit: (value: V) => void;
}

/** The control alone, where a table gives it its label. */
export function Select<V extends string>({ id, ariaLabel, describedBy, value, options, placeholder, onCommit }: SelectProps<V>) {
  return (
    <select
      id={id} className="input input-select" value={value ?? ''} aria-label={ariaLabel} aria-describedby={describedBy}
      onChange={(e) => {
        const chosen = options.find((option) => option.value === e.target.value);
        if (chosen) onCommit(chosen.value);
      }}
    >
      {value === null ? <option value="" disabled>{placeholder ?? ''}</option> : null}
      {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
    </select>
  );
}

import { useId } from 'react';

interface CheckFieldProps {
  readonly label: string;
  readonly value: boolean;
  /** Some of what is selected has it, some has not. */
  readonly isMixed?: boolean | undefined;
  readonly hint?: string | undefined;
  readonly onCommit: (value: boolean) => void;
}

export function CheckField({ label, value, isMixed = false, hint, onCommit }: CheckFieldProps) {
  const id = useId();
  return (
    <div className="field field-check">
      <label className="check">
        <input
          type="checkbox" checked={value} aria-describedby={hint ? id : undefined}
          ref={(box) => { if (box) box.indeterminate = isMixed; }}
          onChange={(e) => onCommit(e.target.checked)}
        />
        <span>{label}</span>
      </label>
      {hint ? <p className="field-hint" id={id}>{hint}</p> : null}
    </div>
  );
}

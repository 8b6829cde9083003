import { useId, type ReactNode } from 'react';
import type { Message } from '../../../shared/i18n/Message.ts';
import { useT } from '../../i18n.ts';

export interface FieldIds {
  readonly id: string;
  /** Label and unit together, for `aria-labelledby`. */
  readonly labelledBy: string;
  readonly describedBy: string | undefined;
}

interface FieldProps {
  readonly label: string;
  readonly unit?: string | undefined;
  readonly hint?: string | undefined;
  readonly error?: Message | null | undefined;
  /** Label above the control, for long texts. */
  readonly isStacked?: boolean | undefined;
  readonly children: (ids: FieldIds) => ReactNode;
}

/** One row of a form: label, control with its unit, and below it what is wrong or worth knowing. */
export function Field({ label, unit, hint, error, isStacked = false, children }: FieldProps) {
  const t = useT();
  const id = useId();
  const hasNote = Boolean(error) || Boolean(hint);
  return (
    <div className="field" data-stacked={isStacked || undefined} data-invalid={Boolean(error) || undefined}>
      <label className="field-label" id={`${id}-label`} htmlFor={id}>{label}</label>
      <div className="field-control">
        {children({ id, labelledBy: unit ? `${id}-label ${id}-unit` : `${id}-label`, describedBy: hasNote ? `${id}-note` : undefined })}
        {unit ? <span className="field-unit" id={`${id}-unit`}>{unit}</span> : null}
      </div>
      {hasNote ? <p className={error ? 'field-error' : 'field-hint'} id={`${id}-note`}>{error ? t(error) : hint}</p> : null}
    </div>
  );
}

import { useId } from 'react';
import { message, type Message } from '../../../shared/i18n/Message.ts';
import { useT } from '../../i18n.ts';
import { parseNumber, type NumberLimits } from '../parseNumber.ts';
import { useCommittedText } from './useCommittedText.ts';

/** In a table that scrolls, what is wrong may stand below the fold. */
const intoView = (note: HTMLElement | null) => note?.scrollIntoView({ block: 'nearest' });

interface CellTextProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string | undefined;
  readonly isNumber?: boolean | undefined;
  /** Returns what is wrong with the text, or nothing. */
  readonly onCommit: (text: string) => Message | null | void;
}

/** A text field in a table, whose head and row give it its name. */
export function CellText({ label, value, placeholder, isNumber = false, onCommit }: CellTextProps) {
  const t = useT();
  const id = useId();
  const { text, error, change, commit, onKeyDown } = useCommittedText(value, (typed) => onCommit(typed) ?? null);
  return (
    <>
      <input
        className={isNumber ? 'cell-input input-number' : 'cell-input'} type="text" inputMode={isNumber ? 'decimal' : 'text'} autoComplete="off" spellCheck={false} value={text} placeholder={placeholder}
        aria-label={label} aria-invalid={error !== null} aria-describedby={error ? id : undefined} onChange={(e) => change(e.target.value)} onBlur={commit} onKeyDown={onKeyDown}
      />
      {error ? <p className="field-error" id={id} ref={intoView}>{t(error)}</p> : null}
    </>
  );
}

interface CellNumberProps extends NumberLimits {
  readonly label: string;
  readonly value: number | null;
  readonly placeholder?: string | undefined;
  /** An empty field means “not given” and commits `null`. */
  readonly isOptional?: boolean | undefined;
  readonly onCommit: (value: number | null) => void;
}

export function CellNumber({ label, value, placeholder, isOptional = false, onCommit, ...limits }: CellNumberProps) {
  return (
    <CellText
      label={label} value={value === null ? '' : String(Number(value.toPrecision(7)))} placeholder={placeholder} isNumber
      onCommit={(typed) => {
        if (typed.trim() === '') {
          if (!isOptional) return message('inspector.error.needsNumber');
          onCommit(null);
          return null;
        }
        const number = parseNumber(typed, limits);
        if (!number.ok) return number.error;
        if (number.value !== value) onCommit(number.value);
        return null;
      }}
    />
  );
}

import { useId, useRef } from 'react';
import { useT } from '../i18n.ts';
import type { Message } from '../../shared/i18n/Message.ts';
import { rows } from '../../shared/model/ProcessModel.ts';
import { useStudio } from '../store/studioStore.ts';
import { useFeelVerdict } from './feelCheck.ts';
import { useCommittedText } from './fields/useCommittedText.ts';
import { useFormat } from './useFormat.ts';

interface FeelFieldProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string | undefined;
  /** What the expression must give; anything else is pointed out. */
  readonly gives: 'number' | 'condition' | 'anything';
  readonly onCommit: (text: string) => Message | null | void;
}

const NO_ATTRIBUTES = {};

/** An expression over case attributes, tried on a typical case while it is typed; the attributes are there to be picked. */
export function FeelField({ label, value, placeholder, gives, onCommit }: FeelFieldProps) {
  const t = useT();
  const format = useFormat();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const attributes = useStudio((s) => s.model?.attributes) ?? NO_ATTRIBUTES;
  const { text, error, change, commit, onKeyDown } = useCommittedText(value, (typed) => onCommit(typed.trim()) ?? null);
  const verdict = useFeelVerdict(attributes, text);
  const names = rows(attributes).map(({ name }) => name);
  const isWrongType = verdict.kind === 'gives' && ((gives === 'number' && typeof verdict.value !== 'number') || (gives === 'condition' && typeof verdict.value !== 'boolean'));
  const insert = (name: string) => {
    const at = input.current?.selectionStart ?? text.length;
    const end = input.current?.selectionEnd ?? at;
    change(`${text.slice(0, at)}${name}${text.slice(end)}`);
    input.current?.focus();
  };
  const shown = verdict.kind !== 'gives' ? '' : typeof verdict.value === 'number' ? format.number(verdict.value, 2) : typeof verdict.value === 'boolean' ? t(verdict.value ? 'inspector.feel.yes' : 'inspector.feel.no') : String(verdict.value);
  const note = error ? t(error)
    : verdict.kind === 'wrong' ? t(names.length === 0 ? 'inspector.feel.noAttributes' : 'inspector.feel.wrong', { names: names.join(', ') })
      : isWrongType ? t(gives === 'number' ? 'inspector.feel.needsNumber' : 'inspector.feel.needsCondition')
        : verdict.kind === 'gives' ? t('inspector.feel.gives', { value: shown }) : '';
  // Without attributes the shares of a split count, and its conditions are only told.
  const isMuted = gives === 'condition' && names.length === 0;
  const isBad = error !== null || (!isMuted && (verdict.kind === 'wrong' || isWrongType));
  return (
    <div className="field feel" data-stacked data-invalid={isBad || undefined}>
      <label className="field-label" htmlFor={id}>{label}</label>
      <div className="field-control">
        <input
          ref={input} id={id} className="input input-code" value={text} placeholder={placeholder} spellCheck={false} autoComplete="off" aria-invalid={isBad} aria-describedby={`${id}-note`}
          onChange={(e) => change(e.target.value)} onBlur={commit} onKeyDown={onKeyDown}
        />
      </div>
      {names.length > 0 ? (
        <fieldset className="feel-names" aria-label={t('inspector.feel.attributes')}>
          {names.slice(0, 12).map((name) => (
            // The field keeps the focus, so that what is typed is not committed halfway.
            <button key={name} type="button" className="feel-name" onMouseDown={(e) => e.preventDefault()} onClick={() => insert(name)}>{name}</button>
          ))}
        </fieldset>
      ) : null}
      <p id={`${id}-note`} className={isBad ? 'field-error' : 'field-hint'} aria-live="polite" hidden={note === ''}>{note}</p>
    </div>
  );
}

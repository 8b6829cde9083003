import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../i18n.ts';
import { CheckField } from './fields/CheckField.tsx';
import { NumberField } from './fields/NumberField.tsx';
import { useFormat } from './useFormat.ts';
import { daysOfSpan, spanOfDays } from './wholeDays.ts';

export interface Away {
  /** Local times; `to` is the first minute back. */
  readonly from: string;
  readonly to: string;
  /** Of a role: how many are away. */
  readonly quantity?: number | undefined;
}

interface AbsenceFieldsProps<A extends Away> {
  readonly absences: readonly A[];
  readonly hasQuantity?: boolean | undefined;
  readonly onCommit: (absences: readonly A[]) => void;
  readonly make: (from: string, to: string) => A;
}

const isTime = (text: string) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text);
const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** Planned absences: those that are there, and one more. */
export function AbsenceFields<A extends Away>({ absences, hasQuantity = false, onCommit, make }: AbsenceFieldsProps<A>) {
  const t = useT();
  const format = useFormat();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [isByDay, setByDay] = useState(true);
  const isGiven = isByDay ? isDay(from) && isDay(to) : isTime(from) && isTime(to);
  const isBackwards = isGiven && (isByDay ? to < from : to <= from);
  const isPossible = isGiven && !isBackwards;
  const add = () => {
    if (!isPossible) return;
    const span = isByDay ? spanOfDays(from, to) : { from, to };
    onCommit([...absences, make(span.from, span.to)].toSorted((a, b) => a.from.localeCompare(b.from)));
    setFrom('');
    setTo('');
  };
  const onEnter = (event: React.KeyboardEvent) => { if (event.key === 'Enter') add(); };
  return (
    <div className="absences">
      {absences.map((absence, i) => {
        const days = daysOfSpan(absence);
        const text = !days ? `${format.dateTime(absence.from)} – ${format.dateTime(absence.to)}` : days.first === days.last ? format.date(days.first) : `${format.date(days.first)} – ${format.date(days.last)}`;
        return (
          <div key={`${i} ${absence.from}`} className="absence">
            <span className="absence-span tabular">{text}</span>
            {hasQuantity ? (
              <NumberField label={t('inspector.absence.quantity')} unit={t('inspector.unit.people')} value={absence.quantity ?? 1} min={1} max={100_000} isWhole onCommit={(quantity) => onCommit(absences.with(i, { ...absence, quantity: quantity ?? 1 }))} />
            ) : null}
            <button type="button" className="tool-button" aria-label={t('inspector.absence.remove', { span: text })} onClick={() => onCommit(absences.toSpliced(i, 1))}><Trash2 size={14} aria-hidden /></button>
          </div>
        );
      })}
      <div className="absence-new">
        <input className="input" type={isByDay ? 'date' : 'datetime-local'} value={from} aria-label={t(isByDay ? 'inspector.absence.firstDay' : 'inspector.absence.from')} onChange={(e) => setFrom(e.target.value)} onKeyDown={onEnter} />
        <input className="input" type={isByDay ? 'date' : 'datetime-local'} value={to} min={from} aria-label={t(isByDay ? 'inspector.absence.lastDay' : 'inspector.absence.to')} aria-invalid={isBackwards} onChange={(e) => setTo(e.target.value)} onKeyDown={onEnter} />
        <button type="button" className="text-button" disabled={!isPossible} onClick={add}><Plus size={14} aria-hidden />{t('inspector.absence.add')}</button>
      </div>
      <CheckField
        label={t('inspector.absence.wholeDays')} value={isByDay}
        onCommit={(value) => {
          setByDay(value);
          setFrom('');
          setTo('');
        }}
      />
      {isBackwards ? <p className="field-error">{t('inspector.error.absenceBackwards')}</p> : null}
    </div>
  );
}

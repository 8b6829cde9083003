import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../i18n.ts';
import type { Calendar } from '../../shared/model/Calendar.ts';
import { hoursText, parseHours } from './clockTimes.ts';
import { Facet } from './fields/Facet.tsx';
import { TextField } from './fields/TextField.tsx';
import { useFormat } from './useFormat.ts';

type Days = NonNullable<Calendar['specialDays']>;

interface SpecialDaysProps {
  readonly days: Days;
  readonly onCommit: (days: Days) => void;
}

/** A short day to start from: the morning. */
const MORNING = [{ from: 540, to: 780 }];

/** Days with hours of their own, such as a short Christmas Eve or an open Saturday. */
export function SpecialDays({ days, onCommit }: SpecialDaysProps) {
  const t = useT();
  const format = useFormat();
  const [draft, setDraft] = useState('');
  const isPossible = /^\d{4}-\d{2}-\d{2}$/.test(draft) && !days.some(({ date }) => date === draft);
  const add = () => {
    if (!isPossible) return;
    onCommit([...days, { date: draft, open: MORNING }].toSorted((a, b) => a.date.localeCompare(b.date)));
    setDraft('');
  };
  return (
    <Facet title={t('inspector.specialDays')} summary={days.length === 0 ? t('inspector.none') : t('inspector.specialDays.count', { count: days.length })} hint={t('inspector.specialDays.hint')} isSet={days.length > 0}>
      <div className="special-days">
        {days.map((day, i) => (
          <div key={day.date} className="special-day">
            <TextField
              label={format.date(day.date)} value={hoursText(day.open)} placeholder={t('inspector.calendar.closed')}
              onCommit={(text) => {
                const hours = parseHours(text);
                if (!hours.ok) return hours.error;
                onCommit(days.with(i, { ...day, open: hours.value }));
                return null;
              }}
            />
            <button type="button" className="tool-button" aria-label={t('inspector.holiday.remove', { date: format.date(day.date) })} onClick={() => onCommit(days.toSpliced(i, 1))}><Trash2 size={14} aria-hidden /></button>
          </div>
        ))}
        <div className="span-row">
          <input className="input" type="date" value={draft} aria-label={t('inspector.specialDays.date')} onChange={(e) => setDraft(e.target.value)} onKeyDown={(e) => { if (e.key === 'Enter') add(); }} />
          <button type="button" className="text-button" disabled={!isPossible} onClick={add}><Plus size={14} aria-hidden />{t('inspector.holiday.add')}</button>
        </div>
      </div>
    </Facet>
  );
}

import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../i18n.ts';
import { daysBetween, daySpans, parseDays } from './dayList.ts';
import { Facet } from './fields/Facet.tsx';
import { TextField } from './fields/TextField.tsx';
import { useFormat } from './useFormat.ts';

interface ClosedDaysProps {
  readonly holidays: readonly string[];
  readonly startsOpen?: boolean | undefined;
  readonly onCommit: (holidays: readonly string[]) => void;
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** Whole days on which the calendar is closed: one by one, in spans, or pasted. */
export function ClosedDays({ holidays, startsOpen = false, onCommit }: ClosedDaysProps) {
  const t = useT();
  const format = useFormat();
  const [first, setFirst] = useState('');
  const [last, setLast] = useState('');
  const spans = daySpans(holidays);
  const add = (days: readonly string[]) => onCommit([...new Set([...holidays, ...days])].toSorted());
  const isPossible = isDay(first) && (last === '' || (isDay(last) && last >= first));
  const addSpan = () => {
    if (!isPossible) return;
    add(daysBetween(first, last === '' ? first : last));
    setFirst('');
    setLast('');
  };
  const spanText = ({ from, to }: { readonly from: string; readonly to: string }) => (from === to ? format.date(from) : `${format.date(from)} – ${format.date(to)}`);
  return (
    <Facet title={t('inspector.holidays')} summary={holidays.length === 0 ? t('inspector.none') : t('inspector.holidays.count', { count: holidays.length })} isSet={holidays.length > 0} startsOpen={startsOpen}>
      <div className="holidays">
        <ul className="chips">
          {spans.map((span) => (
            <li key={span.from} className="chip">
              <span>{spanText(span)}</span>
              <button type="button" className="chip-remove" aria-label={t('inspector.holiday.remove', { date: spanText(span) })} onClick={() => onCommit(holidays.filter((day) => day < span.from || day > span.to))}><X size={12} aria-hidden /></button>
            </li>
          ))}
        </ul>
        <div className="span-row">
          <input className="input" type="date" value={first} aria-label={t('inspector.holiday.date')} onChange={(e) => setFirst(e.target.value)} onKeyDown={(e) => { if (e.key === 'Enter') addSpan(); }} />
          <span aria-hidden>–</span>
          <input className="input" type="date" value={last} min={first} aria-label={t('inspector.holiday.last')} onChange={(e) => setLast(e.target.value)} onKeyDown={(e) => { if (e.key === 'Enter') addSpan(); }} />
          <button type="button" className="text-button" disabled={!isPossible} onClick={addSpan}><Plus size={14} aria-hidden />{t('inspector.holiday.add')}</button>
        </div>
        <TextField
          label={t('inspector.holiday.paste')} value="" isMultiline placeholder={t('inspector.holiday.pasteExample')} hint={t('inspector.holiday.pasteHint')}
          onCommit={(text) => {
            const days = parseDays(text);
            if (!days.ok) return days.error;
            add(days.value);
            return null;
          }}
        />
      </div>
    </Facet>
  );
}

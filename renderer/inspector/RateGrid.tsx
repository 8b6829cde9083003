import { useEffect, useEffectEvent, useId, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useT } from '../i18n.ts';
import { useStudio } from '../store/studioStore.ts';
import { clockTime } from './clockTimes.ts';
import { DayCopy } from './DayCopy.tsx';
import { Field } from './fields/Field.tsx';
import { useCommittedText } from './fields/useCommittedText.ts';
import { focusHour, hourAt, HourTable } from './HourTable.tsx';
import { parseNumber } from './parseNumber.ts';
import { casesOnDay, casesPerWeek, hoursBetween, parseRates, rateAt, ratesText, withRate, withRatesOfDay, type HourOfWeek, type WeekRates } from './rates.ts';
import { useFormat } from './useFormat.ts';
import { WEEKDAYS } from './week.ts';

interface RateGridProps {
  readonly rates: WeekRates;
  readonly onCommit: (rates: WeekRates) => void;
}

/** Room for what a narrow cell can show. */
const short = (rate: number) => (rate === 0 ? '' : rate >= 1_000 ? `${Math.round(rate / 1_000)}k` : String(Number(rate.toPrecision(rate < 10 ? 2 : 3))));

/**
 * How many cases come in each hour of a week. Hours are chosen by pointer or arrows (Shift stretches), and a number typed
 * goes into all of them; Delete empties them, copy and paste exchange the week with a table.
 */
export function RateGrid({ rates, onCommit }: RateGridProps) {
  const t = useT();
  const format = useFormat();
  const notify = useStudio((s) => s.notify);
  const hintId = useId();
  const [anchor, setAnchor] = useState<HourOfWeek>({ day: 1, hour: 9 });
  const [cursor, setCursor] = useState<HourOfWeek>({ day: 1, hour: 9 });
  const [isStroking, setStroking] = useState(false);
  const scroller = useRef<HTMLDivElement>(null);
  const value = useRef<HTMLInputElement>(null);
  /** The focus moves because the cursor does, and takes nothing back that Shift has stretched. */
  const isMoving = useRef(false);
  const chosen = hoursBetween(anchor, cursor);
  const highest = Math.max(1e-9, ...rates);

  const stretch = useEffectEvent((event: PointerEvent) => {
    const hour = hourAt(event, scroller.current);
    if (hour) setCursor(hour);
  });
  useEffect(() => {
    if (!isStroking) return undefined;
    const end = () => setStroking(false);
    window.addEventListener('pointermove', stretch);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
    return () => {
      window.removeEventListener('pointermove', stretch);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
    };
  }, [isStroking]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      onCommit(withRate(rates, chosen, 0));
      return;
    }
    if (event.key === 'Enter' || (/^[\d.]$/.test(event.key) && !event.ctrlKey && !event.metaKey)) {
      // The number goes on in the field, where it can be corrected.
      value.current?.focus();
      value.current?.select();
      if (event.key === 'Enter') event.preventDefault();
      return;
    }
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1], Home: [-7, 0], End: [7, 0], PageUp: [0, -24], PageDown: [0, 24] }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = { day: Math.min(7, Math.max(1, cursor.day + (step[0] ?? 0))), hour: Math.min(23, Math.max(0, cursor.hour + (step[1] ?? 0))) };
    setCursor(next);
    if (!event.shiftKey) setAnchor(next);
    isMoving.current = true;
    focusHour(next, scroller.current);
    isMoving.current = false;
  };
  const onPaste = (event: ClipboardEvent) => {
    event.preventDefault();
    const pasted = parseRates(event.clipboardData.getData('text/plain'));
    if (pasted.ok) onCommit(pasted.value);
    else notify({ tone: 'error', message: pasted.error });
  };
  const onCopy = (event: ClipboardEvent) => {
    event.preventDefault();
    event.clipboardData.setData('text/plain', ratesText(rates));
  };

  const first = chosen[0] ?? cursor;
  const last = chosen.at(-1) ?? cursor;
  const same = chosen.every((hour) => rateAt(rates, hour) === rateAt(rates, first)) ? rateAt(rates, first) : null;
  return (
    <div className="week">
      <p className="field-hint" id={hintId}>{t('inspector.rates.hint')}</p>
      <HourTable
        label={t('inspector.rates')} hintId={hintId} scroller={scroller} className="rate-grid" onPaste={onPaste} onCopy={onCopy}
        renderCell={(cell) => {
          const { day, hour } = cell;
          const rate = rateAt(rates, cell);
          const isChosen = chosen.some((each) => each.day === day && each.hour === hour);
          return (
            <button
              type="button" className="week-cell rate-cell" data-day={day} data-hour={hour} tabIndex={cursor.day === day && cursor.hour === hour ? 0 : -1} data-covered={isChosen || undefined} aria-pressed={isChosen}
              style={rate === 0 ? undefined : { background: `color-mix(in srgb, var(--accent) ${Math.round(8 + 30 * (rate / highest))}%, var(--surface))` }}
              aria-label={t('inspector.rates.cell', { day: format.weekday(day, 'long'), from: clockTime(hour * 60), to: clockTime(hour * 60 + 60), rate: short(rate) || '0' })}
              onKeyDown={onKeyDown}
              onFocus={(event) => { if (!isMoving.current && !isStroking && !event.currentTarget.matches(':active') && !isChosen) { setAnchor(cell); setCursor(cell); } }}
              onPointerDown={(event) => {
                if (event.button !== 0) return;
                setCursor(cell);
                if (!event.shiftKey) setAnchor(cell);
                setStroking(true);
              }}
            ><span aria-hidden>{short(rate)}</span></button>
          );
        }}
        foot={(
          <tfoot>
            <tr className="week-foot">
              <th className="week-hour" scope="row">{t('inspector.rates.sum')}</th>
              {WEEKDAYS.map((day) => <td key={day} className="week-sum">{short(casesOnDay(rates, day)) || '0'}</td>)}
            </tr>
          </tfoot>
        )}
      />
      <RateValue
        key={`${first.day} ${first.hour} ${last.day} ${last.hour}`} input={value} rate={same}
        place={chosen.length === 1 ? t('inspector.rates.one', { day: format.weekday(first.day, 'short'), from: clockTime(first.hour * 60) }) : t('inspector.rates.several', { count: chosen.length })}
        onCommit={(rate) => onCommit(withRate(rates, chosen, rate))}
      />
      <DayCopy onCopy={(from, to) => onCommit(withRatesOfDay(rates, from, to))} />
      <p className="section-note tabular">{t('inspector.rates.total', { n: format.number(casesPerWeek(rates), 1), perDay: format.number(casesPerWeek(rates) / 7, 1) })}</p>
    </div>
  );
}

interface RateValueProps {
  readonly input: React.Ref<HTMLInputElement>;
  readonly rate: number | null;
  readonly place: string;
  readonly onCommit: (rate: number) => void;
}

/** The rate of the hours that are chosen. */
function RateValue({ input, rate, place, onCommit }: RateValueProps) {
  const t = useT();
  const { text, error, change, commit, onKeyDown } = useCommittedText(rate === null ? '' : String(rate), (typed) => {
    const number = parseNumber(typed, { min: 0, max: 1e6 });
    if (!number.ok) return number.error;
    onCommit(number.value);
    return null;
  });
  return (
    <Field label={place} unit={t('inspector.unit.perHour')} error={error}>
      {({ id, labelledBy, describedBy }) => (
        <input
          ref={input} id={id} className="input input-number" type="text" inputMode="decimal" autoComplete="off" value={text} placeholder={t('inspector.several.mixed')}
          aria-labelledby={labelledBy} aria-describedby={describedBy} aria-invalid={error !== null} onChange={(e) => change(e.target.value)} onBlur={commit} onKeyDown={onKeyDown}
        />
      )}
    </Field>
  );
}

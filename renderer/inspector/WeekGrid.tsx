import { useEffect, useEffectEvent, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { OpenInterval } from '../../shared/model/Calendar.ts';
import { useT } from '../i18n.ts';
import { clockTime } from './clockTimes.ts';
import { focusHour, hourAt, HourTable } from './HourTable.tsx';
import type { HourOfWeek } from './rates.ts';
import { openShare, setOpen, WEEKDAYS } from './week.ts';
import { useFormat } from './useFormat.ts';

interface WeekGridProps {
  readonly week: readonly OpenInterval[];
  readonly onCommit: (week: readonly OpenInterval[]) => void;
}

/** The rectangle that a stroke covers, corner to corner. */
const within = (cell: HourOfWeek, from: HourOfWeek, to: HourOfWeek) =>
  cell.day >= Math.min(from.day, to.day) && cell.day <= Math.max(from.day, to.day) && cell.hour >= Math.min(from.hour, to.hour) && cell.hour <= Math.max(from.hour, to.hour);

function painted(week: readonly OpenInterval[], from: HourOfWeek, to: HourOfWeek, isOpen: boolean): readonly OpenInterval[] {
  const first = Math.min(from.hour, to.hour) * 60;
  const last = (Math.max(from.hour, to.hour) + 1) * 60;
  return WEEKDAYS.filter((day) => within({ day, hour: from.hour }, from, to)).reduce((next, day) => setOpen(next, day, first, last, isOpen), week);
}

/**
 * A week by the hour. A stroke of the pointer opens or closes what it covers (the first hour decides which);
 * by keyboard the arrows move, Shift+arrows stretch, Space or Enter turns over. One stroke is one edit.
 */
export function WeekGrid({ week, onCommit }: WeekGridProps) {
  const t = useT();
  const format = useFormat();
  const hintId = useId();
  const [cursor, setCursor] = useState<HourOfWeek>({ day: 1, hour: 9 });
  const [stroke, setStroke] = useState<{ from: HourOfWeek; to: HourOfWeek; isOpen: boolean } | null>(null);
  const [anchor, setAnchor] = useState<HourOfWeek | null>(null);
  const scroller = useRef<HTMLDivElement>(null);

  const finish = useEffectEvent(() => {
    if (stroke) onCommit(painted(week, stroke.from, stroke.to, stroke.isOpen));
    setStroke(null);
  });
  const stretch = useEffectEvent((event: PointerEvent) => {
    const to = hourAt(event, scroller.current);
    if (!stroke || !to) return;
    if (to.day !== stroke.to.day || to.hour !== stroke.to.hour) setStroke({ ...stroke, to });
  });
  const isStroking = stroke !== null;
  // The window hears the end of a stroke wherever it ends.
  useEffect(() => {
    if (!isStroking) return undefined;
    const cancel = () => setStroke(null);
    window.addEventListener('pointermove', stretch);
    window.addEventListener('pointerup', finish);
    window.addEventListener('pointercancel', cancel);
    return () => {
      window.removeEventListener('pointermove', stretch);
      window.removeEventListener('pointerup', finish);
      window.removeEventListener('pointercancel', cancel);
    };
  }, [isStroking]);

  const share = ({ day, hour }: HourOfWeek) => openShare(week, day, hour * 60, hour * 60 + 60);
  const turnsOpen = (cell: HourOfWeek) => share(cell) < 1;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && (stroke || anchor)) {
      event.stopPropagation();
      setStroke(null);
      setAnchor(null);
      return;
    }
    if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      onCommit(painted(week, anchor ?? cursor, cursor, turnsOpen(anchor ?? cursor)));
      setAnchor(null);
      return;
    }
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1], Home: [-7, 0], End: [7, 0] }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = { day: Math.min(7, Math.max(1, cursor.day + (step[0] ?? 0))), hour: Math.min(23, Math.max(0, cursor.hour + (step[1] ?? 0))) };
    setAnchor(event.shiftKey ? (anchor ?? cursor) : null);
    setCursor(next);
    focusHour(next, scroller.current);
  };

  return (
    <div className="week">
      <p className="field-hint" id={hintId}>{t('inspector.week.hint')}</p>
      <HourTable
        label={t('inspector.week')} hintId={hintId} scroller={scroller}
        renderCell={(cell) => {
          const { day, hour } = cell;
          const isCovered = stroke ? within(cell, stroke.from, stroke.to) : anchor ? within(cell, anchor, cursor) : false;
          const open = stroke && isCovered ? Number(stroke.isOpen) : share(cell);
          return (
            <button
              type="button" className="week-cell" data-day={day} data-hour={hour} tabIndex={cursor.day === day && cursor.hour === hour ? 0 : -1}
              data-open={open === 1 ? 'yes' : open === 0 ? undefined : 'partly'} data-covered={isCovered || undefined} aria-pressed={open === 1 ? true : open === 0 ? false : 'mixed'}
              aria-label={t('inspector.week.cell', { day: format.weekday(day, 'long'), from: clockTime(hour * 60), to: clockTime(hour * 60 + 60) })}
              onFocus={() => setCursor(cell)} onKeyDown={onKeyDown}
              onPointerDown={(event) => { if (event.button === 0) setStroke({ from: cell, to: cell, isOpen: turnsOpen(cell) }); }}
            />
          );
        }}
      />
    </div>
  );
}

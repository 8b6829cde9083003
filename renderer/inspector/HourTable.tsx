import { useEffect, type ClipboardEventHandler, type ReactNode, type RefObject } from 'react';
import { useT } from '../i18n.ts';
import { clockTime } from './clockTimes.ts';
import type { HourOfWeek } from './rates.ts';
import { useFormat } from './useFormat.ts';
import { WEEKDAYS } from './week.ts';

interface HourTableProps {
  readonly label: string;
  readonly hintId: string;
  /** What scrolls; cells are looked up within it. */
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** The button of an hour, which says by `data-day` and `data-hour` where it stands. */
  readonly renderCell: (hour: HourOfWeek) => ReactNode;
  readonly foot?: ReactNode;
  readonly className?: string;
  readonly onCopy?: ClipboardEventHandler;
  readonly onPaste?: ClipboardEventHandler;
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const FIRST_VISIBLE_HOUR = 7;
/** Pixels: the head of the table stays on top. */
const HEAD_HEIGHT = 28;

/** The hours of a week as a table: days across, hours down, the working day in sight. */
export function HourTable({ label, hintId, scroller, renderCell, foot, className, onCopy, onPaste }: HourTableProps) {
  const t = useT();
  const format = useFormat();
  useEffect(() => {
    const box = scroller.current;
    const row = box?.querySelector<HTMLElement>(`[data-hour="${FIRST_VISIBLE_HOUR}"]`);
    if (box && row) box.scrollTo({ top: row.getBoundingClientRect().top - box.getBoundingClientRect().top - HEAD_HEIGHT });
  }, [scroller]);
  return (
    <div className="week-scroll" ref={scroller} onCopy={onCopy} onPaste={onPaste}>
      <table className={className === undefined ? 'week-grid' : `week-grid ${className}`} aria-label={label} aria-describedby={hintId}>
        <thead>
          <tr className="week-head">
            <th className="week-hour" scope="col"><span className="visually-hidden">{t('inspector.week.hour')}</span></th>
            {WEEKDAYS.map((day) => <th key={day} className="week-day" scope="col">{format.weekday(day, 'short')}</th>)}
          </tr>
        </thead>
        <tbody>
          {HOURS.map((hour) => (
            <tr key={hour}>
              <th className="week-hour" scope="row">{clockTime(hour * 60)}</th>
              {WEEKDAYS.map((day) => <td key={day} className="week-slot">{renderCell({ day, hour })}</td>)}
            </tr>
          ))}
        </tbody>
        {foot}
      </table>
    </div>
  );
}

/** The hour that is under the pointer. */
export function hourAt({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }, scroller: HTMLElement | null): HourOfWeek | null {
  const target = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-day]');
  return target && scroller?.contains(target) ? { day: Number(target.dataset['day']), hour: Number(target.dataset['hour']) } : null;
}

export const focusHour = ({ day, hour }: HourOfWeek, scroller: HTMLElement | null): void =>
  scroller?.querySelector<HTMLElement>(`[data-day="${day}"][data-hour="${hour}"]`)?.focus();

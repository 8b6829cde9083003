import { Trash2 } from 'lucide-react';
import { useT } from '../i18n.ts';
import { message } from '../../shared/i18n/Message.ts';
import type { Calendar } from '../../shared/model/Calendar.ts';
import { clockTime, hoursText, parseHours } from './clockTimes.ts';
import { ClosedDays } from './ClosedDays.tsx';
import { DayCopy } from './DayCopy.tsx';
import { Facet } from './fields/Facet.tsx';
import { TextField } from './fields/TextField.tsx';
import { NextOpenings } from './NextOpenings.tsx';
import { SpecialDays } from './SpecialDays.tsx';
import { useFormat } from './useFormat.ts';
import { useSetProperty } from './useEdit.ts';
import { openOn } from '../../shared/model/openOn.ts';
import { copyDay, openMinutes, WEEK_PRESETS, WEEKDAYS, withHoursFrom, type WeekPreset } from './week.ts';
import { WeekGrid } from './WeekGrid.tsx';

const PRESETS = Object.keys(WEEK_PRESETS) as readonly WeekPreset[];

interface CalendarEditorProps {
  readonly calendar: Calendar;
  /** In the sheet: what else is folded can be seen at once. */
  readonly hasRoom?: boolean | undefined;
  readonly onRemove: () => void;
}

/** When people work and cases arrive: a week to paint, days that differ, and what comes out of it. */
export function CalendarEditor({ calendar, hasRoom = false, onRemove }: CalendarEditorProps) {
  const t = useT();
  const format = useFormat();
  const set = useSetProperty('calendars', calendar.id);
  const isShown = (preset: WeekPreset) => JSON.stringify(calendar.week) === JSON.stringify(WEEK_PRESETS[preset]);
  return (
    <div className="calendar-editor">
      <div className="calendar-week">
        <TextField
          label={t('inspector.name')} value={calendar.name}
          onCommit={(name) => { if (name.trim() === '') return message('inspector.error.needsName'); set(['name'], name.trim()); return null; }}
        />
        <fieldset className="button-row" aria-label={t('inspector.calendar.presets')}>
          {PRESETS.map((preset) => <button key={preset} type="button" className="chip-button" aria-pressed={isShown(preset)} onClick={() => set(['week'], WEEK_PRESETS[preset])}>{t(`inspector.calendar.${preset}`)}</button>)}
        </fieldset>
        <WeekGrid week={calendar.week} onCommit={(week) => set(['week'], week)} />
        <p className="section-note tabular">{t('inspector.calendar.facts', { hours: format.number(openMinutes(calendar.week) / 60, 1) })}</p>
        <DayCopy onCopy={(from, to) => set(['week'], copyDay(calendar.week, from, to))} />
      </div>
      <div className="calendar-days">
        <div className="facets">
          <Facet title={t('inspector.calendar.exact')} summary={t('inspector.calendar.exactSummary')}>
            <div className="exact-hours">
              {WEEKDAYS.map((day) => (
                <TextField
                  key={day} label={format.weekday(day, 'short')} value={hoursText(openOn(calendar.week, day))} placeholder={t('inspector.calendar.closed')}
                  onCommit={(text) => {
                    const hours = parseHours(text, { mayPassMidnight: true });
                    if (!hours.ok) return hours.error;
                    set(['week'], withHoursFrom(calendar.week, day, hours.value));
                    return null;
                  }}
                />
              ))}
            </div>
            <p className="field-hint">{t('inspector.calendar.exactHint', { example: `${clockTime(540)}–${clockTime(720)}, ${clockTime(780)}–${clockTime(1_020)}`, night: `${clockTime(1_320)}–${clockTime(360)}` })}</p>
          </Facet>
          <ClosedDays holidays={calendar.holidays} startsOpen={hasRoom} onCommit={(holidays) => set(['holidays'], holidays)} />
          <SpecialDays days={calendar.specialDays ?? []} onCommit={(days) => set(['specialDays'], days.length === 0 ? undefined : days)} />
          <NextOpenings calendar={calendar} startsOpen={hasRoom} />
        </div>
        <button type="button" className="text-button" data-tone="danger" onClick={onRemove}><Trash2 size={14} aria-hidden />{t('inspector.calendar.remove')}</button>
      </div>
    </div>
  );
}

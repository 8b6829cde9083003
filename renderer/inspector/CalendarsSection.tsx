import { ChevronRight, Plus, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { newId } from '../newId.ts';
import { useT } from '../i18n.ts';
import { message } from '../../shared/i18n/Message.ts';
import type { Calendar } from '../../shared/model/Calendar.ts';
import { calendarId, type CalendarId } from '../../shared/model/ids.ts';
import { rows, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { clockTime, hoursText, parseHours } from './clockTimes.ts';
import { Section } from './fields/Section.tsx';
import { TextField } from './fields/TextField.tsx';
import { addCalendarCommand, removeRowCommand } from './newRows.ts';
import { useFormat } from './useFormat.ts';
import { useEdit, useSetProperty } from './useEdit.ts';
import { openMinutes, openOn, WEEK_PRESETS, WEEKDAYS, withDay, type WeekPreset } from './week.ts';
import { WeekGrid } from './WeekGrid.tsx';

const PRESETS = Object.keys(WEEK_PRESETS) as readonly WeekPreset[];

/** When people work and cases arrive. */
export function CalendarsSection({ model }: { readonly model: ProcessModel }) {
  const t = useT();
  const format = useFormat();
  const { run } = useEdit();
  const [open, setOpen] = useState<CalendarId | null>(null);
  const calendars = rows(model.calendars);
  const add = () => {
    const id = calendarId(newId('Calendar'));
    if (run(null, [addCalendarCommand({ id, name: t('inspector.calendar.office'), week: WEEK_PRESETS.office, holidays: [] })])) setOpen(id);
  };
  return (
    <Section name="calendars" title={t('inspector.calendars')} summary={t('inspector.calendars.count', { count: calendars.length })}>
      {calendars.length === 0 ? <p className="section-note">{t('inspector.calendars.empty')}</p> : null}
      <ul className="rows">
        {calendars.map((calendar) => {
          const isOpen = calendar.id === open;
          return (
            <li key={calendar.id} className="row-card" data-open={isOpen || undefined}>
              <button type="button" className="row-head" aria-expanded={isOpen} onClick={() => setOpen(isOpen ? null : calendar.id)}>
                <ChevronRight className="row-chevron" size={14} aria-hidden />
                <span className="row-name">{calendar.name}</span>
                <span className="row-facts">{t('inspector.calendar.facts', { hours: format.number(openMinutes(calendar.week) / 60, 1) })}</span>
              </button>
              {isOpen ? <div className="row-body"><CalendarEditor calendar={calendar} onRemove={() => run(null, [removeRowCommand('calendars', calendar.id)])} /></div> : null}
            </li>
          );
        })}
      </ul>
      <button type="button" className="text-button" onClick={add}><Plus size={14} aria-hidden />{t('inspector.calendar.add')}</button>
    </Section>
  );
}

function CalendarEditor({ calendar, onRemove }: { readonly calendar: Calendar; readonly onRemove: () => void }) {
  const t = useT();
  const format = useFormat();
  const set = useSetProperty('calendars', calendar.id);
  return (
    <>
      <TextField
        label={t('inspector.name')} value={calendar.name}
        onCommit={(name) => { if (name.trim() === '') return message('inspector.error.needsName'); set(['name'], name.trim()); return null; }}
      />
      <fieldset className="button-row" aria-label={t('inspector.calendar.presets')}>
        {PRESETS.map((preset) => <button key={preset} type="button" className="chip-button" onClick={() => set(['week'], WEEK_PRESETS[preset])}>{t(`inspector.calendar.${preset}`)}</button>)}
      </fieldset>
      <WeekGrid week={calendar.week} onCommit={(week) => set(['week'], week)} />
      <details className="more exact-hours">
        <summary>{t('inspector.calendar.exact')}</summary>
        {WEEKDAYS.map((day) => (
          <TextField
            key={day} label={format.weekday(day, 'short')} value={hoursText(openOn(calendar.week, day))} placeholder={t('inspector.calendar.closed')}
            onCommit={(text) => {
              const hours = parseHours(text);
              if (!hours.ok) return hours.error;
              set(['week'], withDay(calendar.week, day, hours.value));
              return null;
            }}
          />
        ))}
        <p className="field-hint">{t('inspector.calendar.exactHint', { example: `${clockTime(540)}–${clockTime(720)}, ${clockTime(780)}–${clockTime(1_020)}` })}</p>
      </details>
      <Holidays calendar={calendar} onCommit={(holidays) => set(['holidays'], holidays)} />
      <button type="button" className="text-button" data-tone="danger" onClick={onRemove}><Trash2 size={14} aria-hidden />{t('inspector.calendar.remove')}</button>
    </>
  );
}

function Holidays({ calendar, onCommit }: { readonly calendar: Calendar; readonly onCommit: (holidays: readonly string[]) => void }) {
  const t = useT();
  const format = useFormat();
  const [draft, setDraft] = useState('');
  const isPossible = /^\d{4}-\d{2}-\d{2}$/.test(draft) && !calendar.holidays.includes(draft);
  const add = () => {
    if (!isPossible) return;
    onCommit([...calendar.holidays, draft].toSorted());
    setDraft('');
  };
  return (
    <fieldset className="holidays">
      <legend className="distribution-title">{t('inspector.holidays')}</legend>
      <ul className="chips">
        {calendar.holidays.map((day) => (
          <li key={day} className="chip">
            <span>{format.date(day)}</span>
            <button type="button" className="chip-remove" aria-label={t('inspector.holiday.remove', { date: format.date(day) })} onClick={() => onCommit(calendar.holidays.filter((other) => other !== day))}><X size={12} aria-hidden /></button>
          </li>
        ))}
      </ul>
      <div className="row-pair">
        <input
          className="input" type="date" value={draft} aria-label={t('inspector.holiday.date')} onChange={(e) => setDraft(e.target.value)}
          onKeyDown={(e) => { if (e.key === 'Enter') add(); }}
        />
        <button type="button" className="text-button" disabled={!isPossible} onClick={add}><Plus size={14} aria-hidden />{t('inspector.holiday.add')}</button>
      </div>
    </fieldset>
  );
}

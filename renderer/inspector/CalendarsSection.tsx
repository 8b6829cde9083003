import { ChevronRight, Plus } from 'lucide-react';
import { useState } from 'react';
import { newId } from '../newId.ts';
import { useT } from '../i18n.ts';
import { calendarId, type CalendarId } from '../../shared/model/ids.ts';
import { rows, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { CalendarEditor } from './CalendarEditor.tsx';
import { focusFirst } from './fields/focusFirst.ts';
import { Section } from './fields/Section.tsx';
import { addCalendarCommand, removeRowCommand } from './newRows.ts';
import { useFormat } from './useFormat.ts';
import { useEdit } from './useEdit.ts';
import { openMinutes, WEEK_PRESETS } from './week.ts';

/** When people work and cases arrive. */
export function CalendarsSection({ model }: { readonly model: ProcessModel }) {
  const t = useT();
  const format = useFormat();
  const { run } = useEdit();
  const [open, setOpen] = useState<CalendarId | null>(null);
  const [added, setAdded] = useState<CalendarId | null>(null);
  const calendars = rows(model.calendars);
  const add = () => {
    const id = calendarId(newId('Calendar'));
    if (run(null, [addCalendarCommand({ id, name: t('inspector.calendar.office'), week: WEEK_PRESETS.office, holidays: [] })])) {
      setAdded(id);
      setOpen(id);
    }
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
              {isOpen ? <div className="row-body" ref={calendar.id === added ? focusFirst : undefined}><CalendarEditor calendar={calendar} onRemove={() => run(null, [removeRowCommand('calendars', calendar.id)])} /></div> : null}
            </li>
          );
        })}
      </ul>
      <button type="button" className="text-button" onClick={add}><Plus size={14} aria-hidden />{t('inspector.calendar.add')}</button>
    </Section>
  );
}

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { calendarId, type CalendarId } from '../../../shared/model/ids.ts';
import { find, rows, type ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { useT } from '../../i18n.ts';
import { newId } from '../../newId.ts';
import { CalendarEditor } from '../CalendarEditor.tsx';
import { focusFirst } from '../fields/focusFirst.ts';
import { addCalendarCommand, removeRowCommand } from '../newRows.ts';
import { useFormat } from '../useFormat.ts';
import { useEdit } from '../useEdit.ts';
import { openMinutes, WEEK_PRESETS } from '../week.ts';

/** Calendars on the left, the week of one of them on the right. */
export function CalendarsPane({ model }: { readonly model: ProcessModel }) {
  const t = useT();
  const format = useFormat();
  const { run } = useEdit();
  const [chosen, setChosen] = useState<CalendarId | null>(null);
  const [added, setAdded] = useState<CalendarId | null>(null);
  const calendars = rows(model.calendars);
  const calendar = find(model.calendars, chosen) ?? calendars[0];
  const add = () => {
    const id = calendarId(newId('Calendar'));
    if (run(null, [addCalendarCommand({ id, name: t('inspector.calendar.office'), week: WEEK_PRESETS.office, holidays: [] })])) {
      setAdded(id);
      setChosen(id);
    }
  };
  return (
    <div className="split-pane">
      <nav className="split-list" aria-label={t('people.tab.calendars')}>
        {calendars.map((each) => (
          <button key={each.id} type="button" className="split-item" aria-current={each.id === calendar?.id || undefined} onClick={() => setChosen(each.id)}>
            <span className="row-name">{each.name}</span>
            <span className="row-facts">{t('inspector.calendar.facts', { hours: format.number(openMinutes(each.week) / 60, 1) })}</span>
          </button>
        ))}
        <button type="button" className="text-button" onClick={add}><Plus size={14} aria-hidden />{t('inspector.calendar.add')}</button>
      </nav>
      {calendar ? (
        <div className="split-form" key={calendar.id} ref={calendar.id === added ? focusFirst : undefined}><CalendarEditor calendar={calendar} hasRoom onRemove={() => run(null, [removeRowCommand('calendars', calendar.id)])} /></div>
      ) : <p className="section-note split-form">{t('people.choose')}</p>}
    </div>
  );
}

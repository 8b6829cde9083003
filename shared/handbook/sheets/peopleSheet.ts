import { openOn } from '../../model/openOn.ts';
import { find, rows } from '../../model/ProcessModel.ts';
import { hoursText } from '../hoursText.ts';
import { oneLine, type Reading } from '../Reading.ts';
import { commaOf } from '../separators.ts';
import type { Calendar } from '../../model/Calendar.ts';
import type { Sheet, SheetCell } from './Sheet.ts';

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;
const HOURS_OF_A_WEEK = 168;

const openHours = ({ week }: Calendar): number => WEEK.reduce((sum, day) => sum + openOn(week, day).reduce((open, { from, to }) => open + to - from, 0), 0) / 60;

/** Who there is, when they work and what they cost; calendars that no role has come after. */
export function peopleSheet(reading: Reading): Sheet | null {
  const { t, model } = reading;
  const { currency } = model.meta.settings;
  const used = new Set<string | null>();
  const staff = rows(model.roles).map((role): readonly SheetCell[] => {
    const calendar = find(model.calendars, role.calendar);
    const named = rows(model.people).filter(({ roles }) => roles.includes(role.id));
    used.add(role.calendar);
    return [
      oneLine(role.name), named.length || role.headcount, named.map(({ name }) => oneLine(name)).join(commaOf(t.locale)) || null, role.costPerHour, role.overtimeFactor ?? null,
      t(`inspector.queue.${role.queueOrder}`), calendar ? oneLine(calendar.name) : null, calendar ? hoursText(t, calendar) : t('book.hours.always'), calendar ? openHours(calendar) : HOURS_OF_A_WEEK, calendar ? calendar.holidays.length : 0,
    ];
  });
  const others = rows(model.calendars).filter(({ id }) => !used.has(id)).map((calendar): readonly SheetCell[] => [null, null, null, null, null, null, oneLine(calendar.name), hoursText(t, calendar), openHours(calendar), calendar.holidays.length]);
  if (staff.length + others.length === 0) return null;
  return {
    name: t('sheet.people'),
    columns: [
      { title: t('results.column.role'), width: 26 }, { title: t('results.column.people'), width: 10, format: 'whole' }, { title: t('sheet.names'), width: 30 }, { title: t('sheet.costPerHour', { currency }), width: 16, format: 'money' }, { title: t('sheet.overtimeFactor'), width: 16, format: 'decimal' },
      { title: t('inspector.role.queueOrder'), width: 20 }, { title: t('sheet.calendar'), width: 24 }, { title: t('book.column.hours'), width: 44 }, { title: t('sheet.hoursPerWeek'), width: 14, format: 'decimal' }, { title: t('inspector.holidays'), width: 12, format: 'whole' },
    ],
    rows: [...staff, ...others],
  };
}

import { isActivity } from '../../model/Activity.ts';
import type { RoleId } from '../../model/ids.ts';
import { find, rows } from '../../model/ProcessModel.ts';
import { stepsOfRoles } from '../../simulation/rolesOfStep.ts';
import { actorsOf, type Actor } from '../actors.ts';
import { chapterOf } from '../chapterOf.ts';
import type { Cell, Line, Section } from '../Handbook.ts';
import { hoursText } from '../hoursText.ts';
import { oneLine, paragraphsOf, type Reading } from '../Reading.ts';
import { commaOf } from '../separators.ts';

/** More than a person reads as a list of duties. */
const MOST_DUTIES = 60;

/** Who takes part, when they work, and what they answer for. */
export function rolesChapter(reading: Reading): Section | null {
  const { t, model } = reading;
  const actors = actorsOf(reading).filter(({ place }) => place !== null);
  const shown = new Set(actors.map(({ role }) => role));
  const others = rows(model.roles).filter(({ id }) => !shown.has(id));
  const duties = (labels: readonly string[]): readonly Line[] => [
    ...labels.slice(0, MOST_DUTIES).map((text) => ({ text })),
    ...(labels.length > MOST_DUTIES ? [{ text: t('book.more', { count: labels.length - MOST_DUTIES }), tone: 'quiet' as const }] : []),
  ];
  const row = (actor: Actor): readonly Cell[] => [
    [
      { text: actor.name, tone: 'strong' },
      ...(actor.place && 'laneKind' in actor.place && actor.place.laneKind && t(`inspector.laneKind.${actor.place.laneKind}`) !== actor.name ? [{ text: t(`inspector.laneKind.${actor.place.laneKind}`), tone: 'quiet' as const }] : []),
      ...paragraphsOf(actor.place?.documentation).map((text) => ({ text })),
    ],
    staffing(reading, actor.role),
    duties(actor.steps.map(reading.label)),
  ];
  if (actors.length + others.length === 0) return null;
  return chapterOf('roles', t('book.roles'), [{
    kind: 'table',
    title: t('book.roles'),
    columns: [{ title: t('results.column.role'), width: 3 }, { title: t('book.column.staffing'), width: 3.5 }, { title: t('book.column.duties'), width: 5 }],
    rows: [
      ...actors.map(row),
      ...others.map((role): readonly Cell[] => [[{ text: oneLine(role.name), tone: 'strong' }], staffing(reading, role.id), duties(stepsOfRoles(model, [role.id]).filter(isActivity).map(reading.label))]),
    ],
  }]);
}

/** How many people, when, and at what cost. */
function staffing({ t, model, money }: Reading, id: RoleId | null): readonly Line[] {
  const role = find(model.roles, id);
  if (!role) return [];
  const named = rows(model.people).filter(({ roles }) => roles.includes(role.id));
  const calendar = find(model.calendars, role.calendar);
  const count = named.length || role.headcount;
  return [
    { text: t('results.utilisation.people', { count }) },
    ...(named.length > 0 ? [{ text: named.slice(0, 30).map(({ name }) => oneLine(name)).join(commaOf(t.locale)) }] : []),
    { text: calendar ? hoursText(t, calendar) : t('book.hours.always') },
    ...(role.costPerHour > 0 ? [{ text: t('book.perHour', { cost: money(role.costPerHour) }) }] : []),
    ...(role.queueOrder !== 'fifo' ? [{ text: t('book.fact', { label: t('inspector.role.queueOrder'), value: t(`inspector.queue.${role.queueOrder}`) }) }] : []),
    ...((role.absences?.length ?? 0) > 0 ? [{ text: t('inspector.absence.count', { count: role.absences?.length ?? 0 }), tone: 'quiet' as const }] : []),
  ];
}

import type { MessageKey } from '../../i18n/catalogue.ts';
import { formatIn, formatNumber, formatPercent } from '../../i18n/format.ts';
import type { Calendar } from '../../model/Calendar.ts';
import { find, rows, type ProcessModel } from '../../model/ProcessModel.ts';
import type { PromiseMeasure, ServicePromise } from '../../model/ServiceRow.ts';
import { MINUTES_PER_UNIT } from '../../model/Distribution.ts';
import { inBoth, joined, text } from '../inBoth.ts';
import type { Text } from '../Text.ts';
import { nameOf } from './elementNames.ts';
import { facts, type Fact, type Facts } from './Facts.ts';

const TABLES = {
  standards: 'viewer.standard', risks: 'viewer.risk', controls: 'viewer.control', kpis: 'viewer.kpi', systems: 'inspector.system', items: 'viewer.item', notes: 'viewer.note',
} as const satisfies Partial<Record<keyof ProcessModel, MessageKey>>;
const NAMES = Object.keys(TABLES) as readonly (keyof typeof TABLES)[];

/** `24 h`, in the unit in which it was set. */
export function limitText({ within: { value, unit } }: PromiseMeasure): Text {
  if (unit === 'week') return inBoth((t) => `${formatNumber(t.locale, value)} ${t('inspector.unit.week')}`);
  return inBoth((t) => formatIn(t.locale, value * MINUTES_PER_UNIT[unit], unit === 'day' ? 'd' : unit));
}

/** What the clock counts, where that is not all time. */
const clockText = (hours: Calendar | undefined): readonly Text[] => (hours ? [inBoth((t) => t('inspector.promise.openHours', { calendar: hours.name }))] : []);

/** A promise as a sentence: in how many cases, within which time, from where to where. */
export function promiseText(model: ProcessModel, { text: words, measure }: ServicePromise): Text {
  const said: readonly Text[] = [
    ...(measure
      ? [
          inBoth((t) => t('results.promises.target', { target: formatPercent(t.locale, measure.target) })),
          joined([text('results.column.limit'), limitText(measure)], ' '),
          ...(measure.from ? [joined([text('viewer.from'), nameOf(model, measure.from)], ' ')] : []),
          ...(measure.to ? [joined([text('viewer.to'), nameOf(model, measure.to)], ' ')] : []),
          ...clockText(find(model.calendars, measure.calendar)),
        ]
      : []),
    ...(words ? [words] : []),
  ];
  return joined(said, ' · ');
}

const isOf = (id: string, { links, measure }: ServicePromise) => links.includes(id) || measure?.from === id || measure?.to === id;

/** What the service tables say about one element: promises, standards, risks, controls, measures, notes. */
export function linkedFacts(model: ProcessModel, id: string): readonly Facts[] {
  const promises = rows(model.promises).filter((promise) => isOf(id, promise)).map((promise): Fact => ({ label: promise.name, value: promiseText(model, promise) }));
  const others = NAMES.flatMap((table) => rows(model[table]).filter(({ links }) => links.includes(id)).map((row): Fact => ({ label: text(TABLES[table]), value: joined([row.name, ...(row.text ? [row.text] : [])], ' · ') })));
  return [...facts('viewer.promises', promises), ...facts('viewer.linked', others)];
}

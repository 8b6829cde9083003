import { attainmentVerdict } from '../../analysis/words/attainmentVerdict.ts';
import { percentInterval } from '../../analysis/words/interval.ts';
import { scenarioOf } from '../../drawing/overlays/heatScale.ts';
import { MINUTES_PER_UNIT } from '../../model/Distribution.ts';
import { find, rows } from '../../model/ProcessModel.ts';
import type { ServicePromise } from '../../model/ServiceRow.ts';
import { chapterOf } from '../chapterOf.ts';
import type { Cell, Section, Table } from '../Handbook.ts';
import { oneLine, paragraphsOf, type Reading } from '../Reading.ts';
import { commaOf } from '../separators.ts';

/** Who is served, where they meet the process, and what they are promised. */
export function customerChapter(reading: Reading): Section | null {
  const { t, model } = reading;
  const lanes = rows(model.lanes).filter(({ laneKind }) => laneKind === 'customer');
  const pools = rows(model.pools).filter(({ kind }) => kind === 'blackBox');
  return chapterOf('customer', t('book.customer'), [
    ...lanes.flatMap((lane) => [
      { kind: 'paragraph', text: t('book.customer.lane', { name: oneLine(lane.name) }) } as const,
      ...paragraphsOf(lane.documentation).map((text) => ({ kind: 'paragraph', text }) as const),
    ]),
    pools.length > 0 ? { kind: 'paragraph', text: t('book.customer.partners', { names: pools.map(({ name }) => oneLine(name)).join(commaOf(t.locale)) }) } : null,
  ], [
    chapterOf('touchpoints', t('book.touchpoints'), [touchpoints(reading)]),
    chapterOf('promises', t('book.promises'), [promises(reading)]),
  ]);
}

/** The steps at which the customer takes part, or sees how things stand. */
function touchpoints({ t, ordered, label, placeOf, duration, source }: Reading): Table | null {
  const points = ordered.filter((node) => 'work' in node && (node.service.isCustomerFacing === true || node.service.emotion !== undefined || node.service.marks !== undefined));
  if (points.length === 0) return null;
  const steps = scenarioOf(source.report, source.variant)?.measures.steps;
  const waits = steps !== undefined && !source.isReportStale;
  return {
    kind: 'table',
    title: t('book.touchpoints'),
    columns: [
      { title: t('book.column.step'), width: 4 }, { title: t('book.column.who'), width: 3 }, { title: t('inspector.channel'), width: 2 }, { title: t('book.column.experience'), width: 3 },
      ...(waits ? [{ title: t('book.column.simulatedWait'), width: 2, align: 'end' } as const] : []),
    ],
    rows: points.map((node): readonly Cell[] => {
      const service = 'work' in node ? node.service : {};
      const wait = find(steps ?? {}, node.id)?.waiting.mean;
      return [
        label(node), placeOf(node), service.channel ?? '',
        [
          ...(service.marks ? [{ text: t(`inspector.marks.${service.marks}`) }] : []),
          ...(service.emotion !== undefined ? [{ text: t('book.touchpoint.feels', { feeling: t(`inspector.emotion.${service.emotion as -2 | -1 | 0 | 1 | 2}`) }) }] : []),
          ...(service.isCustomerFacing && service.marks === undefined && service.emotion === undefined ? [{ text: t('inspector.customerFacing') }] : []),
        ],
        ...(waits ? [wait === undefined ? '–' : duration(wait)] : []),
      ];
    }),
  };
}

/** A promise as a number, in words: `within 24 h, from “Reported” to “Online again”`. */
export function limitText({ t, model, nameOf, duration }: Reading, { measure }: ServicePromise): string {
  if (!measure) return t('book.promise.textOnly');
  const within = duration(measure.within.value * MINUTES_PER_UNIT[measure.within.unit]);
  const calendar = find(model.calendars, measure.calendar);
  const limit = calendar ? t('book.promise.withinHours', { within, calendar: calendar.name }) : t('book.promise.within', { within });
  const from = find(model.nodes, measure.from);
  const to = find(model.nodes, measure.to);
  return t('book.promise.limit', { limit, from: from ? nameOf(from) : t('inspector.promise.caseBegins'), to: to ? nameOf(to) : t('inspector.promise.caseEnds') });
}

function promises(reading: Reading): Table | null {
  const { t, model, percent, source, locale } = reading;
  const all = rows(model.promises);
  if (all.length === 0) return null;
  const measured = scenarioOf(source.report, source.variant)?.measures.promises;
  return {
    kind: 'table',
    title: t('book.promises'),
    columns: [
      { title: t('results.column.promise'), width: 4 }, { title: t('results.column.limit'), width: 4 }, { title: t('results.column.target'), width: 1.6, align: 'end' },
      ...(measured ? [{ title: t('book.column.simulated'), width: 3, align: 'end' } as const] : []),
    ],
    rows: all.map((promise): readonly Cell[] => {
      const kept = find(measured ?? {}, promise.id);
      const { value, interval } = kept ? percentInterval(locale, kept.attainment) : { value: '–', interval: null };
      return [
        [{ text: oneLine(promise.name), tone: 'strong' }, ...paragraphsOf(promise.text).map((text) => ({ text }))],
        limitText(reading, promise),
        promise.measure ? percent(promise.measure.target) : '–',
        ...(measured ? [[
          { text: interval ? `${value} ${t('results.plusMinus', { halfWidth: interval.halfWidth })}` : value },
          ...(kept ? [{ text: t(`results.promises.${attainmentVerdict(kept)}`), tone: attainmentVerdict(kept) === 'missed' ? 'warning' as const : 'quiet' as const }] : []),
          ...(kept && source.isReportStale ? [{ text: t('book.stale.short'), tone: 'warning' as const }] : []),
        ]] : []),
      ];
    }),
  };
}

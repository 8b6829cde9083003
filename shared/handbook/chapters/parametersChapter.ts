import { isActivity } from '../../model/Activity.ts';
import type { Attribute, StartEvent } from '../../model/Node.ts';
import { find, rows } from '../../model/ProcessModel.ts';
import { hasTimedArrivals } from '../../simulation/compile/timerArrivals.ts';
import { timerTextOf } from '../../simulation/compile/timers.ts';
import { assumptionsOf } from '../assumptionsOf.ts';
import { chapterOf } from '../chapterOf.ts';
import { numberInWords } from '../distributionText.ts';
import { hoursText } from '../hoursText.ts';
import type { Block, Cell, Fact, Line, Section, Table } from '../Handbook.ts';
import { oneLine, type Reading } from '../Reading.ts';
import { teamText } from './procedureChapter.ts';

/** What the simulation reckons with, and what it assumes where the model is silent. */
export function parametersChapter(reading: Reading): Section | null {
  const { t } = reading;
  const isTimed = reading.ordered.some((node) => isActivity(node) || node.kind === 'startEvent');
  if (!isTimed) return null;
  return chapterOf('parameters', t('book.parameters'), [{ kind: 'facts', title: t('inspector.run'), facts: run(reading) }], [
    chapterOf('arrivals', t('inspector.arrivals'), [sources(reading)]),
    chapterOf('times', t('book.times'), [times(reading)]),
    chapterOf('calendars', t('inspector.calendars'), [calendars(reading)]),
    chapterOf('attributes', t('inspector.attributes'), [attributes(reading)]),
    chapterOf('assumptions', t('book.assumptions'), assumptions(reading)),
  ]);
}

function run({ t, model, number, percent }: Reading): readonly Fact[] {
  const { settings } = model.meta;
  const site = find(model.calendars, settings.siteCalendar);
  const attribute = find(model.attributes, settings.caseClass);
  const { stopping, backlog = 0 } = settings;
  return [
    { label: t('inspector.run'), value: stopping
      ? t('inspector.run.summaryUntil', { cases: number(settings.cases), share: percent(stopping.relativeHalfWidth) })
      : t('inspector.run.summary', { cases: number(settings.cases), replications: number(settings.replications) }) },
    { label: t('inspector.run.start'), value: t('book.run.start', { at: settings.start.replace('T', ' '), zone: settings.timeZone }) },
    { label: t('results.warmUp'), value: settings.warmUpCases === 'auto' ? t('book.run.autoWarmUp') : t('book.run.warmUp', { count: settings.warmUpCases, n: number(settings.warmUpCases) }) },
    { label: t('inspector.run.seed'), value: String(settings.seed) },
    { label: t('inspector.confidence'), value: percent(settings.confidence ?? 0.95) },
    ...(site ? [{ label: t('inspector.siteCalendar'), value: hoursText(t, site) }] : []),
    ...(attribute ? [{ label: t('inspector.caseClass'), value: oneLine(attribute.name) }] : []),
    ...(backlog > 0 ? [{ label: t('inspector.backlog'), value: t('inspector.backlog.summary', { count: backlog, n: number(backlog) }) }] : []),
  ];
}

/** How cases come in, in words. */
export function arrivalText({ t, time, number }: Reading, start: StartEvent): string {
  const { arrivals } = start;
  if (!arrivals) return hasTimedArrivals(start) ? t('book.arrivals.timer', { text: oneLine(timerTextOf(start.definitions) ?? '') }) : t('book.arrivals.assumed');
  const { instants, rates, interArrival, batchSize } = arrivals;
  const total = (rates ?? []).reduce((sum, rate) => sum + rate, 0);
  const how = instants ? t('book.arrivals.instants', { count: instants.length, n: number(instants.length) })
    : rates ? t('book.arrivals.rates', { n: number(total) })
      : interArrival.kind === 'exponential' && interArrival.min === undefined && interArrival.max === undefined
        ? t('book.arrivals.random', { gap: time({ kind: 'fixed', unit: interArrival.unit, value: interArrival.mean }) }) : t('book.arrivals.gap', { gap: time(interArrival) });
  return batchSize > 1 ? t('book.arrivals.batch', { how, n: number(batchSize) }) : how;
}

function sources(reading: Reading): Table | null {
  const { t, model, ordered, nameOf } = reading;
  const starts = ordered.filter((node): node is StartEvent => node.kind === 'startEvent' && node.parent === null);
  if (starts.length === 0) return null;
  return {
    kind: 'table',
    title: t('inspector.arrivals'),
    columns: [{ title: t('bpmn.startEvent'), width: 3 }, { title: t('inspector.arrivals'), width: 5 }, { title: t('inspector.arrivals.calendar'), width: 4 }],
    rows: starts.map((start): readonly Cell[] => {
      const calendar = find(model.calendars, start.arrivals?.calendar);
      return [nameOf(start), arrivalText(reading, start), start.arrivals ? (calendar ? hoursText(t, calendar) : t('book.hours.always')) : ''];
    }),
  };
}

function times(reading: Reading): Table | null {
  const { t, ordered, label, time, money, placeOf } = reading;
  const timed = ordered.filter((node) => (isActivity(node) && (node.work.duration !== null || node.work.requirements !== null || node.work.fixedCost > 0)) || ('delay' in node && node.delay !== null));
  if (timed.length === 0) return null;
  const hasCost = timed.some((node) => isActivity(node) && node.work.fixedCost > 0);
  return {
    kind: 'table',
    title: t('book.times'),
    columns: [
      { title: t('book.column.step'), width: 5 }, { title: t('inspector.duration'), width: 5 }, { title: t('inspector.people'), width: 4 },
      ...(hasCost ? [{ title: t('inspector.fixedCost'), width: 2, align: 'end' } as const] : []),
    ],
    rows: timed.map((node): readonly Cell[] => {
      const duration = isActivity(node) ? node.work.duration : 'delay' in node ? node.delay : null;
      const people = isActivity(node) ? (teamText(reading, node) ?? placeOf(node)) : '';
      return [label(node), duration ? time(duration) : '–', people, ...(hasCost ? [isActivity(node) && node.work.fixedCost > 0 ? money(node.work.fixedCost) : ''] : [])];
    }),
  };
}

function calendars({ t, model }: Reading): Table | null {
  const all = rows(model.calendars);
  if (all.length === 0) return null;
  return {
    kind: 'table',
    title: t('inspector.calendars'),
    columns: [{ title: t('book.column.name'), width: 4 }, { title: t('book.column.hours'), width: 8 }],
    rows: all.map((calendar) => [oneLine(calendar.name), hoursText(t, calendar)]),
  };
}

function attributeLines({ t, number, percent }: Reading, { value }: Attribute): readonly Line[] {
  switch (value.kind) {
    case 'constant': return [{ text: String(value.value) }];
    case 'distribution': return [{ text: numberInWords(t, value.distribution, number) }];
    case 'choice': {
      const sum = value.options.reduce((all, { weight }) => all + weight, 0);
      return value.options.slice(0, 50).map((option) => ({ text: t('book.way.share', { answer: String(option.value), share: sum > 0 ? percent(option.weight / sum) : '–' }) }));
    }
  }
}

function attributes(reading: Reading): Table | null {
  const { t, model } = reading;
  const all = rows(model.attributes);
  if (all.length === 0) return null;
  return {
    kind: 'table',
    title: t('inspector.attributes'),
    columns: [{ title: t('book.column.name'), width: 4 }, { title: t('inspector.attribute.type'), width: 3 }, { title: t('inspector.attribute.drawn'), width: 6 }],
    rows: all.map((attribute): readonly Cell[] => [oneLine(attribute.name), t(`inspector.attribute.${attribute.type}`), attributeLines(reading, attribute)]),
  };
}

function assumptions(reading: Reading): readonly Block[] {
  const { t } = reading;
  const { isRunnable, texts } = assumptionsOf(reading);
  if (!isRunnable) return [{ kind: 'paragraph', text: t('book.assumptions.cannot'), tone: 'warning' }, { kind: 'list', items: texts }];
  return texts.length === 0 ? [] : [{ kind: 'paragraph', text: t('book.assumptions.intro') }, { kind: 'list', items: texts }];
}

import { isActivity } from '../../model/Activity.ts';
import type { Distribution } from '../../model/Distribution.ts';
import { find, rows } from '../../model/ProcessModel.ts';
import { assumptionsOf } from '../assumptionsOf.ts';
import { arrivalText } from '../chapters/parametersChapter.ts';
import { meanMinutes } from '../distributionText.ts';
import { oneLine, type Reading } from '../Reading.ts';
import type { Sheet, SheetCell } from './Sheet.ts';

type Row = readonly SheetCell[];

/** Every number that a simulation reckons with, one a row, and what it assumes. */
export function parametersSheet(reading: Reading): Sheet {
  const { t } = reading;
  return {
    name: t('sheet.parameters'),
    columns: [{ title: t('sheet.area'), width: 22 }, { title: t('sheet.element'), width: 36 }, { title: t('sheet.parameter'), width: 30 }, { title: t('results.column.value'), width: 16, format: 'decimal' }, { title: t('sheet.unit'), width: 12 }, { title: t('sheet.inWords'), width: 60 }],
    rows: [...settings(reading), ...arrivals(reading), ...times(reading), ...shares(reading), ...assumptions(reading)],
  };
}

function settings({ t, model }: Reading): readonly Row[] {
  const { start, timeZone, cases, replications, warmUpCases, seed, confidence = 0.95, currency } = model.meta.settings;
  const area = t('inspector.run');
  return [
    [area, null, t('inspector.run.start'), null, null, `${start.replace('T', ' ')} ${timeZone}`],
    [area, null, t('inspector.run.cases'), { value: cases, format: 'whole' }, null, null],
    [area, null, t('inspector.run.replications'), { value: replications, format: 'whole' }, null, null],
    [area, null, t('results.warmUp'), warmUpCases === 'auto' ? null : { value: warmUpCases, format: 'whole' }, null, warmUpCases === 'auto' ? t('book.run.autoWarmUp') : null],
    [area, null, t('inspector.run.seed'), { value: seed, format: 'whole' }, null, null],
    [area, null, t('inspector.confidence'), { value: confidence, format: 'percent' }, null, null],
    [area, null, t('inspector.run.currency'), null, null, currency],
  ];
}

/** The numbers of a distribution by their names in the inspector, in the unit in which they were given. */
function numbersOf({ t, time }: Reading, area: string, element: string, what: string, distribution: Distribution): readonly Row[] {
  const unit = t(`inspector.unit.${distribution.unit}`);
  const mean = meanMinutes(distribution);
  const PLAIN = new Set(['shape', 'alpha', 'beta', 'mu', 'sigma']);
  const numbers = Object.entries(distribution).flatMap(([name, value]) => (typeof value === 'number' ? [{ name, value }] : []));
  return [
    [area, element, what, mean, mean === null ? null : t('inspector.unit.min'), time(distribution)],
    ...(distribution.kind === 'fixed' ? [] : numbers.map(({ name, value }): Row => [area, element, `${what}: ${distribution.kind} ${name}`, value, PLAIN.has(name) ? null : unit, null])),
  ];
}

function arrivals(reading: Reading): readonly Row[] {
  const { t, ordered, nameOf, model } = reading;
  return ordered.flatMap((node): readonly Row[] => {
    if (node.kind !== 'startEvent' || node.parent !== null) return [];
    const area = t('inspector.arrivals');
    if (!node.arrivals) return [[area, nameOf(node), t('inspector.interArrival'), null, null, arrivalText(reading, node)]];
    const calendar = find(model.calendars, node.arrivals.calendar);
    return [
      ...(node.arrivals.rates || node.arrivals.instants ? [[area, nameOf(node), t('inspector.arrivals'), null, null, arrivalText(reading, node)]] : numbersOf(reading, area, nameOf(node), t('inspector.interArrival'), node.arrivals.interArrival)),
      ...(calendar ? [[area, nameOf(node), t('inspector.arrivals.calendar'), null, null, oneLine(calendar.name)]] : []),
    ];
  });
}

function times(reading: Reading): readonly Row[] {
  const { t, ordered, label, model } = reading;
  const { currency } = model.meta.settings;
  return ordered.flatMap((node): readonly Row[] => {
    if (isActivity(node)) return [
      ...(node.work.duration ? numbersOf(reading, t('inspector.work'), label(node), t('inspector.duration'), node.work.duration) : []),
      ...(node.work.fixedCost > 0 ? [[t('inspector.work'), label(node), t('inspector.fixedCost'), { value: node.work.fixedCost, format: 'money' }, currency, null] as const] : []),
    ];
    return 'delay' in node && node.delay ? numbersOf(reading, t('inspector.work'), label(node), t('inspector.delay'), node.delay) : [];
  });
}

function shares({ t, model, graph, ordered, nameOf }: Reading): readonly Row[] {
  return ordered.flatMap((node) => (graph.outgoing(node.id).length < 2 ? [] : graph.outgoing(node.id).flatMap((flow): readonly Row[] => {
    const target = find(model.nodes, flow.target);
    const way = oneLine(flow.name) || (target ? nameOf(target) : flow.id);
    return flow.probability === null && !flow.condition ? [] : [[t('inspector.branches'), nameOf(node), way, flow.probability === null ? null : { value: flow.probability, format: 'percent' }, null, flow.condition ?? null]];
  })));
}

function assumptions(reading: Reading): readonly Row[] {
  const { t, model } = reading;
  if (rows(model.nodes).length === 0) return [];
  const { isRunnable, texts } = assumptionsOf(reading);
  return texts.map((text): Row => [t(isRunnable ? 'book.assumptions' : 'results.failed'), null, null, null, null, text]);
}

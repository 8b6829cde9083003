import { mainCause } from '../../analysis/mainCause.ts';
import { COMPARED_MEASURES, QUANTILES, WAITING_CAUSES, type DistributionSummary, type Estimate, type ScenarioReport, type SimulationReport } from '../../analysis/SimulationReport.ts';
import { attainmentVerdict } from '../../analysis/words/attainmentVerdict.ts';
import { comparisonOf } from '../../analysis/words/compareMeasures.ts';
import { hoursOfPromise, hoursOfStandard } from '../../analysis/words/goalHours.ts';
import { handOffLanes } from '../../analysis/words/handOffLanes.ts';
import type { Calendar } from '../../model/Calendar.ts';
import { flowId } from '../../model/ids.ts';
import { find } from '../../model/ProcessModel.ts';
import { scenarioTitle } from '../chapters/resultsChapter.ts';
import { oneLine, type Reading } from '../Reading.ts';
import type { NumberFormat, Sheet, SheetCell } from './Sheet.ts';

/** Mean, half-width and both ends; a share cannot lie outside 0 to 1. */
function ends({ mean, halfWidth }: Estimate, format: NumberFormat): readonly SheetCell[] {
  if (halfWidth === null) return [{ value: mean, format }, null, null, null];
  const [least, most] = format === 'percent' ? [0, 1] : [-Infinity, Infinity];
  return [{ value: mean, format }, { value: halfWidth, format }, { value: Math.max(least, mean - halfWidth), format }, { value: Math.min(most, mean + halfWidth), format }];
}

/** All variants × measures with their intervals, and the paired difference from the first. */
export function resultsSheet(reading: Reading, report: SimulationReport): Sheet {
  const { t, model, source: { isReportStale } } = reading;
  const { currency } = model.meta.settings;
  const minutes = t('inspector.unit.min');
  const note = isReportStale ? t('book.stale.short') : null;
  const compared = new Set<string>(COMPARED_MEASURES);
  const ofScenario = (scenario: ScenarioReport): readonly (readonly SheetCell[])[] => {
    const { measures } = scenario;
    const row = (name: string, estimate: Estimate, unit: string | null, format: NumberFormat = 'decimal', measure?: (typeof COMPARED_MEASURES)[number]): readonly SheetCell[] => {
      const comparison = measure && compared.has(measure) ? comparisonOf(report, scenario.variant, measure) : undefined;
      return [
        scenarioTitle(reading, scenario), name, unit, ...ends(estimate, format),
        comparison ? { value: comparison.difference.mean, format } : null, comparison && comparison.difference.halfWidth !== null ? { value: comparison.difference.halfWidth, format } : null,
        comparison ? t(`results.verdict.${comparison.verdict}`) : null, note,
      ];
    };
    const quantiles = (name: string, summary: DistributionSummary, unit: string, format: NumberFormat = 'decimal') =>
      QUANTILES.map((quantile) => row(t('sheet.quantile', { name, share: quantile.slice(1) }), { mean: summary[quantile], halfWidth: summary.quantileHalfWidths?.[quantile] ?? null }, unit, format));
    const { quality, counts, blindInterval } = measures;
    return [
      row(t('results.measure.cycleTime'), measures.cycleTime, minutes, 'decimal', 'cycleTime'),
      ...quantiles(t('results.waterfall.total'), measures.cycleTime, minutes),
      row(t('results.measure.waitingTime'), measures.waitingTime, minutes, 'decimal', 'waitingTime'),
      row(t('sheet.processingTime'), measures.processingTime, minutes),
      ...(['processing', ...WAITING_CAUSES] as const).filter((part) => measures.parts[part].mean > 0).map((part) => row(t('sheet.part', { part: t(`results.part.${part}`) }), measures.parts[part], minutes)),
      row(t('results.measure.cost'), measures.cost, currency, 'money', 'cost'),
      row(t('results.measure.throughputPerHour'), measures.throughputPerHour, t('sheet.perHour'), 'decimal', 'throughputPerHour'),
      row(t('results.measure.wip'), measures.wip, t('inspector.unit.cases'), 'decimal', 'wip'),
      row(t('sheet.mostInProgress'), { mean: measures.wip.max, halfWidth: null }, t('inspector.unit.cases')),
      row(t('results.measure.flowEfficiency'), measures.flowEfficiency, null, 'percent', 'flowEfficiency'),
      row(t('results.quality.pce'), measures.processCycleEfficiency, null, 'percent'),
      row(t('results.quality.wall'), measures.wallIndex, null, 'percent'),
      row(t('results.quality.firstPass'), quality.firstPassYield, null, 'percent'),
      row(t('results.quality.repeats'), quality.repeatsPerCase, null),
      row(t('results.quality.pingPong'), quality.pingPongPerCase, null),
      ...(blindInterval ? [row(t('results.quality.blind'), blindInterval, minutes)] : []),
      row(t('sheet.completed'), counts.completed, t('inspector.unit.cases')),
      row(t('results.quality.abandoned'), counts.abandoned, t('inspector.unit.cases')),
      row(t('results.quality.unfinished'), counts.unfinished, t('inspector.unit.cases')),
    ];
  };
  return {
    name: t('sheet.results'),
    columns: [
      { title: t('book.column.variant'), width: 30 }, { title: t('results.compare.measure'), width: 34 }, { title: t('sheet.unit'), width: 12 }, { title: t('results.histogram.mean'), width: 12, format: 'decimal' }, { title: t('results.column.halfWidth'), width: 12, format: 'decimal' },
      { title: t('sheet.low'), width: 12, format: 'decimal' }, { title: t('sheet.high'), width: 12, format: 'decimal' }, { title: t('sheet.difference'), width: 16, format: 'decimal' }, { title: t('sheet.differenceHalfWidth'), width: 14, format: 'decimal' },
      { title: t('book.column.verdict'), width: 20 }, { title: t('sheet.note'), width: 28 },
    ],
    rows: report.scenarios.flatMap(ofScenario),
  };
}

export function stepResultsSheet(reading: Reading, report: SimulationReport): Sheet {
  const { t, model, numberOf, nameOf, ordered } = reading;
  const position = new Map<string, number>(ordered.map(({ id }, i) => [id, i]));
  const at = (id: string) => position.get(id) ?? ordered.length;
  const { currency } = model.meta.settings;
  return {
    name: t('sheet.stepResults'),
    columns: [
      { title: t('book.column.variant'), width: 30 }, { title: t('book.column.number'), width: 8 }, { title: t('book.column.step'), width: 34 }, { title: t('sheet.timesPerCase'), width: 14, format: 'decimal' },
      { title: t('sheet.waitingMin'), width: 14, format: 'decimal' }, { title: t('results.column.halfWidth'), width: 10, format: 'decimal' }, { title: t('sheet.waiting95'), width: 16, format: 'decimal' }, { title: t('sheet.waitingInHours'), width: 18, format: 'decimal' },
      { title: t('sheet.workMin'), width: 14, format: 'decimal' }, { title: t('results.column.halfWidth'), width: 10, format: 'decimal' }, { title: t('results.column.queue'), width: 12, format: 'decimal' }, { title: t('results.column.longestQueue'), width: 14, format: 'whole' },
      { title: t('sheet.costPerCase', { currency }), width: 16, format: 'money' }, { title: t('results.column.cause'), width: 18 },
    ],
    rows: report.scenarios.flatMap((scenario) => Object.entries(scenario.measures.steps).toSorted(([a], [b]) => at(a) - at(b)).map(([id, step]): readonly SheetCell[] => {
      const node = find(model.nodes, id);
      const cause = mainCause(step);
      return [
        scenarioTitle(reading, scenario), node ? (numberOf(node.id) ?? null) : null, node ? nameOf(node) : oneLine(step.name), step.executionsPerCase.mean,
        step.waiting.mean, step.waiting.halfWidth, step.waiting.p95, step.waitingInHours.mean, step.processing.mean, step.processing.halfWidth, step.queueLength.mean, step.queueLength.max,
        step.costPerCase.mean, cause ? t(`results.part.${cause}`) : null,
      ];
    })),
  };
}

export function roleResultsSheet(reading: Reading, report: SimulationReport): Sheet {
  const { t, model } = reading;
  const { currency } = model.meta.settings;
  return {
    name: t('sheet.roleResults'),
    columns: [
      { title: t('book.column.variant'), width: 30 }, { title: t('results.column.role'), width: 26 }, { title: t('results.column.people'), width: 10, format: 'whole' }, { title: t('results.column.load'), width: 10, format: 'percent' }, { title: t('results.column.halfWidth'), width: 10, format: 'percent' },
      { title: t('results.column.queue'), width: 12, format: 'decimal' }, { title: t('results.column.longestQueue'), width: 14, format: 'whole' }, { title: t('sheet.waitingPerCase'), width: 18, format: 'decimal' }, { title: t('sheet.costPerCase', { currency }), width: 16, format: 'money' }, { title: t('sheet.overtime'), width: 14, format: 'decimal' },
    ],
    rows: report.scenarios.flatMap((scenario) => Object.values(scenario.measures.roles).map((role): readonly SheetCell[] => [
      scenarioTitle(reading, scenario), oneLine(role.name), role.headcount, role.utilisation.mean, role.utilisation.halfWidth, role.queueLength.mean, role.queueLength.max, role.waitingPerCase.mean, role.costPerCase.mean, role.overtimeMinutes.mean,
    ])),
  };
}

/** What the clock of a limit counts. */
const clockCell = ({ t }: Reading, hours: Calendar | null): string => (hours ? t('inspector.promise.openHours', { calendar: hours.name }) : t('inspector.promise.clockTime'));

/** Promises to customers, and what lanes promise each other. */
export function promiseResultsSheet(reading: Reading, report: SimulationReport): Sheet | null {
  const { t, model } = reading;
  const rows = report.scenarios.flatMap((scenario) => [
    ...Object.entries(scenario.measures.promises).map(([id, kept]) => ({ kept, name: kept.name, kind: t('results.column.promise'), hours: hoursOfPromise(model, id) })),
    ...Object.entries(scenario.measures.standards).map(([id, kept]) => ({ kept, name: handOffLanes(model, flowId(id)) ?? kept.name, kind: t('results.promises.standard'), hours: hoursOfStandard(model, id) })),
  ].map(({ kept, name, kind, hours }): readonly SheetCell[] => [
    scenarioTitle(reading, scenario), oneLine(name), kind, kept.within, clockCell(reading, hours), kept.target, ...ends(kept.attainment, 'percent'), t(`results.promises.${attainmentVerdict(kept)}`), kept.mean.mean, kept.p90, kept.applicablePerCase.mean,
  ]));
  if (rows.length === 0) return null;
  return {
    name: t('sheet.promises'),
    columns: [
      { title: t('book.column.variant'), width: 30 }, { title: t('results.column.promise'), width: 34 }, { title: t('inspector.kind'), width: 18 }, { title: t('sheet.limitMin'), width: 14, format: 'decimal' }, { title: t('inspector.promise.clock'), width: 24 }, { title: t('results.column.target'), width: 10, format: 'percent' },
      { title: t('results.column.kept'), width: 10, format: 'percent' }, { title: t('results.column.halfWidth'), width: 10, format: 'percent' }, { title: t('sheet.low'), width: 10, format: 'percent' }, { title: t('sheet.high'), width: 10, format: 'percent' },
      { title: t('book.column.verdict'), width: 16 }, { title: t('sheet.meanMin'), width: 14, format: 'decimal' }, { title: t('sheet.p90Min'), width: 16, format: 'decimal' }, { title: t('results.column.applies'), width: 12, format: 'decimal' },
    ],
    rows,
  };
}

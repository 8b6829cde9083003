import { mainCause } from '../../analysis/mainCause.ts';
import { WAITING_CAUSES, type ComparedMeasure, type ScenarioReport, type SimulationReport } from '../../analysis/SimulationReport.ts';
import { attainmentVerdict } from '../../analysis/words/attainmentVerdict.ts';
import { comparisonOf, measureText, referenceOf } from '../../analysis/words/compareMeasures.ts';
import { fixThisFirst } from '../../analysis/words/fixThisFirst.ts';
import { hoursOfPromise, hoursOfStandard } from '../../analysis/words/goalHours.ts';
import { handOffLanes } from '../../analysis/words/handOffLanes.ts';
import { clockInterval, percentInterval, type IntervalText } from '../../analysis/words/interval.ts';
import { isAssumption } from '../../analysis/words/isAssumption.ts';
import { joinSentences } from '../../analysis/words/joinSentences.ts';
import { settleText } from '../../analysis/words/verdict.ts';
import { verdictSentences } from '../../analysis/words/verdictSentences.ts';
import { waitingPerCase } from '../../drawing/overlays/heatScale.ts';
import { flowId, type VariantId } from '../../model/ids.ts';
import { find, rows } from '../../model/ProcessModel.ts';
import { chapterOf } from '../chapterOf.ts';
import type { Block, Cell, Line, Section, Table } from '../Handbook.ts';
import { oneLine, type Reading } from '../Reading.ts';

/** What the simulation found, of all variants that were run, each figure with its interval. */
export function resultsChapter(reading: Reading): Section | null {
  const { t, source: { report, isReportStale } } = reading;
  if (!report || report.scenarios.length === 0) return null;
  const shown = shownScenario(reading, report);
  return chapterOf('results', t('book.results'), [
    ...(isReportStale ? [{ kind: 'paragraph', text: t('book.stale'), tone: 'warning' } as const] : []),
    { kind: 'paragraph', text: madeFrom(reading, report), tone: 'quiet' },
    ...advice(reading, report),
  ], [
    chapterOf('results-figures', t('results.headline'), [figures(reading, report)]),
    chapterOf('results-variants', t('book.results.variants'), verdicts(reading, report)),
    chapterOf('results-promises', t('results.promises'), [promises(reading, report)]),
    ...(shown ? [
      chapterOf('results-time', t('book.results.of', { what: t('results.parts'), variant: scenarioTitle(reading, shown) }), [parts(reading, shown)]),
      chapterOf('results-waiting', t('book.results.of', { what: t('results.steps'), variant: scenarioTitle(reading, shown) }), [waiting(reading, shown)]),
      chapterOf('results-load', t('book.results.of', { what: t('results.utilisation'), variant: scenarioTitle(reading, shown) }), [load(reading, shown)]),
    ] : []),
    chapterOf('results-warnings', t('results.warnings'), warnings(reading, report)),
  ]);
}

/** Its name today; one that was deleted since keeps the name that the report has. */
export const scenarioTitle = ({ t, source: { document } }: Reading, { variant, name }: { readonly variant: VariantId | null; readonly name: string }): string =>
  variant === null ? t('results.master') : (oneLine(find(document.variants, variant)?.name ?? '') || name || variant);

/** The figures of the variant that the handbook is of, or else of the first that was run. */
const shownScenario = ({ source: { variant } }: Reading, { scenarios }: SimulationReport): ScenarioReport | undefined => scenarios.find((scenario) => scenario.variant === variant) ?? scenarios[0];

const withHalfWidth = ({ t }: Reading, { value, interval }: IntervalText): Cell => (interval ? [{ text: value }, { text: t('results.plusMinus', { halfWidth: interval.halfWidth }), tone: 'quiet' }] : value);

function madeFrom({ t, locale, number, percent }: Reading, { scenarios, seed, confidence, engine }: SimulationReport): string {
  const [first] = scenarios;
  const replications = first?.replications ?? 0;
  return joinSentences(locale, [
    t('book.results.made', { count: replications, n: number(replications), cases: number(first?.cases ?? 0), seed, version: engine.version }),
    replications < 2 ? t('results.noInterval') : t('results.intervalNote', { confidence: percent(confidence) }),
  ]);
}

function advice({ t, locale }: Reading, report: SimulationReport): readonly Block[] {
  const found = fixThisFirst(report, locale, clockInterval);
  if (!found) return [];
  const text = joinSentences(locale, [t(found.headline), ...(found.detail ? [t('book.results.detail', { detail: t(found.detail) })] : [])]);
  return [{ kind: 'paragraph', text: t('book.fact', { label: t('results.fix.title'), value: text }), tone: 'strong' }];
}

const SHOWN: readonly ComparedMeasure[] = ['cycleTime', 'waitingTime', 'cost', 'throughputPerHour', 'flowEfficiency'];

function figures(reading: Reading, report: SimulationReport): Table {
  const { t, locale, model } = reading;
  const { currency } = model.meta.settings;
  const isTime = (measure: ComparedMeasure) => measure === 'cycleTime' || measure === 'waitingTime';
  const cell = (scenario: ScenarioReport, measure: ComparedMeasure) => withHalfWidth(reading, isTime(measure) ? clockInterval(locale, scenario.measures[measure]) : measureText(t, measure, scenario.measures[measure], referenceOf(report.scenarios, measure), currency));
  return {
    kind: 'table',
    title: t('results.headline'),
    columns: [
      { title: t('book.column.variant'), width: 2.6 },
      { title: t('results.measure.cycleTime'), width: 2.6, align: 'end' },
      { title: t('results.p90'), width: 2.6, align: 'end' },
      ...SHOWN.slice(1).map((measure) => ({ title: t(`results.measure.${measure}`), width: isTime(measure) ? 2.6 : 1.9, align: 'end' }) as const),
    ],
    rows: report.scenarios.map((scenario): readonly Cell[] => {
      const { p90, quantileHalfWidths } = scenario.measures.cycleTime;
      return [
        [{ text: scenarioTitle(reading, scenario), tone: 'strong' }],
        cell(scenario, 'cycleTime'),
        withHalfWidth(reading, clockInterval(locale, { mean: p90, halfWidth: quantileHalfWidths?.p90 ?? null })),
        ...SHOWN.slice(1).map((measure) => cell(scenario, measure)),
      ];
    }),
  };
}

/** What each variant does, compared with the first, in sentences. */
function verdicts(reading: Reading, report: SimulationReport): readonly Block[] {
  const { t, locale, model } = reading;
  const [base, ...others] = report.scenarios;
  if (!base) return [];
  const items = others.flatMap((scenario) => {
    const sentences = verdictSentences(t, report, scenario.variant, scenarioTitle(reading, scenario), model.meta.settings.currency, (time) => clockInterval(locale, time));
    const comparison = comparisonOf(report, scenario.variant, 'cycleTime');
    const settle = comparison ? settleText(comparison, base.measures.cycleTime.mean) : null;
    return sentences.length === 0 ? [] : [joinSentences(locale, [...sentences, ...(settle ? [t(settle)] : [])])];
  });
  return items.length === 0 ? [] : [{ kind: 'paragraph', text: t('book.results.compared', { base: scenarioTitle(reading, base) }), tone: 'quiet' }, { kind: 'list', items }];
}

function promises(reading: Reading, { scenarios }: SimulationReport): Table | null {
  const { t, locale, model, duration, percent } = reading;
  const lines = scenarios.flatMap((scenario) => [
    ...Object.entries(scenario.measures.promises).map(([id, kept]) => ({ kept, scenario, isStandard: false, hours: hoursOfPromise(model, id) })),
    ...Object.entries(scenario.measures.standards).map(([id, kept]) => ({ kept: { ...kept, name: handOffLanes(model, flowId(id)) ?? kept.name }, scenario, isStandard: true, hours: hoursOfStandard(model, id) })),
  ]).toSorted((a, b) => (a.kept.name < b.kept.name ? -1 : a.kept.name > b.kept.name ? 1 : 0));
  if (lines.length === 0) return null;
  return {
    kind: 'table',
    title: t('results.promises'),
    columns: [
      { title: t('results.column.promise'), width: 4 }, { title: t('book.column.variant'), width: 3 }, { title: t('results.column.limit'), width: 2.4 },
      { title: t('results.column.target'), width: 1.6, align: 'end' }, { title: t('results.column.kept'), width: 2.2, align: 'end' }, { title: t('book.column.verdict'), width: 2 },
    ],
    rows: lines.map(({ kept, scenario, isStandard, hours }): readonly Cell[] => {
      const verdict = attainmentVerdict(kept);
      return [
        [{ text: oneLine(kept.name) }, ...(isStandard ? [{ text: t('results.promises.standard'), tone: 'quiet' as const }] : [])],
        scenarioTitle(reading, scenario),
        hours ? t('book.promise.withinHours', { within: duration(kept.within), calendar: hours.name }) : t('book.promise.within', { within: duration(kept.within) }),
        percent(kept.target),
        withHalfWidth(reading, percentInterval(locale, kept.attainment)),
        [{ text: t(`results.promises.${verdict}`), tone: verdict === 'missed' ? 'warning' : verdict === 'kept' ? 'strong' : 'quiet' }],
      ];
    }),
  };
}

function parts({ t, duration, percent }: Reading, { measures }: ScenarioReport): Table {
  const total = measures.cycleTime.mean;
  const all = (['processing', ...WAITING_CAUSES] as const).filter((part) => measures.parts[part].mean > 0).toSorted((a, b) => (a === 'processing' ? -1 : b === 'processing' ? 1 : measures.parts[b].mean - measures.parts[a].mean));
  return {
    kind: 'table',
    title: t('results.parts'),
    columns: [{ title: t('results.column.part'), width: 5 }, { title: t('results.column.time'), width: 3, align: 'end' }, { title: t('results.column.share'), width: 2, align: 'end' }],
    rows: all.map((part) => [t(`results.part.${part}`), duration(measures.parts[part].mean), total > 0 ? percent(measures.parts[part].mean / total) : '–']),
  };
}

const MOST_WAITED = 10;

function waiting(reading: Reading, { measures }: ScenarioReport): Table | null {
  const { t, locale, model, label, duration } = reading;
  const steps = Object.entries(measures.steps).map(([id, step]) => ({ id, step, waited: waitingPerCase(step) })).filter(({ waited }) => waited >= 0.05).toSorted((a, b) => b.waited - a.waited).slice(0, MOST_WAITED);
  if (steps.length === 0) return null;
  return {
    kind: 'table',
    title: t('results.steps'),
    columns: [
      { title: t('results.column.step'), width: 5 }, { title: t('results.column.waitingPerCase'), width: 2.5, align: 'end' }, { title: t('results.column.each'), width: 2.5, align: 'end' },
      { title: t('results.column.work'), width: 2.5, align: 'end' }, { title: t('results.column.cause'), width: 3 },
    ],
    rows: steps.map(({ id, step, waited }): readonly Cell[] => {
      const node = find(model.nodes, id);
      const cause = mainCause(step);
      return [node ? label(node) : step.name, duration(waited), withHalfWidth(reading, clockInterval(locale, step.waiting)), duration(step.processing.mean), cause ? t(`results.part.${cause}`) : ''];
    }),
  };
}

function load(reading: Reading, { measures }: ScenarioReport): Table | null {
  const { t, locale, number, duration } = reading;
  const all = rows(measures.roles).toSorted((a, b) => b.utilisation.mean - a.utilisation.mean);
  if (all.length === 0) return null;
  return {
    kind: 'table',
    title: t('results.utilisation'),
    columns: [
      { title: t('results.column.role'), width: 4 }, { title: t('results.column.people'), width: 1.5, align: 'end' }, { title: t('results.column.load'), width: 2.2, align: 'end' },
      { title: t('results.column.queue'), width: 2, align: 'end' }, { title: t('results.column.longestQueue'), width: 2, align: 'end' }, { title: t('results.column.waitingPerCase'), width: 2.5, align: 'end' },
    ],
    rows: all.map((role): readonly Cell[] => [
      oneLine(role.name), number(role.headcount), withHalfWidth(reading, percentInterval(locale, role.utilisation)), number(role.queueLength.mean), number(role.queueLength.max), duration(role.waitingPerCase.mean),
    ]),
  };
}

function warnings({ t }: Reading, report: SimulationReport): readonly Block[] {
  const items = [...new Set(report.warnings.filter((warning) => !isAssumption(warning)).map((warning): Line['text'] => t(warning)))];
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

import { shownSide } from '../analysis/estimate.ts';
import type { AttainmentSummary, Bottleneck, ScenarioReport, SimulationReport } from '../analysis/SimulationReport.ts';
import { attainmentVerdict } from '../analysis/words/attainmentVerdict.ts';
import { comparisonOf, differenceText, referenceOf } from '../analysis/words/compareMeasures.ts';
import { changeLabel, fixThisFirst } from '../analysis/words/fixThisFirst.ts';
import { hoursOfPromise, hoursOfStandard } from '../analysis/words/goalHours.ts';
import { handOffLanes } from '../analysis/words/handOffLanes.ts';
import { durationInterval, percentInterval, plainDuration, wholeInterval, type IntervalText } from '../analysis/words/interval.ts';
import { isAssumption } from '../analysis/words/isAssumption.ts';
import { throughputText } from '../analysis/words/throughput.ts';
import { heatData } from '../drawing/overlays/heatData.ts';
import { formatDuration, formatMoney, formatNumber, formatPercent } from '../i18n/format.ts';
import type { MessageKey } from '../i18n/catalogue.ts';
import { fromWire } from '../i18n/fromWire.ts';
import { LOCALES } from '../i18n/Locale.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Calendar } from '../model/Calendar.ts';
import { flowId, serviceId, type ElementId } from '../model/ids.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';
import type { PromiseMeasure } from '../model/ServiceRow.ts';
import { limitText } from './facts/linkedFacts.ts';
import { simulatedFacts } from './facts/simulatedFacts.ts';
import { inBoth, text } from './inBoth.ts';
import { reads, type Text } from './Text.ts';
import type { BottleneckLine, Figure, PromiseLine, ViewerResults } from './ViewerData.ts';
import type { Writer } from './Writer.ts';

/** What the report says about one variant; `scenario` is its own. */
export function viewerResults(writer: Writer, model: ProcessModel, report: SimulationReport, scenario: ScenarioReport): ViewerResults {
  const isFirst = report.scenarios[0] === scenario;
  const { currency } = model.meta.settings;
  const say = (of: (t: Translator) => string) => writer.text(inBoth(of));
  const { headline, detail } = isFirst ? advice(report) : comparison(report, scenario, currency);
  const legend = (part: 'title' | 'least' | 'most' | 'lanes') => say((t) => heatData(model, scenario, t.locale).legend[part]);
  return {
    isAdvice: isFirst,
    headline: headline === null ? null : writer.text(headline),
    detail: detail === null ? null : writer.text(detail),
    figures: figures(writer, scenario, currency),
    promises: promises(writer, model, scenario),
    // Changes were tried on the first scenario only.
    bottlenecks: isFirst ? report.bottlenecks.filter((each, i) => i < 3 || shownSide(each.gain) === 'positive').map((each) => bottleneck(writer, model, each, currency)) : [],
    note: say((t) => [
      t(scenario.replications < 2 ? 'results.noInterval' : 'results.intervalNote', { confidence: formatPercent(t.locale, report.confidence, 1) }),
      t('viewer.run', { replications: formatNumber(t.locale, scenario.replications), cases: formatNumber(t.locale, scenario.cases), seed: report.seed, version: report.engine.version }),
    ].join(t.locale === 'en' ? ' ' : '')),
    warnings: report.warnings.map(fromWire).filter((warning) => !isAssumption(warning)).map((warning) => say((t) => t(warning))),
    ofElement: Object.fromEntries(simulatedFacts(model, scenario, currency).map(([id, facts]) => [id, writer.facts(facts)])),
    legend: { title: legend('title'), least: legend('least'), most: legend('most'), lanes: legend('lanes') },
  };
}

function advice(report: SimulationReport): { readonly headline: Text | null; readonly detail: Text | null } {
  if (report.bottlenecks.length === 0) return { headline: null, detail: null };
  const part = (t: Translator, of: 'headline' | 'detail') => { const said = fixThisFirst(report, t.locale)?.[of]; return said ? t(said) : ''; };
  return { headline: inBoth((t) => part(t, 'headline')) || null, detail: inBoth((t) => part(t, 'detail')) || null };
}

/** What a variant does to time and money against the first scenario, as one would say it. */
function comparison(report: SimulationReport, { variant, name }: ScenarioReport, currency: string): { readonly headline: Text | null; readonly detail: Text | null } {
  const sentence = (measure: 'cycleTime' | 'cost'): Text | null => {
    const found = comparisonOf(report, variant, measure);
    if (!found) return null;
    return inBoth((t) => {
      const size = differenceText(t, measure, { ...found.difference, mean: Math.abs(found.difference.mean) }, referenceOf(report.scenarios, measure), currency);
      const by = size.interval ? `${size.value} ${t('results.plusMinus', { halfWidth: size.interval.halfWidth })}` : size.value;
      return t(`results.compare.sentence.${measure}.${found.verdict}`, { variant: name, by });
    });
  };
  return { headline: sentence('cycleTime'), detail: sentence('cost') };
}

type Said = (t: Translator) => IntervalText;
/** Value and half-width of a figure, in both languages. */
const both = (writer: Writer, said: Said) => ({
  value: writer.text(inBoth((t) => said(t).value)),
  interval: writer.text(inBoth((t) => { const { interval } = said(t); return interval ? t('results.plusMinus', { halfWidth: interval.halfWidth }) : ''; })),
});
const withoutEmpty = (writer: Writer, { value, interval }: { readonly value: number; readonly interval: number }) => ({ value, interval: writer.texts.rows[interval] === '' ? null : interval });

function figures(writer: Writer, { measures }: ScenarioReport, currency: string): readonly Figure[] {
  const { cycleTime } = measures;
  const figure = (label: MessageKey, said: Said, hint?: Text): Figure => ({ label: writer.text(text(label)), ...withoutEmpty(writer, both(writer, said)), ...(hint === undefined ? {} : { hint: writer.text(hint) }) });
  return [
    figure('results.cycleTime', (t) => durationInterval(t.locale, cycleTime), inBoth((t) => t('results.medianNote', { median: plainDuration(t.locale, cycleTime.p50) }))),
    figure('results.p90', (t) => durationInterval(t.locale, { mean: cycleTime.p90, halfWidth: cycleTime.quantileHalfWidths?.p90 ?? null })),
    figure('results.waiting', (t) => durationInterval(t.locale, measures.waitingTime)),
    figure('results.cost', (t) => wholeInterval(t.locale, measures.cost, (value) => formatMoney(t.locale, value, currency))),
    figure('results.throughput', (t) => throughputText(t, measures.throughputPerHour)),
    figure('results.flowEfficiency', (t) => percentInterval(t.locale, measures.flowEfficiency), text('results.flowEfficiencyHint')),
  ];
}

const share = (value: number) => Math.min(1, Math.max(0, value));

function promises(writer: Writer, model: ProcessModel, { measures }: ScenarioReport): readonly PromiseLine[] {
  const line = (name: Text, summary: AttainmentSummary, measure: PromiseMeasure | undefined, hours: Calendar | null): PromiseLine => {
    const limit = measure ? limitText(measure) : null;
    const verdict = attainmentVerdict(summary);
    const { mean, halfWidth } = summary.attainment;
    return {
      name: writer.text(name), verdict,
      ...withoutEmpty(writer, both(writer, (t) => percentInterval(t.locale, summary.attainment))),
      note: writer.text(inBoth((t) => [
        t(`results.promises.${verdict}`),
        t(hours === null ? 'results.promises.within' : 'results.promises.workingTime', { within: limit === null ? formatDuration(t.locale, summary.within) : reads(limit, LOCALES.indexOf(t.locale)) }),
        t('results.promises.target', { target: formatPercent(t.locale, summary.target) }),
        ...(measure ? [] : [t('results.promises.standard')]),
      ].join(' · '))),
      scale: [share(mean), share(mean - (halfWidth ?? 0)), share(mean + (halfWidth ?? 0)), summary.target],
    };
  };
  return [
    ...Object.entries(measures.promises).map(([id, summary]) => line(summary.name, summary, find(model.promises, serviceId(id))?.measure, hoursOfPromise(model, id))),
    ...Object.entries(measures.standards).map(([id, summary]) => line(handOffLanes(model, flowId(id)) ?? summary.name, summary, undefined, hoursOfStandard(model, id))),
  ];
}

function bottleneck(writer: Writer, model: ProcessModel, of: Bottleneck, currency: string): BottleneckLine {
  const shown = shownSide(of.gain) === 'positive';
  const extra = Math.abs(of.extraCostPerCase.mean) < 0.005 ? 0 : of.extraCostPerCase.mean;
  const to = placeOf(model, of);
  return {
    label: writer.text(inBoth((t) => t(changeLabel(of)))),
    ...withoutEmpty(writer, both(writer, (t) => durationInterval(t.locale, of.gain))),
    note: writer.text(inBoth((t) => [
      ...(shown ? [] : [t('results.bottlenecks.notShown')]),
      `${t('results.column.price')} ${extra > 0 ? '+' : extra < 0 ? '−' : ''}${formatMoney(t.locale, Math.abs(extra), currency)}`,
      ...(of.utilisation === null ? [] : [`${t('results.column.load')} ${formatPercent(t.locale, of.utilisation)}`]),
    ].join(' · '))),
    isShown: shown,
    ...(to === null ? {} : { to }),
  };
}

/** The element that a change is about: the step, the flow, or the lane of the role. */
function placeOf(model: ProcessModel, { change }: Bottleneck): ElementId | null {
  switch (change.kind) {
    case 'stepFaster': case 'controlAtZero': return find(model.nodes, change.step)?.id ?? null;
    case 'handOffAtOnce': return find(model.flows, change.flow)?.id ?? null;
    case 'onePersonMore': return [...rows(model.lanes), ...rows(model.pools)].find(({ role }) => role === change.role)?.id ?? null;
  }
}


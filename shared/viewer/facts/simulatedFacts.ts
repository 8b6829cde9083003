import { mainCause } from '../../analysis/mainCause.ts';
import type { Estimate, ScenarioReport, StepSummary } from '../../analysis/SimulationReport.ts';
import { durationInterval, intervalText, percentInterval, wholeInterval, type IntervalText } from '../../analysis/words/interval.ts';
import { formatMoney } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/Locale.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { ElementId } from '../../model/ids.ts';
import { find, rows, type ProcessModel } from '../../model/ProcessModel.ts';
import { inBoth, text } from '../inBoth.ts';
import type { Text } from '../Text.ts';
import { fact, type Fact, type Facts } from './Facts.ts';

const estimate = (of: (locale: Locale) => IntervalText): Text => inBoth((t: Translator) => {
  const { value, interval } = of(t.locale);
  return interval ? `${value} ${t('results.plusMinus', { halfWidth: interval.halfWidth })}` : value;
});
const time = (of: Estimate): Text => estimate((locale) => durationInterval(locale, of));
const count = (of: Estimate): Text => estimate((locale) => intervalText(locale, of, { scale: (n) => n, withUnit: (n) => n }));
const share = (of: Estimate): Text => estimate((locale) => percentInterval(locale, of));
const money = (of: Estimate, currency: string): Text => estimate((locale) => wholeInterval(locale, of, (value) => formatMoney(locale, value, currency)));

/** What the simulation of a variant found at each element, with intervals. */
export function simulatedFacts(model: ProcessModel, { measures }: ScenarioReport, currency: string): readonly (readonly [ElementId, Facts])[] {
  const here = (id: ElementId, lines: readonly Fact[]): readonly (readonly [ElementId, Facts])[] => (lines.length === 0 ? [] : [[id, { title: text('viewer.here'), rows: lines }]]);
  return [
    ...rows(model.nodes).flatMap(({ id }) => { const step = measures.steps[id]; return step ? here(id, stepFacts(step, currency)) : []; }),
    ...[...rows(model.lanes), ...rows(model.pools)].flatMap(({ id, role: held }) => {
      const role = held ? measures.roles[held] : undefined;
      return role ? here(id, [...fact('viewer.busy', share(role.utilisation)), ...fact('viewer.queue', count(role.queueLength)), ...fact('results.column.waitingPerCase', time(role.waitingPerCase)), ...fact('viewer.costs', money(role.costPerCase, currency))]) : [];
    }),
    ...rows(model.flows).flatMap(({ id }) => {
      const [handOff, standard] = [find(measures.handOffs, id), find(measures.standards, id)];
      return here(id, [
        ...(handOff ? [...fact('viewer.executions', count(handOff.perCase)), ...fact('viewer.waits', time(handOff.waiting))] : []),
        ...(standard ? fact('viewer.keptShare', share(standard.attainment)) : []),
      ]);
    }),
  ];
}

function stepFacts(step: StepSummary, currency: string): readonly Fact[] {
  const cause = mainCause(step);
  return [
    ...fact('viewer.waits', time(step.waiting)),
    ...(cause ? fact('results.column.cause', text(`results.part.${cause}`)) : []),
    ...fact('viewer.works', time(step.processing)),
    ...fact('viewer.queue', count(step.queueLength)),
    ...fact('viewer.executions', count(step.executionsPerCase)),
    ...fact('viewer.costs', money(step.costPerCase, currency)),
  ];
}

import { isActivity } from '../../model/Activity.ts';
import { laneOf } from '../../model/laneOf.ts';
import { find } from '../../model/ProcessModel.ts';
import { handOffsOf } from '../handOffsOf.ts';
import { meanMinutes } from '../distributionText.ts';
import { raciOf } from '../raci.ts';
import { oneLine, type Reading } from '../Reading.ts';
import { teamText } from '../chapters/procedureChapter.ts';
import { waysIn, waysOn } from '../waysOn.ts';
import type { Sheet, SheetCell } from './Sheet.ts';

/** Everything that is done or waited for, in the order of the procedure. */
export function stepsSheet(reading: Reading): Sheet {
  const { t, model, ordered, numberOf, nameOf, time } = reading;
  const { currency } = model.meta.settings;
  const yes = (holds: boolean | undefined) => (holds ? t('sheet.yes') : null);
  return {
    name: t('sheet.steps'),
    columns: [
      { title: t('book.column.number'), width: 8 }, { title: t('sheet.id'), width: 18 }, { title: t('book.column.step'), width: 34 }, { title: t('inspector.kind'), width: 16 },
      { title: t('bpmn.pool'), width: 18 }, { title: t('bpmn.lane'), width: 22 }, { title: t('book.column.input'), width: 34 }, { title: t('book.column.output'), width: 44 },
      { title: t('sheet.meanTime'), width: 12, format: 'decimal' }, { title: t('sheet.timeAsGiven'), width: 30 }, { title: t('inspector.people'), width: 24 },
      { title: t('sheet.fixedCost', { currency }), width: 14, format: 'money' }, { title: t('inspector.system'), width: 16 }, { title: t('inspector.channel'), width: 14 },
      { title: t('inspector.automation'), width: 16 }, { title: t('inspector.valueClass'), width: 20 }, { title: t('inspector.discretion'), width: 12 },
      { title: t('inspector.firstTimeRight'), width: 12, format: 'percent' }, { title: t('inspector.isControl'), width: 12 }, { title: t('inspector.isNeverSkip'), width: 12 },
      { title: t('inspector.documentation'), width: 50 }, { title: t('inspector.procedure'), width: 50 },
    ],
    rows: ordered.filter(({ id }) => numberOf(id) !== undefined).map((node): readonly SheetCell[] => {
      const pool = find(model.pools, node.pool);
      const work = isActivity(node) ? node.work : null;
      const service = isActivity(node) ? node.service : {};
      const duration = work ? work.duration : 'delay' in node ? node.delay : null;
      return [
        numberOf(node.id) ?? null, node.id, nameOf(node), t(`bpmn.${node.kind}`),
        pool && pool.kind !== 'implicit' ? oneLine(pool.name) : null, oneLine(find(model.lanes, laneOf(model, node))?.name ?? '') || null,
        waysIn(reading, node).join('\n') || null, waysOn(reading, node).join('\n') || null,
        meanMinutes(duration), duration ? time(duration) : null, isActivity(node) ? teamText(reading, node) : null,
        work && work.fixedCost > 0 ? work.fixedCost : null, service.system ?? null, service.channel ?? null,
        service.automation ? t(`inspector.automation.${service.automation}`) : null, service.valueClass ?? null, service.discretion ? t(`inspector.discretion.${service.discretion}`) : null,
        service.firstTimeRight ?? null, yes(service.isControl), yes(service.isNeverSkip), node.documentation ?? null, service.standardOperatingProcedure ?? null,
      ];
    }),
  };
}

/** Where the work changes hands, and by which standard. */
export function handOffsSheet(reading: Reading): Sheet | null {
  const { t, model } = reading;
  const found = handOffsOf(reading);
  if (found.length === 0) return null;
  return {
    name: t('sheet.handOffs'),
    columns: [
      { title: t('book.column.number'), width: 8, format: 'whole' }, { title: t('results.column.fromLane'), width: 22 }, { title: t('sheet.fromStep'), width: 30 }, { title: t('results.column.toLane'), width: 22 }, { title: t('sheet.toStep'), width: 30 },
      { title: t('sheet.flow'), width: 20 }, { title: t('inspector.handOff.carries'), width: 14 }, { title: t('inspector.handOff.medium'), width: 12 }, { title: t('inspector.handOff.outputStandard'), width: 34 },
      { title: t('inspector.handOff.inputStandard'), width: 34 }, { title: t('inspector.handOff.acceptanceCheck'), width: 34 }, { title: t('inspector.handOff.owner'), width: 20 },
      { title: t('sheet.responseWithin'), width: 18, format: 'decimal' }, { title: t('sheet.responseHours'), width: 24 }, { title: t('inspector.handOff.responseShare'), width: 16, format: 'percent' }, { title: t('sheet.transferTime'), width: 18, format: 'decimal' }, { title: t('inspector.handOff.reject'), width: 12, format: 'percent' },
    ],
    rows: found.map(({ flow, from, to, handOff }, i): readonly SheetCell[] => [
      i + 1, from.place, from.step || null, to.place, to.step || null, oneLine(flow.name) || null,
      handOff?.carries ? t(`inspector.carries.${handOff.carries}`) : null, handOff?.medium ? t(`inspector.medium.${handOff.medium}`) : null,
      handOff?.outputStandard ?? null, handOff?.inputStandard ?? null, handOff?.acceptanceCheck ?? null, handOff?.owner ?? null,
      meanMinutes(handOff?.responseStandard?.within ?? null), find(model.calendars, handOff?.responseStandard?.calendar)?.name ?? null, handOff?.responseStandard?.percentile ?? null, meanMinutes(handOff?.transferTime ?? null), handOff?.rejectProbability ?? null,
    ]),
  };
}

/** Steps × roles. */
export function raciSheet(reading: Reading): Sheet | null {
  const { t, numberOf, nameOf } = reading;
  const { parties, rows } = raciOf(reading);
  if (parties.length === 0 || rows.length === 0) return null;
  return {
    name: 'RACI',
    columns: [{ title: t('book.column.number'), width: 8 }, { title: t('book.column.step'), width: 36 }, ...parties.map((title) => ({ title, width: 14 }))],
    rows: rows.map(({ step, cells }): readonly SheetCell[] => [numberOf(step.id) ?? null, nameOf(step), ...cells.map((cell) => cell || null)]),
  };
}

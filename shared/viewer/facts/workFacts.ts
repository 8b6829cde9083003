import { clockText } from '../../i18n/clockText.ts';
import { formatDuration, formatMoney, formatNumber } from '../../i18n/format.ts';
import type { Activity } from '../../model/Activity.ts';
import { givenRole } from '../../model/givenRole.ts';
import type { Batch, Loop, Requirement } from '../../model/Node.ts';
import { find, type ProcessModel } from '../../model/ProcessModel.ts';
import { inBoth, joined, text } from '../inBoth.ts';
import { reads, type Text } from '../Text.ts';
import { distributionText } from './distributionText.ts';
import { nameOf } from './elementNames.ts';
import { fact, facts, yes, type Fact, type Facts } from './Facts.ts';

/** How a step is done: by whom, for how long, at what cost, how often. */
export function workFacts(model: ProcessModel, step: Activity): readonly Facts[] {
  const { work } = step;
  const isAround = 'triggeredByEvent' in step && Object.values(model.nodes).some(({ parent }) => parent === step.id);
  const { currency } = model.meta.settings;
  const rows: readonly Fact[] = [
    ...(isAround ? [] : [...fact('inspector.duration', distributionText(work.duration)), ...people(model, step)]),
    ...(work.alternatives ?? []).flatMap((team) => fact('inspector.alternatives', teamText(model, team))),
    ...(work.performer ? fact('inspector.performer', inBoth((t) => t(`inspector.performer.${work.performer?.rule ?? 'sameAs'}.summary`, { step: reads(nameOf(model, work.performer?.step ?? null), t.locale === 'en' ? 0 : 1) })), work.performer.step) : []),
    ...(work.keepUntil ? fact('inspector.keep', nameOf(model, work.keepUntil), work.keepUntil) : []),
    ...(work.shiftEnd === 'suspend' ? [] : fact('inspector.shiftEnd', text(`inspector.shiftEnd.${work.shiftEnd}`))),
    ...(work.priority === 0 ? [] : fact('inspector.priority', inBoth((t) => formatNumber(t.locale, work.priority)))),
    ...fact('inspector.priority.feel', work.priorityExpression),
    ...(work.fixedCost === 0 ? [] : fact('inspector.fixedCost', inBoth((t) => formatMoney(t.locale, work.fixedCost, currency)))),
    ...(work.sets ?? []).flatMap(({ attribute, value }) => fact('inspector.sets', `${find(model.attributes, attribute)?.name ?? attribute} = ${value}`)),
  ];
  return [...facts('inspector.work', rows), ...(work.batch ? facts('inspector.batch', batchFacts(work.batch)) : []), ...(step.loop ? facts('inspector.loop', loopFacts(step.loop)) : [])];
}

const teamText = (model: ProcessModel, team: readonly Requirement[]): Text =>
  team.map(({ role, quantity }) => `${quantity} × ${find(model.roles, role)?.name ?? role}`).join(' + ');

function people(model: ProcessModel, step: Activity): readonly Fact[] {
  const { requirements } = step.work;
  if (requirements?.length === 0) return fact('inspector.people', text('inspector.people.nobody'));
  if (requirements) return fact('inspector.people', teamText(model, requirements));
  const role = find(model.roles, givenRole(model, step)?.role);
  return role ? fact('inspector.people', text('inspector.people.laneRole', { role: role.name })) : [];
}

const batchFacts = ({ size, maxWait, at, mode, perItem }: Batch): readonly Fact[] => [
  ...fact('inspector.batch.size', size === null ? null : inBoth((t) => t('inspector.batch.size.short', { n: formatNumber(t.locale, size), count: size }))),
  ...fact('inspector.batch.at', at === null ? null : at.map(clockText).join(', ')),
  ...fact('inspector.batch.maxWait', distributionText(maxWait)),
  ...fact('inspector.batch.mode', text(`inspector.batch.${mode}`)),
  ...fact('inspector.batch.perItem', distributionText(perItem)),
];

function loopFacts({ kind, count, counts, condition, testBefore }: Loop): readonly Fact[] {
  const total = counts?.reduce((sum, { weight }) => sum + weight, 0) ?? 0;
  return [
    ...fact('inspector.loop.kind', text(`inspector.loop.${kind}`)),
    ...fact(kind === 'standard' ? 'inspector.loop.rounds' : 'inspector.loop.instances', count === null ? null : inBoth((t) => formatNumber(t.locale, count))),
    ...(counts && total > 0 ? fact('inspector.loop.counts', counts.map(({ value, weight }) => `${value}: ${Math.round((weight / total) * 1000) / 10}%`).join(', ')) : []),
    ...fact('inspector.loop.while', condition),
    ...yes('inspector.loop.testBefore', testBefore),
  ];
}

/** A time in minutes in both languages. */
export const timeText = (minutes: number): Text => inBoth((t) => formatDuration(t.locale, minutes));
export const listed = (names: readonly Text[]): Text => joined(names, ', ');

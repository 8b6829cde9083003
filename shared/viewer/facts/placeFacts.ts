import { formatMoney, formatNumber, formatPercent } from '../../i18n/format.ts';
import type { RoleId } from '../../model/ids.ts';
import { openOn } from '../../model/openOn.ts';
import type { Lane, Pool } from '../../model/Pool.ts';
import { find, rows, type ProcessModel } from '../../model/ProcessModel.ts';
import { inBoth, text } from '../inBoth.ts';
import type { Text } from '../Text.ts';
import { distributionText } from './distributionText.ts';
import { nameOf } from './elementNames.ts';
import { fact, facts, yes, type Fact, type Facts } from './Facts.ts';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** A lane: who stands behind it, and with how many people. */
export const laneFacts = (model: ProcessModel, lane: Lane): readonly Facts[] => [
  ...facts('inspector.general', [
    ...(lane.laneKind ? fact('inspector.lane.kind', text(`inspector.laneKind.${lane.laneKind}`)) : []),
    ...(lane.parent ? fact('inspector.lane', nameOf(model, lane.parent), lane.parent) : []),
    ...(find(model.pools, lane.pool)?.kind === 'implicit' ? [] : fact('bpmn.pool', nameOf(model, lane.pool), lane.pool)),
    ...fact('inspector.documentation', lane.documentation),
  ]),
  ...facts('inspector.lane.people', roleFacts(model, lane.role)),
];

export const poolFacts = (model: ProcessModel, pool: Pool): readonly Facts[] => [
  ...facts('inspector.general', [
    ...yes('inspector.pool.isExecutable', pool.isExecutable),
    ...fact('inspector.pool.responseTime', distributionText(pool.responseTime)),
    ...fact('inspector.documentation', pool.documentation),
  ]),
  ...facts('inspector.lane.people', roleFacts(model, pool.role ?? null)),
];

function worksText(model: ProcessModel, id: string | null): Text {
  const calendar = find(model.calendars, id);
  if (!calendar) return text('inspector.calendar.always');
  const minutes = WEEKDAYS.reduce((sum, day) => sum + openOn(calendar.week, day).reduce((inDay, { from, to }) => inDay + to - from, 0), 0);
  return inBoth((t) => `${calendar.name} (${t('inspector.calendar.facts', { hours: formatNumber(t.locale, minutes / 60) })})`);
}

function roleFacts(model: ProcessModel, id: RoleId | null): readonly Fact[] {
  const role = find(model.roles, id);
  if (!role) return [];
  const named = rows(model.people).filter(({ roles }) => roles.includes(role.id));
  const { currency } = model.meta.settings;
  const { breakdown } = role;
  return [
    ...fact('inspector.lane.role', role.name),
    ...(named.length > 0
      ? fact('people.tab.people', named.map(({ name, speed }) => (speed === 1 ? name : `${name} (× ${speed})`)).join(', '))
      : fact('inspector.role.headcount', inBoth((t) => formatNumber(t.locale, role.headcount, 0)))),
    ...(role.costPerHour === 0 ? [] : fact('inspector.role.cost', inBoth((t) => `${formatMoney(t.locale, role.costPerHour, currency)} / ${t('inspector.unit.h')}`))),
    ...fact('inspector.role.calendar', worksText(model, role.calendar)),
    ...(role.queueOrder === 'fifo' ? [] : fact('inspector.role.queueOrder', text(`inspector.queue.${role.queueOrder}`))),
    ...(role.allocation ? fact('inspector.allocation', text(`inspector.allocation.${role.allocation}`)) : []),
    ...yes('inspector.preemption', role.isPreemptive),
    ...fact('inspector.breakdown.between', distributionText(breakdown?.timeBetween)),
    ...fact('inspector.breakdown.repair', distributionText(breakdown?.timeToRepair)),
    ...fact('inspector.switchOver', distributionText(role.switchOver)),
    ...(role.overtimeFactor === undefined ? [] : fact('inspector.overtime', inBoth((t) => formatPercent(t.locale, role.overtimeFactor ?? 1)))),
  ];
}

import type { Calendar } from '../../model/Calendar.ts';
import type { Distribution } from '../../model/Distribution.ts';
import { givenRole } from '../../model/givenRole.ts';
import { calendarId, roleId, type RoleId } from '../../model/ids.ts';
import { laneOf } from '../../model/laneOf.ts';
import type { ProcessNode } from '../../model/Node.ts';
import { find, rows, type ProcessModel } from '../../model/ProcessModel.ts';
import { DEFAULT_RESPONSE_TIME } from '../../simulation/defaults.ts';
import { MINUTES_PER_DAY } from '../../units.ts';
import type { ModelChange } from './ModelChange.ts';
import { dayAfter } from './stressWindow.ts';
import { withAbsence } from './withAbsence.ts';

type PartnerDown = Extract<ModelChange, { kind: 'partnerDown' }>;

/** Everybody, however many partners there are: answers are awaited by each case on its own. */
const MANY = 100_000;

/**
 * The model in which a partner is somebody who can be away: what its lane does, and the answers that come from its
 * pool, are the work of a role with as many people as there are cases. Nothing else changes: everybody is served at
 * once and for the same times. Both the undisturbed and the disturbed run are of this model, so that they differ in the
 * absence alone. Steps for which the partner has staff of its own keep them, and an answer that races against other
 * events stays as it is.
 */
export function withPartnerAsRole(model: ProcessModel, partner: PartnerDown['partner']): ProcessModel {
  const role = roleId(`${partner}_partner`);
  const isRaced = (node: ProcessNode) => rows(model.flows).some((flow) => flow.target === node.id && find(model.nodes, flow.source)?.kind === 'eventBasedGateway');
  const answers = new Set(rows(model.flows).flatMap((flow) => (flow.kind === 'messageFlow' && (flow.source as string | null) === partner ? [flow.target as string | null] : [])));
  const requirements = [{ role, quantity: 1 }];
  const nodes = rows(model.nodes).flatMap((node): (readonly [string, ProcessNode])[] => {
    if ('work' in node && node.kind !== 'receiveTask' && isIn(model, node, partner) && isDoneByNobody(model, node)) {
      return [[node.id, { ...node, work: { ...node.work, requirements } }]];
    }
    if (node.kind !== 'intermediateCatchEvent' || !answers.has(node.id) || isRaced(node)) return [];
    return [[node.id, answerAsWork(node, node.delay ?? DEFAULT_RESPONSE_TIME, requirements)]];
  });
  if (nodes.length === 0) return model;
  const name = find(model.lanes, partner)?.name ?? find(model.pools, partner)?.name ?? partner;
  return {
    ...model,
    nodes: { ...model.nodes, ...Object.fromEntries(nodes) },
    roles: { ...model.roles, [role]: { id: role, name, headcount: MANY, costPerHour: 0, calendar: null, queueOrder: 'fifo' } },
  };
}

/** The partner works around the clock, but for the window. What it is at when that begins goes on when it ends. */
export function withPartnerDown(model: ProcessModel, { partner, from, to }: PartnerDown): ProcessModel {
  const able = withoutStaff(withPartnerAsRole(model, partner), { partner, from, to });
  const role = find(able.roles, roleId(`${partner}_partner`));
  if (!role) return able;
  const calendar = calendarId(`${role.id}_hours`);
  return { ...able, roles: { ...able.roles, [role.id]: { ...role, calendar } }, calendars: { ...able.calendars, [calendar]: openBut(calendar, from, to) } };
}

/** The partner's own staff is away too. */
function withoutStaff(model: ProcessModel, { partner, from, to }: Omit<PartnerDown, 'kind'>): ProcessModel {
  const role = staffOf(model, partner);
  return role === null ? model : withAbsence(model, { kind: 'absence', role, quantity: null, from, to });
}

/** The role that a partner's lane or pool names. */
export const staffOf = (model: ProcessModel, partner: PartnerDown['partner']): RoleId | null => find(model.lanes, partner)?.role ?? find(model.pools, partner)?.role ?? null;

/** A calendar that is open day and night, except from one local time to another. */
function openBut(id: Calendar['id'], from: string, to: string): Calendar {
  const minuteOf = (local: string) => Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
  const specialDays: { date: string; open: { from: number; to: number }[] }[] = [];
  for (let date = from.slice(0, 10); date <= to.slice(0, 10); date = dayAfter(date, 1).slice(0, 10)) {
    const opens = [
      ...(date === from.slice(0, 10) ? [{ from: 0, to: minuteOf(from) }] : []),
      ...(date === to.slice(0, 10) ? [{ from: minuteOf(to), to: MINUTES_PER_DAY }] : []),
    ];
    specialDays.push({ date, open: opens.filter((open) => open.from < open.to) });
  }
  return { id, name: '', week: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 0, to: MINUTES_PER_DAY })), holidays: [], specialDays };
}

const isDoneByNobody = (model: ProcessModel, node: Extract<ProcessNode, { work: unknown }>): boolean =>
  (node.work.requirements === null ? givenRole(model, node) === null : node.work.requirements.length === 0);

const isIn = (model: ProcessModel, node: ProcessNode, partner: string): boolean => {
  for (let lane = find(model.lanes, laneOf(model, node)); lane; lane = find(model.lanes, lane.parent)) if (lane.id === partner) return true;
  return laneOf(model, node) === null && node.pool === partner;
};

const answerAsWork = ({ id, name, pool, lane, parent }: ProcessNode, duration: Distribution, requirements: readonly { role: ReturnType<typeof roleId>; quantity: number }[]): ProcessNode => ({
  kind: 'task', id, name, pool, lane, parent, loop: null, isForCompensation: false, service: {},
  work: { duration, requirements, shiftEnd: 'suspend', priority: 0, fixedCost: 0 },
});

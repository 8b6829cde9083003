import type { Calendar } from '../../model/Calendar.ts';
import { calendarId, flowId, nodeId, roleId, type NodeId, type PersonId } from '../../model/ids.ts';
import type { Distribution } from '../../model/Distribution.ts';
import type { Person } from '../../model/Person.ts';
import { laneOf } from '../../model/laneOf.ts';
import type { ProcessNode, StartEvent } from '../../model/Node.ts';
import { find, rows, type ProcessModel } from '../../model/ProcessModel.ts';
import { DEFAULT_RESPONSE_TIME } from '../../simulation/defaults.ts';
import type { Program } from '../../simulation/Program.ts';
import type { ModelChange } from './ModelChange.ts';
import { holdersOf, peopleOf } from './peopleOf.ts';
import { scaledDistribution } from './scaledDistribution.ts';
import { dayAfter } from './stressWindow.ts';

type Of<K extends ModelChange['kind']> = Extract<ModelChange, { kind: K }>;

/** Everybody, however many partners there are: answers are awaited by each case on its own. */
const MANY = 100_000;

/** People of a role are away for a while. Those with names: the last in the list. */
export function withAbsence(model: ProcessModel, { role: id, quantity, from, to }: Of<'absence'>): ProcessModel {
  const holders = holdersOf(model, id);
  if (holders.length > 0) {
    const away = holders.slice(quantity === null ? 0 : Math.max(0, holders.length - quantity));
    const people: Record<PersonId, Person> = { ...model.people };
    for (const person of away) people[person.id] = { ...person, absences: [...(person.absences ?? []), { from, to }] };
    return { ...model, people };
  }
  const role = find(model.roles, id);
  if (!role) return model;
  const absence = { from, to, quantity: quantity ?? Math.max(1, peopleOf(model, id)) };
  return { ...model, roles: { ...model.roles, [id]: { ...role, absences: [...(role.absences ?? []), absence] } } };
}

/**
 * More cases for a while: beside each source of cases a second one brings `factor − 1` times as many within the window.
 * The cases of the undisturbed run come in as ever, with the same random numbers; for Poisson arrivals the sum is again
 * Poisson, with `factor` times the rate.
 */
export function withSurge(model: ProcessModel, { factor, from, to }: Of<'surge'>): ProcessModel {
  const starts = rows(model.nodes).filter((node) => node.kind === 'startEvent').filter(({ arrivals }) => arrivals !== null);
  const twins = starts.flatMap((start): { readonly of: NodeId; readonly twin: StartEvent }[] => {
    const { maxCases: _most, instants, ...arrivals } = start.arrivals!;
    const logged = instants && repeated(instants.filter((at) => at >= from && at < to), factor - 1);
    if (logged?.length === 0) return [];
    const twin: StartEvent = {
      ...start,
      id: surgeOf(start.id),
      arrivals: {
        ...arrivals,
        interArrival: scaledDistribution(arrivals.interArrival, 1 / (factor - 1)),
        ...(arrivals.rates ? { rates: arrivals.rates.map((rate) => rate * (factor - 1)) } : {}),
        ...(logged ? { instants: logged } : {}),
        first: from,
        last: to,
      },
    };
    return [{ of: start.id, twin }];
  });
  const ways = twins.flatMap(({ of, twin }) => rows(model.flows).filter((flow) => flow.kind === 'sequenceFlow').filter(({ source }) => (source as string | null) === of)
    .map((flow) => ({ ...flow, id: flowId(`${flow.id}${SURGE}`), source: twin.id })));
  return {
    ...model,
    nodes: { ...model.nodes, ...Object.fromEntries(twins.map(({ twin }) => [twin.id, twin])) },
    flows: { ...model.flows, ...Object.fromEntries(ways.map((way) => [way.id, way])) },
  };
}

/** Each so many times on average, spread evenly: half of them at 0.5, each twice at 2. */
const repeated = (instants: readonly string[], times: number): string[] =>
  instants.flatMap((at, i) => Array.from({ length: Math.floor((i + 1) * times + 1e-9) - Math.floor(i * times + 1e-9) }, () => at));

/** No element of a drawing is named so. */
const SURGE = '__surge';
const surgeOf = (start: NodeId): NodeId => nodeId(`${start}${SURGE}`);

/** The cases of a surge begin where those beside them do: in every pool that begins together with them. */
export function withCompanions(program: Program): Program {
  const [main] = program.sources;
  const twin = main && surgeOf(program.nodeIds[main.node]!);
  return { ...program, sources: program.sources.map((source) => (program.nodeIds[source.node] === twin ? { ...source, companions: main?.companions ?? [] } : source)) };
}

/**
 * The model in which a partner is somebody who can be away: what its lane does, and the answers that come from its
 * pool, are the work of a role with as many people as there are cases. Nothing else changes: everybody is served at
 * once and for the same times. Both the undisturbed and the disturbed run are of this model, so that they differ in the
 * absence alone. An answer that races against other events stays as it is.
 */
export function withPartnerAsRole(model: ProcessModel, partner: Of<'partnerDown'>['partner']): ProcessModel {
  const role = roleId(`${partner}_partner`);
  const isRaced = (node: ProcessNode) => rows(model.flows).some((flow) => flow.target === node.id && find(model.nodes, flow.source)?.kind === 'eventBasedGateway');
  const answers = new Set(rows(model.flows).flatMap((flow) => (flow.kind === 'messageFlow' && (flow.source as string | null) === partner ? [flow.target as string | null] : [])));
  const requirements = [{ role, quantity: 1 }];
  const nodes = rows(model.nodes).flatMap((node): (readonly [string, ProcessNode])[] => {
    if ('work' in node && node.kind !== 'receiveTask' && isIn(model, node, partner) && (node.work.requirements === null || node.work.requirements.length === 0)) {
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
export function withPartnerDown(model: ProcessModel, { partner, from, to }: Of<'partnerDown'>): ProcessModel {
  const able = withPartnerAsRole(model, partner);
  const role = find(able.roles, roleId(`${partner}_partner`));
  if (!role) return model;
  const calendar = calendarId(`${role.id}_hours`);
  return { ...able, roles: { ...able.roles, [role.id]: { ...role, calendar } }, calendars: { ...able.calendars, [calendar]: openBut(calendar, from, to) } };
}

const MINUTES_PER_DAY = 1_440;

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

const isIn = (model: ProcessModel, node: ProcessNode, partner: string): boolean => {
  for (let lane = find(model.lanes, laneOf(model, node)); lane; lane = find(model.lanes, lane.parent)) if (lane.id === partner) return true;
  return laneOf(model, node) === null && node.pool === partner;
};

const answerAsWork = ({ id, name, pool, lane, parent }: ProcessNode, duration: Distribution, requirements: readonly { role: ReturnType<typeof roleId>; quantity: number }[]): ProcessNode => ({
  kind: 'task', id, name, pool, lane, parent, loop: null, isForCompensation: false, service: {},
  work: { duration, requirements, shiftEnd: 'suspend', priority: 0, fixedCost: 0 },
});

import { mayInstantiate } from '../model/instantiates.ts';
import { type ProcessModel } from '../model/ProcessModel.ts';
import { rows } from '../model/ProcessModel.ts';
import { MINUTES_PER_UNIT } from '../model/Distribution.ts';
import type { Message } from '../i18n/Message.ts';
import { err, ok, type Result } from '../result.ts';
import { isTimeZone, parseLocal, TimeZone } from './calendar/timeZone.ts';
import { Compilation } from './compile/Compilation.ts';
import { toRows } from './compile/csr.ts';
import { expandCalls } from './compile/expandCalls.ts';
import { compileEvents } from './compile/events.ts';
import { compileClasses } from './compile/classes.ts';
import { compileGoals } from './compile/goals.ts';
import { compileHandOffs } from './compile/handOffs.ts';
import { reachOf } from './compile/inclusiveReach.ts';
import { compileCaseExpressions } from './compile/caseExpressions.ts';
import { checkJoins } from './compile/joins.ts';
import { compileLevels } from './compile/levels.ts';
import { compileLoops } from './compile/loops.ts';
import { handOffName } from './compile/handOffName.ts';
import { nameOf } from './compile/nameOf.ts';
import { compileStaff } from './compile/staff/compileStaff.ts';
import { dueDates } from './compile/staff/dueDates.ts';
import { compileSplits } from './compile/splits.ts';
import { compileWork } from './compile/work.ts';
import { readStructure, type Structure } from './compile/structure.ts';
import { compileVisible } from './compile/visible.ts';
import { checkEndings } from './compile/endings.ts';
import { compileArrivals } from './compile/arrivals.ts';
import type { CompileError } from './CompileError.ts';
import { BASIS_HIGH, BASIS_LOW, elementHash } from './elementHash.ts';
import { CAPACITY } from './kernel/memory.ts';
import { BODY, JOIN, QUEUE_ORDER, type CompiledAttribute, type Program } from './Program.ts';

export interface CompileOptions {
  /** Mean gap between cases where the model gives none: variants that are compared must get the same. */
  readonly defaultGap?: number;
}

export interface Compiled {
  readonly program: Program;
  /** What was assumed or left out. */
  readonly warnings: readonly Message[];
  /** Set when the model gave no arrivals and this gap was chosen, in minutes. */
  readonly chosenGap: number | null;
}

/**
 * Translates a model into a program for the kernel, or says what cannot be simulated and why. Everything that could go
 * wrong in a run is looked for here; the kernel trusts what it gets.
 */
export function compile(given: ProcessModel, options: CompileOptions = {}): Result<Compiled, readonly CompileError[]> {
  const { model, origins, ...calls } = expandCalls(given);
  const c = new Compilation(model, origins);
  c.errors.push(...calls.errors);
  c.warnings.push(...calls.warnings);
  const { timeZone, start } = model.meta.settings;
  const local = parseLocal(start);
  if (local === null) c.fail('start', null, 'simulation.error.start', { start }, 'simulation.error.start.advice');
  if (!isTimeZone(timeZone)) c.fail('timeZone', null, 'simulation.error.timeZone', { timeZone }, 'simulation.error.timeZone.advice');
  const s = readStructure(model);
  if (s.starts.length === 0) c.fail('noStart', null, 'simulation.error.noStart', {}, 'simulation.error.noStart.advice');
  if (c.errors.length > 0 || local === null) return err(c.errors);

  const attributes = compileAttributes(c);
  const events = compileEvents(c, s);
  const work = compileWork(c, s, events.body);
  const splits = compileSplits(c, s);
  for (const node of rows(model.nodes)) {
    if ('triggeredByEvent' in node && node.triggeredByEvent && !s.levelStarts.some(({ begins }) => s.nodes[begins] === node)) c.warn('simulation.warning.eventSubProcess', { name: nameOf(node) });
    if (node.kind === 'eventBasedGateway' && node.instantiate === true && mayInstantiate(model, node) && !s.indexOf.has(node.id)) c.warn('simulation.warning.silentStart', { name: nameOf(node) });
  }
  const transfer = Int32Array.from(s.ways, ({ flow }) => (flow?.handOff?.transferTime ? c.distribution(flow.handOff.transferTime, flow.id, flow.name || flow.id) : -1));
  const reject = Float64Array.from(s.ways, ({ flow, source }) => {
    const p = flow?.handOff?.rejectProbability ?? 0;
    if (p === 0 || flow === null) return 0;
    if (p >= 1) c.fail('rejectAlways', flow.id, 'simulation.error.rejectAlways', { name: flow.name || flow.id }, 'simulation.error.rejectAlways.advice');
    if (!('work' in s.nodes[source]!)) {
      c.warn('simulation.warning.rejectAtGateway', { name: flow.name || flow.id });
      return 0;
    }
    return p;
  });
  const handOff = new Int32Array(s.ways.length).fill(-1);
  const { ways: handOffs, from: handOffFrom, to: handOffTo } = compileHandOffs(s, work);
  handOffs.forEach((way, i) => { handOff[way] = i; });
  const goals = compileGoals(c, s, handOffs);

  const messageKinds = new Set(['startEvent', 'intermediateCatchEvent', 'receiveTask', 'boundaryEvent']);
  const messages = s.messages.filter((m) => m.source >= 0 && messageKinds.has(s.nodes[m.target]!.kind));
  const messageTransfer = Int32Array.from(messages, ({ flow }) => (flow.handOff?.transferTime ? c.distribution(flow.handOff.transferTime, flow.id, flow.name || flow.id) : -1));
  const messageSlot = new Int32Array(s.nodes.length).fill(-1);
  let messageSlots = 0;
  for (const { target } of messages) if (messageSlot[target] === -1 && s.isStart[target] !== true) messageSlot[target] = messageSlots++;

  const sends: number[][] = s.nodes.map(() => []);
  messages.forEach(({ source }, i) => sends[source]!.push(i));
  const outgoing = toRows(s.outgoing);

  checkEndings(c, s, splits.share, reject);
  checkSize(c, { nodes: s.nodes.length, flows: s.ways.length, roles: work.table.roles.length });
  checkJoins(c, s, splits);
  const people = c.errors.length > 0 ? null : compileStaff(c, s, splits.join, work);
  people?.stepCalendar.forEach((calendar, node) => { work.stepCalendar[node] = calendar; });
  const isDueRead = [...work.used].some((role) => work.table.roles[role]!.queueOrder === 'earliestDue');
  const due = dueDates(c, isDueRead ? work.table.roles.filter((role, r) => work.used.has(r) && role.queueOrder === 'earliestDue') : []);
  if (c.errors.length > 0) return err(c.errors);

  const partial: Omit<Program, 'sources' | 'distributions' | 'distributionMean' | 'expressions' | 'calendars'> = {
    nodeIds: s.nodes.map((node) => c.originOf(node.id)),
    nodeNames: s.nodes.map(nameOf),
    flowIds: s.ways.map((way) => c.originOf(way.id)),
    isStep: work.isStep,
    join: splits.join, body: events.body, split: splits.split, result: events.result, catches: events.catches, reference: events.reference, awaits: events.awaits, hasConditions: events.awaits.some((condition) => condition >= 0), activation: splits.activation,
    ...compileLevels(s), undoneBy: Int32Array.from(s.undoneBy), undoes: events.undoes,
    parent: Int32Array.from(s.nodes, (node) => s.indexOf.get(node.parent ?? '') ?? -1),
    entries: toRows(s.entries), together: toRows(s.together), incoming: toRows(s.incoming), outgoing,
    outShare: Float64Array.from(s.outgoing.flat(), (way) => splits.share[way]!),
    outCondition: Int32Array.from(s.outgoing.flat(), (way) => splits.condition[way]!),
    defaultWay: Int32Array.from(s.nodes, (_, n) => (splits.defaultWay[n]! < 0 ? -1 : outgoing.start[n]! + s.outgoing[n]!.indexOf(splits.defaultWay[n]!))),
    flowSource: Int32Array.from(s.ways, (w) => w.source), flowTarget: Int32Array.from(s.ways, (w) => w.target),
    flowTransfer: transfer, flowReject: reject, flowHandOff: handOff,
    handOffFlows: Int32Array.from(handOffs), handOffFrom, handOffTo,
    goals, ...compileVisible(s, goals), ...compileClasses(c),
    handOffNames: handOffs.map((w) => handOffName(model, s.ways[w]!.flow, s.nodes[s.ways[w]!.source]!, s.nodes[s.ways[w]!.target]!)),
    ...inclusiveReach(s, splits.join),
    desk: work.desk, stepCalendar: work.stepCalendar,
    requirementStart: toRows(work.needed.map((team) => team.map(({ role }) => role))).start,
    requirementRole: Int32Array.from(work.needed.flat(), ({ role }) => role),
    requirementQuantity: Int32Array.from(work.needed.flat(), ({ quantity }) => quantity),
    duration: work.duration, shiftEnd: work.shiftEnd, priority: work.priority, ...compileCaseExpressions(c, s), fixedCost: work.fixedCost, costPerMinute: work.costPerMinute,
    delay: events.delay, delayIsPartner: events.delayIsPartner, loop: work.loop, loopCount: work.loopCount, ...compileLoops(c, s), repeats: events.repeats, period: events.period, lastAt: events.lastAt,
    boundary: toRows(s.boundary),
    attachedTo: Int32Array.from(s.nodes, (node) => (node.kind === 'boundaryEvent' ? (s.indexOf.get(node.attachedTo ?? '') ?? -1) : -1)),
    trigger: events.trigger,
    isInterrupting: Uint8Array.from(s.nodes, (node) => ((node.kind === 'boundaryEvent' && node.cancelActivity) || (node.kind === 'startEvent' && node.isInterrupting) ? 1 : 0)),
    whileWorking: events.whileWorking,
    probability: events.probability,
    sends: toRows(sends),
    messageTarget: Int32Array.from(messages, (m) => m.target), messageTransfer, messageSlot, messageSlots,
    messageElement: s.nodes.length + s.ways.length + attributes.length + (people ? work.table.roles.length : 0),
    ...visits(s, events.body, sends),
    roleIds: work.table.roles.map((role) => role.id), roleNames: work.table.roles.map((role) => role.name || role.id),
    headcount: Int32Array.from(work.table.roles, (role, r) => people?.headcount.get(r) ?? role.headcount),
    roleCalendar: work.roleCalendar,
    roleCostPerMinute: Float64Array.from(work.table.roles, (role) => role.costPerHour / 60),
    ...desks(work.deskOf, work.table.roles.map((role) => QUEUE_ORDER[role.queueOrder])),
    staff: people && { ...people.staff, roleElement: Int32Array.from(work.table.roles, (_, r) => s.nodes.length + s.ways.length + attributes.length + r) },
    ...due,
    timeZone,
    origin: new TimeZone(timeZone).toUtc(local),
    attributes,
    ...hashes([...s.nodes.map((node) => node.id), ...s.ways.map((way) => way.id), ...rows(model.attributes).map((a) => a.id), ...(people ? work.table.roles.map((role) => role.id) : []), ...messages.map(({ flow }) => flow.id)]),
  };
  const { sources, chosenGap } = compileArrivals(c, s, partial, options.defaultGap ?? null);
  if (c.errors.length > 0) return err(c.errors);
  checkSize(c, { calendars: c.calendars.length });
  if (c.errors.length > 0) return err(c.errors);
  const program: Program = {
    ...partial, sources, calendars: c.calendars, distributions: c.distributionTable(), distributionMean: c.distributionMeans(), expressions: c.expressions,
  };
  return ok({ program, warnings: c.warnings, chosenGap });
}

/** What the kernel has places for, see kernel/memory.ts. */
function checkSize(c: Compilation, counts: Readonly<Partial<Record<'nodes' | 'flows' | 'roles' | 'calendars', number>>>): void {
  for (const [what, count] of Object.entries(counts)) {
    const most = CAPACITY[what as keyof typeof counts] - 1;
    if (count > most) c.fail('unsupported', null, `simulation.error.tooLarge.${what as keyof typeof counts}`, { count, most }, 'simulation.error.tooLarge.advice');
  }
}

function compileAttributes(c: Compilation): CompiledAttribute[] {
  const compiled = rows(c.model.attributes).map((attribute): CompiledAttribute => {
    const { name, value, id } = attribute;
    switch (value.kind) {
      case 'constant': return { name, distribution: -1, perMinute: 1, values: [value.value], cumulative: [1] };
      case 'choice': {
        const total = value.options.reduce((sum, o) => sum + o.weight, 0);
        if (total <= 0) c.fail('shares', id, 'simulation.error.noChoice', { name }, 'simulation.error.noChoice.advice');
        let sum = 0;
        return { name, distribution: -1, perMinute: 1, values: value.options.map((o) => o.value), cumulative: value.options.map((o) => (sum += o.weight / total)) };
      }
      case 'distribution':
        return { name, distribution: c.distribution(value.distribution, id, name), perMinute: 1 / MINUTES_PER_UNIT[value.distribution.unit], values: [], cumulative: [] };
    }
  });
  c.exampleAttributes = Object.fromEntries(compiled.map((a) => [a.name, a.values[0] ?? c.meanOf(a.distribution) * a.perMinute]));
  return compiled;
}

function inclusiveReach(s: Structure, join: Int8Array): Pick<Program, 'reachStart' | 'reach'> {
  const reachStart = new Int32Array(s.nodes.length).fill(-1);
  const parts: Uint8Array[] = [];
  s.nodes.forEach((_, n) => {
    if (join[n] !== JOIN.inclusive) return;
    reachStart[n] = parts.length * s.nodes.length;
    for (const way of s.incoming[n] ?? []) parts.push(reachOf(s, n, way));
  });
  const reach = new Uint8Array(parts.length * s.nodes.length);
  parts.forEach((part, i) => reach.set(part, i * s.nodes.length));
  return { reachStart, reach };
}

/** Nodes whose visits are counted per case: those that draw, so that each visit has numbers of its own. */
function visits(s: Structure, body: Int8Array, sends: readonly (readonly number[])[]): Pick<Program, 'visitSlot' | 'visitSlots'> {
  let visitSlots = 0;
  const visitSlot = Int32Array.from(s.nodes, (node, n) => (body[n] !== BODY.pass || (s.outgoing[n]?.length ?? 0) > 1 || 'work' in node || s.outgoing[n]?.some((w) => s.ways[w]!.flow?.handOff !== undefined) || node.kind === 'startEvent' || sends[n]!.length > 0 ? visitSlots++ : -1));
  return { visitSlot, visitSlots };
}

function desks(deskOf: Int32Array, orders: readonly number[]): Pick<Program, 'desks' | 'deskOrder' | 'deskRoles'> {
  const count = deskOf.reduce((most, desk) => Math.max(most, desk + 1), 0);
  const members = Array.from({ length: count }, (_, desk) => [...deskOf.keys()].filter((role) => deskOf[role] === desk));
  return { desks: count, deskOrder: Int8Array.from(members, ([first = 0]) => orders[first] ?? 0), deskRoles: toRows(members) };
}

const hashes = (ids: readonly string[]): Pick<Program, 'hashLow' | 'hashHigh'> => ({
  hashLow: Int32Array.from(ids, (id) => elementHash(id, BASIS_LOW)),
  hashHigh: Int32Array.from(ids, (id) => elementHash(id, BASIS_HIGH)),
});


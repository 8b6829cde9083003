import { givenRole } from '../../model/givenRole.ts';
import type { ProcessNode } from '../../model/Node.ts';
import { rows } from '../../model/ProcessModel.ts';
import { intersect } from '../calendar/combineHours.ts';
import { isNeverOpen } from '../calendar/WeekPattern.ts';
import { DEFAULT_AUTOMATIC_DURATION, DEFAULT_DURATION, DEFAULT_LOOP_COUNT, isAutomatic, MOST_ROUNDS } from '../defaults.ts';
import { BODY, LOOP, SHIFT_END } from '../Program.ts';
import type { Compilation } from './Compilation.ts';
import { nameOf } from './nameOf.ts';
import { desksOf, RoleTable, type Needed } from './roles.ts';
import { batchesOf, type Batches } from './staff/batches.ts';
import { desksOfPeople, rolesOfPeople, type Step } from './staff/tellApart.ts';
import { isSubProcess, type Structure } from './structure.ts';

export interface CompiledWork {
  readonly table: RoleTable;
  readonly needed: readonly (readonly Needed[])[];
  readonly isStep: Uint8Array;
  readonly desk: Int32Array;
  readonly stepCalendar: Int32Array;
  readonly duration: Int32Array;
  readonly shiftEnd: Int8Array;
  readonly priority: Float64Array;
  readonly fixedCost: Float64Array;
  readonly costPerMinute: Float64Array;
  readonly loop: Int8Array;
  readonly loopCount: Float64Array;
  readonly roleCalendar: Int32Array;
  readonly deskOf: Int32Array;
  readonly steps: readonly Step[];
  /** Roles that some step asks for. */
  readonly used: ReadonlySet<number>;
  /** Per desk: its people are told apart. */
  readonly isStaffedDesk: readonly boolean[];
  readonly batches: Batches;
}

/** Steps with their people, times, costs and loops; sets the bodies of activities in `body`. */
export function compileWork(c: Compilation, s: Structure, body: Int8Array): CompiledWork {
  const table = new RoleTable(c);
  const n = s.nodes.length;
  const has = (i: number) => (s.entries[i]?.length ?? 0) > 0;
  const isWork = s.nodes.map((node, i) => 'work' in node && !has(i) && (body[i] === BODY.pass || (node.kind === 'receiveTask' && node.work.duration !== null)));
  const needed = s.nodes.map((node, i) => (isWork[i] ? table.neededBy(node) : []));
  const steps = s.nodes.flatMap((node, i): Step[] => ('work' in node && isWork[i] ? [{ node: i, work: node.work, teams: needed[i]!.length === 0 ? [] : [needed[i]!, ...table.alternativesOf(node)] }] : []));
  const held = rolesOfPeople(c, table);
  const used = new Set(steps.flatMap(({ teams }) => teams.flat().map(({ role }) => role)));
  const roleCalendar = Int32Array.from(table.roles, (role, r) => (used.has(r) ? c.roleCalendar(role) : -1));
  const deskOf = desksOf(table.roles.length, [...steps.map(({ teams }) => teams.flat().map(({ role }) => role)), ...held]);
  const doers = new Set(steps.flatMap(({ work }) => (work.performer ? [work.performer.step as string] : [])));
  const isStaffedDesk = desksOfPeople(table, deskOf, held, steps, doers, (i) => s.nodes[i]!.id);
  checkOrders(c, table, s, steps, held.map((roles) => roles.filter((role) => used.has(role))));
  const w: CompiledWork = {
    table, needed, roleCalendar, deskOf, steps, used, isStaffedDesk,
    batches: batchesOf(c, s, isWork),
    isStep: Uint8Array.from(isWork, Number),
    desk: new Int32Array(n).fill(-1), stepCalendar: new Int32Array(n).fill(-1), duration: new Int32Array(n).fill(-1),
    shiftEnd: new Int8Array(n), priority: new Float64Array(n), fixedCost: new Float64Array(n), costPerMinute: new Float64Array(n),
    loop: new Int8Array(n), loopCount: new Float64Array(n).fill(1),
  };
  const untimed: string[] = [];
  const untimedAutomatic: string[] = [];
  const sentByNobody: string[] = [];
  s.nodes.forEach((node, i) => {
    if (!('work' in node)) return;
    const name = nameOf(node);
    if (node.kind === 'adHocSubProcess' && has(i)) c.warn('simulation.warning.adHoc', { name });
    if (has(i)) body[i] = BODY.scope;
    else if (isWork[i]) {
      body[i] = BODY.work;
      const { work } = node;
      // A step of a process that is called several times is one step to whoever reads this.
      const isListed = c.originOf(node.id) === node.id;
      if (isListed && isMessageOfPeople(c, node)) sentByNobody.push(name);
      if (isListed && work.duration === null) (isAutomatic(node) ? untimedAutomatic : untimed).push(name);
      w.duration[i] = c.distribution(work.duration ?? (isAutomatic(node) ? DEFAULT_AUTOMATIC_DURATION : DEFAULT_DURATION), node.id, name);
      w.shiftEnd[i] = SHIFT_END[work.shiftEnd];
      w.priority[i] = work.priority;
      const role = needed[i]![0]?.role;
      const isStaffed = role !== undefined && isStaffedDesk[deskOf[role]!] === true;
      // What people who are told apart cost is summed where they work.
      w.fixedCost[i] = isStaffed || w.batches.batch[i]! >= 0 ? 0 : work.fixedCost;
      if (isStaffed) w.desk[i] = deskOf[role]!;
      else assign(c, w, i, name);
    }
    const isWait = !has(i) && !isWork[i] && body[i] !== BODY.pass;
    if (node.loop !== null && isWait) c.warn('simulation.warning.loopOfWait', { name });
    else if (node.loop !== null) {
      w.loop[i] = node.loop.kind === 'multiInstanceParallel' ? LOOP.parallel : LOOP.sequential;
      const { count, counts, condition } = node.loop;
      const goesOn = node.loop.kind === 'standard' && (condition ?? '').trim() !== '';
      if (count === null && !counts && !goesOn) c.warn('simulation.warning.noCount', { name, count: DEFAULT_LOOP_COUNT });
      // For the load before the run, which knows no condition; the kernel takes the counts themselves.
      const total = counts?.reduce((sum, { weight }) => sum + weight, 0) ?? 0;
      const mean = counts?.reduce((sum, { value, weight }) => sum + (value * weight) / total, 0);
      w.loopCount[i] = mean ?? count ?? (goesOn ? MOST_ROUNDS : DEFAULT_LOOP_COUNT);
    }
    if (isSubProcess(node) && !has(i) && rows(c.model.nodes).some((child) => child.parent === node.id)) c.warn('simulation.warning.emptySubProcess', { name });
  });
  if (untimed.length > 0) c.warn('simulation.warning.defaultDuration', { count: untimed.length, names: listed(untimed), minutes: 30 });
  if (untimedAutomatic.length > 0) c.warn('simulation.warning.defaultAutomatic', { count: untimedAutomatic.length, names: listed(untimedAutomatic), minutes: 1 });
  if (sentByNobody.length > 0) c.warn('simulation.warning.sentByNobody', { count: sentByNobody.length, names: listed(sentByNobody) });
  return w;
}

/** BPMN's send and receive tasks are a machine's, but people draw them for calls and letters too: timed, and in a lane with people. */
function isMessageOfPeople(c: Compilation, node: ProcessNode): boolean {
  if ((node.kind !== 'sendTask' && node.kind !== 'receiveTask') || node.work.requirements !== null || node.service.automation !== undefined) return false;
  return node.work.duration !== null && givenRole(c.model, node) !== null;
}

const LISTED = 5;
const listed = (names: readonly string[]): string => names.slice(0, LISTED).join(', ') + (names.length > LISTED ? ', …' : '');

/** One line has one order: what a step may need together, or one person serves, must agree on it. */
function checkOrders(c: Compilation, table: RoleTable, s: Structure, steps: readonly Step[], held: readonly (readonly number[])[]): void {
  const isMixed = (roles: readonly number[]) => new Set(roles.map((role) => table.roles[role]!.queueOrder)).size > 1;
  const namesOf = (roles: readonly number[]) => [...new Set(roles)].map((role) => table.roles[role]!.name).join(', ');
  for (const { node, teams } of steps) {
    const roles = teams.flat().map(({ role }) => role);
    if (isMixed(roles)) c.fail('mixedQueues', null, 'simulation.error.mixedQueues', { name: nameOf(s.nodes[node]!), roles: namesOf(roles) }, 'simulation.error.mixedQueues.advice');
  }
  rows(c.model.people).forEach((person, i) => {
    if (isMixed(held[i]!)) c.fail('mixedQueues', person.id, 'simulation.error.mixedQueuesPerson', { name: person.name || person.id, roles: namesOf(held[i]!) }, 'simulation.error.mixedQueuesPerson.advice');
  });
}

/** Desk, common opening hours and cost of the people of step `i`, with the checks that they can ever meet. */
function assign(c: Compilation, w: CompiledWork, i: number, name: string): void {
  const team = w.needed[i] ?? [];
  const first = team[0];
  if (first === undefined) return;
  const element = null;
  for (const { role, quantity } of team) {
    const { headcount, name: roleName, id } = w.table.roles[role]!;
    if (headcount < quantity) {
      c.fail('noPeople', id, 'simulation.error.noPeople', { name, role: roleName || id, has: headcount, needs: quantity }, 'simulation.error.noPeople.advice');
    }
  }
  const pattern = intersect(team.map(({ role }) => c.patternOf(w.roleCalendar[role]!)));
  if (isNeverOpen(pattern)) {
    c.fail('neverOpen', element, 'simulation.error.neverMeet', { name, roles: team.map(({ role }) => w.table.roles[role]!.name).join(', ') }, 'simulation.error.neverMeet.advice');
  }
  w.desk[i] = w.deskOf[first.role]!;
  w.stepCalendar[i] = team.length === 1 ? w.roleCalendar[first.role]! : c.pattern(pattern);
  w.costPerMinute[i] = team.reduce((sum, { role, quantity }) => sum + (quantity * w.table.roles[role]!.costPerHour) / 60, 0);
}

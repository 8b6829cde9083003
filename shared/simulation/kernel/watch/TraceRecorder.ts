import type { OpenHours } from '../../calendar/OpenHours.ts';
import { SHIFT_END, type AttributeValue, type Program } from '../../Program.ts';
import { OUTCOME, type Trace } from '../../Trace.ts';
import { CASE, CASE_SUM } from '../CaseStore.ts';
import { CLOCK, MEMORY } from '../memory.ts';
import { TIME, TOKEN } from '../TokenStore.ts';
import { bytes, doubles, integers } from './Column.ts';

const { tokenInts: ints, tokenTimes: times, caseInts, caseSums, clock } = MEMORY;
const NOW = CLOCK.now;

/** Who does the work of a token, where people are told apart, and when they had put it aside. */
interface Doing {
  readonly person: number;
  readonly role: number;
  readonly hours: readonly OpenHours[];
  /** (from, to) of interruptions; the last may be open. */
  readonly asides: number[];
}

/** Writes down what happens to the first cases of a run, into columns. */
export class TraceRecorder {
  readonly #program: Program;
  readonly #hours: readonly OpenHours[];
  /** Cases before this number are recorded. */
  readonly #most: number;
  readonly #cases = { number: integers(), startedAt: doubles(), endedAt: doubles() };
  readonly #attributes: (Readonly<Record<string, AttributeValue>> | null)[] = [];
  readonly #activities = {
    case: integers(), node: integers(), visit: integers(), enabledAt: doubles(), startedAt: doubles(), endedAt: doubles(), outcome: bytes(), person: integers(), role: integers(), suspensionStart: integers(),
  };
  readonly #suspensions = { from: doubles(), to: doubles() };
  readonly #moves = { case: integers(), flow: integers(), leftAt: doubles(), arrivedAt: doubles() };
  readonly #doings = new Map<number, Doing>();

  constructor(program: Program, hours: readonly OpenHours[], most: number) {
    this.#program = program;
    this.#hours = hours;
    this.#most = most;
  }

  caseStarted(c: number, attributes: Readonly<Record<string, AttributeValue>> | null): void {
    if (!this.#isRecorded(c)) return;
    this.#cases.number.push(orderOf(c));
    this.#cases.startedAt.push(caseSums[(c << CASE_SUM.bits) + CASE_SUM.startedAt]!);
    this.#cases.endedAt.push(Infinity);
    this.#attributes.push(attributes === null ? null : { ...attributes });
  }

  /** Cases stand in the order in which they began, so the number of one is its row. */
  caseEnded(c: number): void {
    if (this.#isRecorded(c)) this.#cases.endedAt.set(orderOf(c), clock[NOW]!);
  }

  /** People who are told apart take up the work of a token. */
  begun(t: number, person: number, role: number, hours: readonly OpenHours[]): void {
    if (this.#isRecorded(caseOf(t))) this.#doings.set(t, { person, role, hours, asides: [] });
  }

  /** They put it aside for something more urgent, or go on with it. */
  putAside(t: number): void {
    this.#doings.get(t)?.asides.push(clock[NOW]!);
  }

  goneOnWith(t: number): void {
    const doing = this.#doings.get(t);
    if (doing && doing.asides.length % 2 === 1) doing.asides.push(clock[NOW]!);
  }

  /** A step has ended for a token: done, interrupted, or withdrawn before it began. */
  ended(t: number, node: number, outcome: number): void {
    const c = caseOf(t);
    if (!this.#isRecorded(c)) return;
    const now = clock[NOW]!;
    const row = this.#activities;
    const doing = this.#doings.get(t);
    this.#doings.delete(t);
    const startedAt = outcome === OUTCOME.withdrawn ? Infinity : times[(t << TIME.bits) + TIME.startedAt]!;
    const { requirementStart, requirementRole } = this.#program;
    row.case.push(orderOf(c));
    row.node.push(node);
    row.visit.push(ints[(t << TOKEN.bits) + TOKEN.visit]!);
    row.enabledAt.push(times[(t << TIME.bits) + TIME.enabledAt]!);
    row.startedAt.push(startedAt);
    row.endedAt.push(now);
    row.outcome.push(outcome);
    row.person.push(doing?.person ?? -1);
    row.role.push(doing?.role ?? (requirementStart[node] === requirementStart[node + 1] ? -1 : requirementRole[requirementStart[node]!]!));
    row.suspensionStart.push(this.#suspensions.from.length);
    if (outcome !== OUTCOME.withdrawn) this.#addSuspensions(node, startedAt, now, doing);
  }

  took(t: number, flow: number, leftAt: number): void {
    const c = caseOf(t);
    if (!this.#isRecorded(c)) return;
    this.#moves.case.push(orderOf(c));
    this.#moves.flow.push(flow);
    this.#moves.leftAt.push(leftAt);
    this.#moves.arrivedAt.push(clock[NOW]!);
  }

  trace(replication: number): Trace {
    const program = this.#program;
    this.#activities.suspensionStart.push(this.#suspensions.from.length);
    const cut = <T extends Record<string, { cut(): unknown }>>(table: T) => Object.fromEntries(Object.entries(table).map(([name, column]) => [name, column.cut()])) as { [K in keyof T]: ReturnType<T[K]['cut']> };
    return {
      replication,
      nodeIds: program.nodeIds, flowIds: program.flowIds, roleIds: program.roleIds, personIds: program.staff?.personIds ?? [],
      origin: program.origin, timeZone: program.timeZone,
      cases: { ...cut(this.#cases), attributes: this.#attributes },
      ...this.#ofOrigins(cut(this.#activities), cut(this.#moves)),
      suspensions: cut(this.#suspensions),
    };
  }

  /** What happened in any call of a process is told of its steps as they are drawn, once: of the first number that has their id. */
  #ofOrigins(activities: Trace['activities'], moves: Trace['moves']): Pick<Trace, 'activities' | 'moves'> {
    const { nodeIds, flowIds } = this.#program;
    if (new Set(nodeIds).size === nodeIds.length && new Set(flowIds).size === flowIds.length) return { activities, moves };
    const firstOf = (ids: readonly string[]) => {
      const first = new Map<string, number>();
      ids.forEach((id, n) => first.has(id) || first.set(id, n));
      return (n: number) => first.get(ids[n]!)!;
    };
    const node = activities.node.map(firstOf(nodeIds));
    const visits = new Map<string, number>();
    const visit = activities.visit.map((_, row) => {
      const key = `${activities.case[row]} ${node[row]}`;
      const count = visits.get(key) ?? 0;
      visits.set(key, count + 1);
      return count;
    });
    return { activities: { ...activities, node, visit }, moves: { ...moves, flow: moves.flow.map(firstOf(flowIds)) } };
  }

  /** Spans in which nobody worked: off shift, or at something more urgent. Overlapping ones become one. */
  #addSuspensions(node: number, from: number, to: number, doing: Doing | undefined): void {
    const calendar = this.#program.stepCalendar[node]!;
    const isOvertime = this.#program.shiftEnd[node] === OVERTIME;
    const own = calendar < 0 ? [] : [this.#hours[calendar]!];
    const closed = isOvertime ? [] : (doing?.hours ?? own).flatMap((hours) => hours.closedBetween(from, to));
    const asides = doing?.asides ?? [];
    for (let i = 0; i < asides.length; i += 2) closed.push([asides[i]!, asides[i + 1] ?? to]);
    let end = -Infinity;
    for (const [start, stop] of closed.toSorted((a, b) => a[0] - b[0])) {
      if (stop <= start || stop <= end) continue;
      if (start <= end) this.#suspensions.to.set(this.#suspensions.to.length - 1, stop);
      else {
        this.#suspensions.from.push(start);
        this.#suspensions.to.push(stop);
      }
      end = stop;
    }
  }

  #isRecorded(c: number): boolean {
    // Cases that were there before the run began have no number in it.
    const order = orderOf(c);
    return order >= 0 && order < this.#most;
  }
}

const OVERTIME = SHIFT_END.overtime;
const caseOf = (t: number): number => ints[(t << TOKEN.bits) + TOKEN.case]!;
const orderOf = (c: number): number => caseInts[(c << CASE.bits) + CASE.order]!;

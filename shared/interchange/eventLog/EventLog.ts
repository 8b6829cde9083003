import { TimeZone } from '../../simulation/calendar/timeZone.ts';
import { OUTCOME, type Trace } from '../../simulation/Trace.ts';
import type { AttributeValue } from '../../simulation/Program.ts';
import { find, type ProcessModel } from '../../model/ProcessModel.ts';

/** Times are minutes since 1970-01-01 UTC. */
export interface LoggedActivity {
  readonly nodeId: string;
  readonly name: string;
  readonly visit: number;
  readonly enabledAt: number;
  /** `null`: withdrawn before anybody began. */
  readonly startedAt: number | null;
  readonly endedAt: number;
  readonly outcome: 'completed' | 'interrupted' | 'withdrawn';
  readonly person: string | null;
  readonly role: string | null;
  readonly suspensions: readonly { readonly from: number; readonly to: number }[];
  /** Of people for the time they worked (overtime at the plain rate), and the fixed cost of the step. */
  readonly cost: number;
}

export interface LoggedCase {
  readonly id: string;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  /** In the order in which they became possible. */
  readonly activities: readonly LoggedActivity[];
}

/** What was done in one replication, case by case, with the names of the model: the form that event logs are written from. */
export interface EventLog {
  readonly name: string;
  readonly timeZone: TimeZone;
  readonly currency: string;
  /** Of all attributes that some case has. */
  readonly attributeNames: readonly string[];
  readonly cases: () => Generator<LoggedCase>;
}

const OUTCOMES = new Map<number, LoggedActivity['outcome']>([[OUTCOME.completed, 'completed'], [OUTCOME.interrupted, 'interrupted'], [OUTCOME.withdrawn, 'withdrawn']]);
const MINUTES_PER_HOUR = 60;

/** Rows of the trace by case: row numbers, those of case i at rows[start[i] … start[i + 1]). */
function byCase(trace: Trace): { readonly start: Int32Array; readonly rows: Int32Array } {
  const { number } = trace.cases;
  const at = new Map<number, number>();
  number.forEach((id, i) => at.set(id, i));
  const { case: owner } = trace.activities;
  const start = new Int32Array(number.length + 1);
  for (const id of owner) { const i = at.get(id); if (i !== undefined) start[i + 1]! += 1; }
  for (let i = 0; i < number.length; i += 1) start[i + 1]! += start[i]!;
  const next = start.slice();
  const rows = new Int32Array(start[number.length]!);
  owner.forEach((id, row) => { const i = at.get(id); if (i !== undefined) rows[next[i]!++] = row; });
  return { start, rows };
}

export function eventLogOf(trace: Trace, model: ProcessModel): EventLog {
  const { activities, suspensions, cases, origin } = trace;
  const nodes = trace.nodeIds.map((id) => find(model.nodes, id));

  const suspensionsOf = (row: number) => {
    const list: { from: number; to: number }[] = [];
    for (let i = activities.suspensionStart[row] ?? 0; i < (activities.suspensionStart[row + 1] ?? 0); i += 1) {
      const from = suspensions.from[i]!;
      const to = Math.min(suspensions.to[i]!, activities.endedAt[row]!);
      if (to > from) list.push({ from: origin + from, to: origin + to });
    }
    return list;
  };

  const activityOf = (row: number): LoggedActivity => {
    const at = activities.node[row]!;
    const id = trace.nodeIds[at] ?? '';
    const node = nodes[at];
    const role = find(model.roles, trace.roleIds[activities.role[row]!]);
    const person = find(model.people, trace.personIds[activities.person[row]!]);
    const startedAt = activities.startedAt[row]!;
    const endedAt = activities.endedAt[row]!;
    const paused = suspensionsOf(row);
    const worked = Number.isFinite(startedAt) ? Math.max(0, endedAt - startedAt - paused.reduce((sum, { from, to }) => sum + to - from, 0)) : 0;
    const team = node && 'work' in node ? (node.work.requirements?.filter(({ role: needed }) => needed !== role?.id) ?? []) : [];
    const own = (node && 'work' in node ? node.work.requirements?.find(({ role: needed }) => needed === role?.id)?.quantity : undefined) ?? 1;
    const perHour = role === undefined ? 0 : (person?.costPerHour ?? role.costPerHour) * own + team.reduce((sum, { role: other, quantity }) => sum + (find(model.roles, other)?.costPerHour ?? 0) * quantity, 0);
    const fixedCost = node && 'work' in node && Number.isFinite(startedAt) ? node.work.fixedCost : 0;
    return {
      nodeId: id, name: node?.name || id, visit: activities.visit[row]!,
      enabledAt: origin + activities.enabledAt[row]!,
      startedAt: Number.isFinite(startedAt) ? origin + startedAt : null,
      endedAt: origin + endedAt,
      outcome: OUTCOMES.get(activities.outcome[row]!) ?? 'completed',
      person: person === undefined ? null : person.name || person.id,
      role: role === undefined ? null : role.name || role.id,
      suspensions: paused,
      cost: (worked / MINUTES_PER_HOUR) * perHour + fixedCost,
    };
  };

  return {
    name: model.meta.name, timeZone: new TimeZone(trace.timeZone), currency: model.meta.settings.currency,
    attributeNames: [...new Set(cases.attributes.flatMap((own) => Object.keys(own ?? {})))],
    *cases() {
      const { start, rows } = byCase(trace);
      for (let i = 0; i < cases.number.length; i += 1) {
        const endedAt = cases.endedAt[i]!;
        yield {
          // Those of a backlog were there before the first, and count down.
          id: cases.number[i]! < 0 ? `B${-cases.number[i]!}` : String(cases.number[i]! + 1), startedAt: origin + cases.startedAt[i]!,
          endedAt: Number.isFinite(endedAt) ? origin + endedAt : null,
          attributes: cases.attributes[i] ?? {},
          activities: [...rows.subarray(start[i], start[i + 1])].map(activityOf).toSorted((a, b) => a.enabledAt - b.enabledAt || (a.startedAt ?? Infinity) - (b.startedAt ?? Infinity)),
        };
      }
    },
  };
}

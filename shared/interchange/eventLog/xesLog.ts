import type { EventLog, LoggedActivity, LoggedCase } from './EventLog.ts';
import { timestamp } from './timestamp.ts';

/** Characters that XML 1.0 cannot hold, not even escaped. */
const FORBIDDEN = /[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\t': '&#9;', '\n': '&#10;', '\r': '&#13;' };
const escape = (text: string) => text.replaceAll(FORBIDDEN, '?').replaceAll(/[&<>"\t\n\r]/g, (character) => ENTITIES[character] ?? character);

const attribute = (type: string, key: string, value: string | number | boolean) => `<${type} key="${escape(key)}" value="${escape(String(value))}"/>`;
const string = (key: string, value: string) => attribute('string', key, value);
const typed = (key: string, value: string | number | boolean) => attribute(typeof value === 'string' ? 'string' : typeof value === 'boolean' ? 'boolean' : 'float', key, value);

const EXTENSIONS = [['Concept', 'concept'], ['Lifecycle', 'lifecycle'], ['Time', 'time'], ['Organizational', 'org'], ['Cost', 'cost']] as const;

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849-2016" xes.features="" xmlns="http://www.xes-standard.org/">
${EXTENSIONS.map(([name, prefix]) => `<extension name="${name}" prefix="${prefix}" uri="http://www.xes-standard.org/${prefix}.xesext"/>`).join('\n')}
<global scope="trace"><string key="concept:name" value=""/></global>
<global scope="event"><string key="concept:name" value=""/><string key="lifecycle:transition" value=""/><date key="time:timestamp" value="1970-01-01T00:00:00.000+00:00"/></global>
<classifier name="Activity" keys="concept:name"/>
<classifier name="Activity and lifecycle" keys="concept:name lifecycle:transition"/>
`;

/** Standard transitions (IEEE 1849-2016, lifecycle extension). */
const ENDINGS = { completed: 'complete', interrupted: 'ate_abort', withdrawn: 'withdraw' } as const satisfies Record<LoggedActivity['outcome'], string>;

interface Event { readonly at: number; readonly transition: string; readonly activity: LoggedActivity }

function eventsOf({ activities }: LoggedCase): Event[] {
  return activities
    .flatMap((activity): Event[] => [
      ...(activity.startedAt === null ? [] : [{ at: activity.startedAt, transition: 'start', activity }]),
      ...activity.suspensions.flatMap(({ from, to }) => [{ at: from, transition: 'suspend', activity }, ...(to < activity.endedAt ? [{ at: to, transition: 'resume', activity }] : [])]),
      { at: activity.endedAt, transition: ENDINGS[activity.outcome], activity },
    ])
    .toSorted((a, b) => a.at - b.at);
}

/**
 * An event log as XES (IEEE 1849-2016): a trace per case; start, suspend, resume and complete of each activity with
 * concept, time, person and role, and its cost where it ends. Piece by piece, for a file of any length.
 */
export function* xesLog({ name, timeZone, currency, cases }: EventLog): Generator<string> {
  yield HEAD + string('concept:name', name) + string('lifecycle:model', 'standard');
  for (const one of cases()) {
    const own = Object.entries(one.attributes).map(([key, value]) => typed(key, value));
    const events = eventsOf(one).map(({ at, transition, activity }) => {
      const isEnd = transition === ENDINGS[activity.outcome];
      return `<event>${[
        string('concept:name', activity.name),
        string('concept:instance', `${one.id}/${activity.nodeId}/${activity.visit + 1}`),
        string('lifecycle:transition', transition),
        attribute('date', 'time:timestamp', timestamp(at, timeZone)),
        ...(activity.person !== null || activity.role !== null ? [string('org:resource', activity.person ?? activity.role ?? '')] : []),
        ...(activity.role === null ? [] : [string('org:role', activity.role)]),
        string('activity_id', activity.nodeId),
        ...(transition === 'start' ? [attribute('date', 'enabled', timestamp(activity.enabledAt, timeZone))] : []),
        ...(isEnd ? [attribute('float', 'cost:total', Math.round(activity.cost * 1e6) / 1e6), string('cost:currency', currency)] : []),
      ].join('')}</event>`;
    });
    yield `\n<trace>${string('concept:name', one.id)}${own.join('')}\n${events.join('\n')}\n</trace>`;
  }
  yield '\n</log>\n';
}

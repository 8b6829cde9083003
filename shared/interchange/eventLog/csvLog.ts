import { csvRow } from '../csvRow.ts';
import type { EventLog } from './EventLog.ts';
import { timestamp } from './timestamp.ts';

const COLUMNS = ['case_id', 'activity', 'activity_id', 'visit', 'enabled', 'start', 'end', 'outcome', 'resource', 'role', 'suspended_min', 'cost', 'currency'];

/**
 * An event log as CSV (RFC 4180, UTF-8), one row per activity performed, in the columns that process-mining tools ask
 * for: case, activity, start, end, resource. Case attributes follow as `case:NAME`. Piece by piece, for a file of any length.
 */
export function* csvLog({ timeZone, currency, attributeNames: attributes, cases }: EventLog): Generator<string> {
  yield csvRow([...COLUMNS, ...attributes.map((name) => `case:${name}`)]);
  for (const one of cases()) {
    const own = attributes.map((name) => one.attributes[name] ?? '');
    for (const activity of one.activities) {
      const suspended = activity.suspensions.reduce((sum, { from, to }) => sum + to - from, 0);
      yield csvRow([
        one.id, activity.name, activity.nodeId, activity.visit + 1,
        timestamp(activity.enabledAt, timeZone), activity.startedAt === null ? '' : timestamp(activity.startedAt, timeZone), timestamp(activity.endedAt, timeZone),
        activity.outcome, activity.person ?? activity.role ?? '', activity.role ?? '', rounded(suspended), rounded(activity.cost), currency, ...own,
      ]);
    }
  }
}

const rounded = (n: number) => Math.round(n * 1e6) / 1e6;

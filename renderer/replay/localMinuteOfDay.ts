import { TimeZone } from '../../shared/simulation/calendar/timeZone.ts';
import type { ReplayPane } from './replayStore.ts';

/** Local time of the start of the run, minutes after midnight. */
export function localMinuteOfDay({ replay: { trace: { origin, timeZone } } }: ReplayPane): number {
  const local = origin + new TimeZone(timeZone).offsetAt(origin);
  return ((local % 1_440) + 1_440) % 1_440;
}

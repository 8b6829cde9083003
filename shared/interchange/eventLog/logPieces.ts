import { csvLog } from './csvLog.ts';
import type { EventLog } from './EventLog.ts';
import type { LogFormat } from './LogFormat.ts';
import { xesLog } from './xesLog.ts';

const WRITERS = { csv: csvLog, xes: xesLog } as const satisfies Record<LogFormat, (log: EventLog) => Iterable<string>>;

/** The text of an event log, piece by piece. While `isFull` says so no further case is begun, and the file ends as a whole one. */
export const logPieces = (log: EventLog, format: LogFormat, isFull: () => boolean = () => false): Iterable<string> =>
  WRITERS[format]({
    ...log,
    *cases() {
      for (const one of log.cases()) {
        if (isFull()) return;
        yield one;
      }
    },
  });

import type { ProcessNode } from '../../shared/model/Node.ts';
import { definition, writtenMinutes } from './Drawing.ts';
import { wallClock, type Zone } from './WorkingTime.ts';

interface Dial {
  readonly zone: Zone;
  readonly origin: number;
}

/** The text by which a timer goes that has no delay of its own. */
export function timerText(node: ProcessNode): string | null {
  return 'delay' in node && node.delay !== null ? null : (definition(node, 'timer')?.expression ?? null);
}

/** Minutes of the run at which a timer comes that begins at `begin`, one after the other: the texts that the tests write. `repeats`: how often a duration is waited for. */
export function* timesOf(text: string, begin: number, { zone, origin }: Dial, repeats = 1): Generator<number> {
  const instant = (date: string) => (date.endsWith('Z') ? wallClock(date.slice(0, 16)) : zone.instant(wallClock(date))) - origin;
  const [head = '', ...parts] = text.split('/');
  if (!head.startsWith('R')) {
    if (head.startsWith('P')) for (let n = 1; n <= repeats; n += 1) yield begin + n * writtenMinutes(head);
    else yield Math.max(begin, instant(head));
    return;
  }
  const times = head === 'R' ? Infinity : Number(head.slice(1));
  const period = writtenMinutes(parts.find((part) => part.startsWith('P')) ?? '');
  const from = parts[0]?.startsWith('P') ? null : instant(parts[0] ?? '');
  const until = parts[0]?.startsWith('P') && parts[1] ? instant(parts[1]) : Infinity;
  for (let n = 0; n < times; n += 1) {
    const time = from === null ? begin + (n + 1) * period : from + n * period;
    if (time > until) return;
    if (time >= begin) yield time;
  }
}

/** How often a timer comes that has a delay and a text, `R3/PT1H`. */
export function timesWritten(node: ProcessNode): number {
  const [, times] = /^R(\d*)\//.exec(definition(node, 'timer')?.expression ?? '') ?? [];
  return times === undefined ? 1 : times === '' ? Infinity : Number(times);
}

/** When the cases come that the timer of a start event brings. */
export class TimerArrivals {
  readonly #times: Generator<number>;

  constructor(text: string, dial: Dial) {
    this.#times = timesOf(text, 0, dial);
  }

  first(): number {
    return this.next();
  }

  next(): number {
    const { value } = this.#times.next();
    return value ?? Infinity;
  }
}

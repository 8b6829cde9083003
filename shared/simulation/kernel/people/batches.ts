import { MINUTES_PER_DAY } from '../../../units.ts';
import { TimeZone } from '../../calendar/timeZone.ts';
import { PURPOSE } from '../../randomStream.ts';
import { PRIORITY } from '../EventList.ts';
import { EVENT, EVENT_BITS } from '../events.ts';
import { CLOCK, MEMORY } from '../memory.ts';
import { PART, TIME, TOKEN } from '../TokenStore.ts';
import type { RunState } from '../RunState.ts';
import { formWork } from './formWork.ts';
import type { People } from './People.ts';
import { PEOPLE_EVENT } from './peopleEvents.ts';
import type { Pool } from './Pool.ts';

const { tokenInts: ints, tokenTimes: times, clock } = MEMORY;
const { now: NOW, due: DUE } = CLOCK;

/** A case waits for its batch; the one that completes it sets it going. */
export function joinPool(run: RunState, people: People, pool: Pool, t: number): void {
  const { staff } = people;
  const at = t << TOKEN.bits;
  const c = ints[at + TOKEN.case]!;
  const longest = staff.batchMaxWait[pool.batch]!;
  if (longest >= 0) run.seek(pool.node, PURPOSE.batchWait, c, ints[at + TOKEN.visit]!);
  pool.tokens.push(t);
  pool.maxWaits.push(longest < 0 ? Infinity : Math.max(0, run.draw(longest, c)));
  const size = staff.batchSize[pool.batch]!;
  if (size > 0 && pool.tokens.length >= size) complete(run, people, pool);
  else if (pool.tokens.length === 1) planBatch(run, people, pool);
}

/** The clock shows its time, or the first has waited long enough. */
export function batchDue(run: RunState, people: People, pool: Pool, version: number): void {
  if (pool.version === version && pool.tokens.length > 0) complete(run, people, pool);
}

function complete(run: RunState, people: People, pool: Pool): void {
  const tokens = pool.tokens.splice(0);
  pool.maxWaits.length = 0;
  renew(people, pool);
  for (const t of tokens) {
    const b = t << TIME.bits;
    times[b + TIME.parts + PART.batch]! += clock[NOW]! - times[b + TIME.enabledAt]!;
  }
  formWork(run, people, pool.node, tokens);
}

/** A case that waited for its batch is interrupted. */
export function leavePool(run: RunState, people: People, pool: Pool, t: number): void {
  const position = pool.tokens.indexOf(t);
  if (position < 0) return;
  pool.tokens.splice(position, 1);
  pool.maxWaits.splice(position, 1);
  if (position > 0) return;
  renew(people, pool);
  if (pool.tokens.length > 0) planBatch(run, people, pool);
}

/** Plans when the batch is complete at the latest: after everything else that happens at that instant. */
function planBatch(run: RunState, people: People, pool: Pool): void {
  renew(people, pool);
  const now = clock[NOW]!;
  const waited = times[(pool.tokens[0]! << TIME.bits) + TIME.enabledAt]! + pool.maxWaits[0]!;
  const due = Math.min(Math.max(now, waited), nextShown(run, people, pool, now));
  if (due === Infinity) return;
  clock[DUE] = due;
  run.list.push(PRIORITY.batch, EVENT.people + (PEOPLE_EVENT.batchDue << EVENT_BITS), pool.batch, pool.version);
}

function renew(people: People, pool: Pool): void {
  people.versions = (people.versions + 1) | 0;
  pool.version = people.versions;
}

/** The next instant, this one included, at which clocks show one of the minutes of the batch. */
function nextShown(run: RunState, { staff: { batchClock } }: People, pool: Pool, now: number): number {
  const from = batchClock.start[pool.batch]!;
  const to = batchClock.start[pool.batch + 1]!;
  if (from === to) return Infinity;
  const { origin, timeZone } = run.program;
  const zone = new TimeZone(timeZone);
  const today = Math.floor((origin + now + zone.offsetAt(origin + now)) / MINUTES_PER_DAY);
  for (let day = today; ; day += 1) {
    for (let k = from; k < to; k += 1) {
      const shown = zone.toUtc(day * MINUTES_PER_DAY + batchClock.items[k]!) - origin;
      if (shown >= now) return shown;
    }
  }
}

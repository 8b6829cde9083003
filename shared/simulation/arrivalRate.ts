import { MINUTES_PER_WEEK } from '../units.ts';
import { openMinutesPerWeek, type WeekPattern } from './calendar/WeekPattern.ts';
import type { Program } from './Program.ts';
import { ARRIVAL, READING, type Source } from './Source.ts';

/** Cases per minute of clock time that a source brings in the long run, while it lasts; 0 when that is not known before the run. */
export function arrivalRate(program: Pick<Program, 'calendars' | 'distributionMean'>, source: Source): number {
  const pattern = source.calendar < 0 ? null : (program.calendars[source.calendar] ?? null);
  switch (source.kind) {
    case ARRIVAL.instants: {
      const { instants } = source;
      const time = (instants.at(-1) ?? 0) - (instants[0] ?? 0);
      return time > 0 ? (source.batchSize * (instants.length - 1)) / time : 0;
    }
    case ARRIVAL.rates: return (source.batchSize * source.rates.reduce((sum, rate, hour) => sum + rate * openWithin(pattern, hour * 60, hour * 60 + 60), 0)) / MINUTES_PER_WEEK;
    default: {
      const gap = program.distributionMean[source.interArrival] ?? 0;
      if (gap <= 0) return 0;
      if (pattern === null) return source.batchSize / gap;
      const perWeek = openMinutesPerWeek(pattern) / gap + (source.reading === READING.push ? movedToOpenings(pattern, gap) : 0);
      return (source.batchSize * perWeek) / MINUTES_PER_WEEK;
    }
  }
}

/**
 * Arrivals of a week that are pushed to an opening: one at most each time, for the next gap counts from there. Somebody
 * comes while it is closed for c minutes with probability 1 − e^(−c/gap): exactly so for exponential gaps, nearly for others.
 */
function movedToOpenings({ from, to }: WeekPattern, gap: number): number {
  return from.reduce((sum, start, i) => {
    const closed = i > 0 ? start - (to[i - 1] ?? start) : start + MINUTES_PER_WEEK - (to.at(-1) ?? MINUTES_PER_WEEK);
    return sum + 1 - Math.exp(-closed / gap);
  }, 0);
}

function openWithin(pattern: WeekPattern | null, from: number, to: number): number {
  if (pattern === null) return to - from;
  return pattern.from.reduce((sum, start, i) => sum + Math.max(0, Math.min(to, pattern.to[i] ?? 0) - Math.max(from, start)), 0);
}

import type { Locale } from '../../shared/i18n/Locale.ts';
import type { ReplayPane } from './replayStore.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: Locale, timeZone: string, style: 'full' | 'day' | 'time'): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${style}`;
  const known = formats.get(key);
  if (known) return known;
  const day: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' };
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  const made = new Intl.DateTimeFormat(locale, { timeZone, ...(style === 'time' ? time : style === 'day' ? day : { ...day, year: 'numeric', ...time }) });
  formats.set(key, made);
  return made;
}

/** An instant of the replay as clocks in the zone of the model show it. */
export const clockText = (locale: Locale, { replay: { trace } }: ReplayPane, t: number, style: 'full' | 'day' | 'time' = 'full'): string =>
  formatOf(locale, trace.timeZone, style).format((trace.origin + t) * 60_000);

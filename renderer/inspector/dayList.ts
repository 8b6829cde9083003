import { message, type Message } from '../../shared/i18n/Message.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { parseInstant } from './instants.ts';

const DAY_MS = 86_400_000;
const MOST_DAYS_OF_SPAN = 1_000;

/** `2026-12-25` of a text that names a day; `null` when it names none. */
export const parseDay = (text: string): string | null => parseInstant(text)?.slice(0, 10) ?? null;

/** Every day from one to another, both included. */
export function daysBetween(from: string, to: string): readonly string[] {
  const first = Date.parse(from);
  const count = Math.min(MOST_DAYS_OF_SPAN, Math.round((Date.parse(to) - first) / DAY_MS) + 1);
  return Array.from({ length: Math.max(0, count) }, (_, i) => new Date(first + i * DAY_MS).toISOString().slice(0, 10));
}

/** Days, one or a span a line (`2026-12-24 – 2026-12-31`), or parted by commas: each once, ascending. */
export function parseDays(text: string): Result<readonly string[], Message> {
  const days = new Set<string>();
  const parts = text.normalize('NFKC').split(/\n|[,;、]/).map((part) => part.trim()).filter((part) => part !== '');
  for (const [i, part] of parts.entries()) {
    const [first = '', last] = part.split(/\s*(?:–|—|~|至|到|\bto\b|\.\.)\s*|\s+-\s+/);
    const from = parseDay(first);
    const to = last === undefined ? from : parseDay(last);
    // A table may name the holiday in a further column.
    const alone = from === null || to === null ? parseDay(part.split(/\t|\s{2,}|\s(?=\p{L})/u)[0] ?? '') : null;
    if (alone !== null) days.add(alone);
    else if (from === null || to === null) return err(message('inspector.error.day', { line: i + 1, text: part.slice(0, 40) }));
    else if (to < from) return err(message('inspector.error.dayBackwards'));
    else for (const day of daysBetween(from, to)) days.add(day);
  }
  return ok([...days].toSorted());
}

/** Days that follow each other as one span, so that two weeks of holidays are one line. */
export function daySpans(days: readonly string[]): readonly { readonly from: string; readonly to: string }[] {
  const spans: { from: string; to: string }[] = [];
  for (const day of days.toSorted()) {
    const last = spans.at(-1);
    if (last && Date.parse(day) - Date.parse(last.to) === DAY_MS) last.to = day;
    else if (last?.to !== day) spans.push({ from: day, to: day });
  }
  return spans;
}

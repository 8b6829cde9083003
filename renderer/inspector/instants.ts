import { message, type Message } from '../../shared/i18n/Message.ts';
import { err, ok, type Result } from '../../shared/result.ts';

const MOST = 1_000_000;
const two = (n: number) => String(n).padStart(2, '0');
// 2026-01-05 08:30, 2026/1/5T8:30:12, 2026年1月5日 8:30, 5.1.2026 8:30. A day before the month with slashes could be either, so it is not read.
const YEAR_FIRST = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]+(\d{1,2})[:时](\d{2})分?(?::\d{2}(?:\.\d+)?)?)?$/;
const DAY_FIRST = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[T\s]+(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?)?$/;

/** `2026-01-05T08:30` from what tables and logs write; `null` when it is no such date (February 30) or could mean two. */
export function parseInstant(text: string): string | null {
  const plain = text.normalize('NFKC').trim().replace(/^"(.*)"$/, '$1').replace(/Z$/, '');
  const first = YEAR_FIRST.exec(plain);
  const last = first ? null : DAY_FIRST.exec(plain);
  const parts = first ? first.slice(1, 6) : last ? [last[3], last[2], last[1], last[4], last[5]] : null;
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts.map((part) => Number(part ?? 0));
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || hour > 23 || minute > 59) return null;
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
}

/** One instant a line, in any order; further columns of a table are left out. The first line may be a heading. */
export function parseInstants(text: string): Result<readonly string[], Message> {
  const lines = text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '');
  const instants: string[] = [];
  for (const [i, line] of lines.entries()) {
    const instant = parseInstant(line) ?? parseInstant(line.split(/[\t;]|,(?!\d{3})/)[0] ?? '');
    if (instant) instants.push(instant);
    else if (i > 0 || lines.length === 1) return err(message('inspector.error.instant', { line: i + 1, text: line.slice(0, 40) }));
  }
  if (instants.length === 0) return err(message('inspector.error.instant', { line: 1, text: (lines[0] ?? '').slice(0, 40) }));
  if (instants.length > MOST) return err(message('inspector.error.tooManyValues', { max: MOST }));
  return ok(instants.toSorted());
}

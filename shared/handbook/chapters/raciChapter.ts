import { chapterOf } from '../chapterOf.ts';
import type { Cell, Section, Table } from '../Handbook.ts';
import { raciOf } from '../raci.ts';
import type { Reading } from '../Reading.ts';

/** Columns of roles that fit on a page beside the steps. */
const PARTIES_PER_TABLE = 8;

/** A word that does not fit in a narrow column. Chinese breaks between any two characters. */
const hasLongWord = (name: string): boolean => name.split(/[\s\-/]+/).some((word) => word.length > 8 && !/\p{Script=Han}/u.test(word));

/** Steps × roles: who does it, who answers for it, who is told. */
export function raciChapter(reading: Reading): Section | null {
  const { t, label } = reading;
  const { parties, rows } = raciOf(reading);
  if (parties.length === 0 || rows.length === 0) return null;
  const isOne = parties.length <= PARTIES_PER_TABLE;
  const tables = Array.from({ length: Math.ceil(parties.length / PARTIES_PER_TABLE) }, (_, i): Table => {
    const from = i * PARTIES_PER_TABLE;
    const shown = parties.slice(from, from + PARTIES_PER_TABLE);
    const isTurned = shown.length > 4 && shown.some(hasLongWord);
    const named = rows.filter(({ cells }) => isOne || cells.slice(from, from + PARTIES_PER_TABLE).some((cell) => cell !== ''));
    return {
      kind: 'table',
      title: t('book.raci'),
      columns: [{ title: t('book.column.step'), width: 5 }, ...shown.map((title) => ({ title, width: isTurned ? 1 : 1.5, align: 'centre', isTurned }) as const)],
      rows: named.map(({ step, cells }): readonly Cell[] => [label(step), ...cells.slice(from, from + PARTIES_PER_TABLE)]),
    };
  });
  return chapterOf('raci', t('book.raci'), [{ kind: 'paragraph', text: t('book.raci.legend'), tone: 'quiet' }, ...tables.filter((table) => table.rows.length > 0)]);
}

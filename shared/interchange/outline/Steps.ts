import type { OutlineRow } from './OutlineRow.ts';

/** A step of an outline with the rows that it stands in: several, when each says one way on. */
export interface OutlineStep {
  readonly row: OutlineRow;
  /** What rows may call it by number: its `no`, else its place. */
  readonly number: string;
  readonly rows: OutlineRow[];
}

const SHOWN = 60;
/** What a message calls a step. */
export const called = ({ row, number }: OutlineStep): string => row.step.slice(0, SHOWN) || row.id.slice(0, SHOWN) || `#${number}`;

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();

/** The steps of an outline, found by what its cells call them. */
export class Steps {
  readonly all: readonly OutlineStep[];
  readonly #byId = new Map<string, OutlineStep>();
  readonly #byNumber = new Map<string, OutlineStep>();
  readonly #byName = new Map<string, OutlineStep[]>();

  constructor(rows: readonly OutlineRow[]) {
    const all: OutlineStep[] = [];
    for (const [i, row] of rows.entries()) {
      const namesakes = this.#byName.get(plain(row.step)) ?? [];
      const again = namesakes.findLast((step) => isSameStep(step.row, row));
      const number = row.no === '' ? String(i + 1) : row.no;
      const step = again ?? { row, number, rows: [] };
      step.rows.push(row);
      if (!this.#byNumber.has(number)) this.#byNumber.set(number, step);
      if (again) continue;
      all.push(step);
      if (row.step !== '') this.#byName.set(plain(row.step), namesakes);
      namesakes.push(step);
      if (row.id !== '' && !this.#byId.has(row.id)) this.#byId.set(row.id, step);
    }
    this.all = all;
  }

  /** Those that a cell may mean: by id, by `#3`, by name, by number. Several when steps share a name. */
  named(written: string): readonly OutlineStep[] {
    const number = /^[#＃]\s*(.+)$/u.exec(written)?.[1];
    const byNumber = this.#byNumber.get(number ?? written);
    if (number !== undefined) return byNumber ? [byNumber] : [];
    const byId = this.#byId.get(written);
    if (byId) return [byId];
    return this.#byName.get(plain(written)) ?? (byNumber ? [byNumber] : []);
  }
}

/** A row that says one more way on of a step above of the same name: in the same place, and both name where they lead. */
const isSameStep = (a: OutlineRow, b: OutlineRow): boolean =>
  a.next !== '' && b.next !== '' && (b.role === '' || b.role === a.role) && (b.pool === '' || b.pool === a.pool) && a.within === b.within &&
  (b.id === '' || b.id === a.id) && (b.no === '' || b.no === a.no);

import { isActivity } from '../../model/Activity.ts';
import { find, rows } from '../../model/ProcessModel.ts';
import type { ServiceRow } from '../../model/ServiceRow.ts';
import { chapterOf } from '../chapterOf.ts';
import type { Cell, Line, Section, Table } from '../Handbook.ts';
import { oneLine, paragraphsOf, type Reading } from '../Reading.ts';

const REGISTERS = ['risks', 'controls', 'standards', 'kpis', 'items'] as const;

/** Systems that are used, and what is on record about the process: risks, controls, standards, measures, improvements. */
export function registerChapter(reading: Reading): Section | null {
  const { t, model } = reading;
  return chapterOf('register', t('book.register'), [], [
    chapterOf('register-systems', t('book.register.systems'), [systems(reading)]),
    ...REGISTERS.map((table) => chapterOf(`register-${table}`, t(`book.register.${table}`), [register(reading, t(`book.register.${table}`), rows(model[table]))])),
  ]);
}

function systems(reading: Reading): Table | null {
  const { t, model, ordered, label } = reading;
  const uses = new Map<string, Line[]>();
  for (const step of ordered.filter(isActivity)) {
    const system = oneLine(step.service.system ?? '');
    if (system) uses.set(system, [...(uses.get(system) ?? []), { text: label(step) }]);
  }
  const described = rows(model.systems);
  const names = [...new Set([...described.map(({ name }) => oneLine(name)), ...uses.keys()])];
  if (names.length === 0) return null;
  return {
    kind: 'table',
    title: t('book.register.systems'),
    columns: [{ title: t('inspector.system'), width: 3 }, { title: t('book.column.description'), width: 5 }, { title: t('book.column.usedIn'), width: 5 }],
    rows: names.map((name): readonly Cell[] => {
      const row = described.find((system) => oneLine(system.name) === name);
      return [[{ text: name, tone: 'strong' }], row ? descriptionOf(row) : [], [...(uses.get(name) ?? []), ...(row ? linksOf(reading, row) : [])]];
    }),
  };
}

/** Text and fields as they were written. */
const descriptionOf = ({ text, fields }: ServiceRow): readonly Line[] => [
  ...paragraphsOf(text).map((line) => ({ text: line })),
  ...Object.entries(fields).flatMap(([name, value]) => (value === null || value === '' ? [] : [{ text: `${name}: ${String(value)}` }])),
];

/** The elements that a row is about. */
function linksOf({ model, label }: Reading, { links }: ServiceRow): readonly Line[] {
  return links.flatMap((id): readonly Line[] => {
    const node = find(model.nodes, id);
    if (node) return [{ text: label(node) }];
    const named = find(model.lanes, id) ?? find(model.pools, id) ?? find(model.roles, id) ?? find(model.promises, id) ?? find(model.flows, id);
    return named && oneLine(named.name) ? [{ text: oneLine(named.name) }] : [];
  });
}

function register(reading: Reading, title: string, all: readonly ServiceRow[]): Table | null {
  const { t } = reading;
  if (all.length === 0) return null;
  return {
    kind: 'table',
    title,
    columns: [{ title: t('book.column.name'), width: 4 }, { title: t('book.column.description'), width: 6 }, { title: t('book.column.concerns'), width: 4 }],
    rows: all.map((row): readonly Cell[] => [[{ text: oneLine(row.name), tone: 'strong' }], descriptionOf(row), linksOf(reading, row)]),
  };
}

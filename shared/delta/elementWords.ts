import type { Sentence } from '../i18n/Message.ts';
import { catalogue, type MessageKey } from '../i18n/catalogue.ts';
import { rowOf } from './mergeTables.ts';
import type { Fields } from './mergeValue.ts';
import { TABLES, type ProcessModel, type TableName } from '../model/ProcessModel.ts';

export const isKey = (key: string): key is MessageKey => Object.hasOwn(catalogue, key);
export const plain = (text: string): Sentence => ({ key: 'compare.value.plain', params: { text } });

const LONGEST = 80;
/** A text on one line, cut where it is long. */
export const short = (text: string): string => {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  const letters = [...line];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : line;
};

/** What a reader calls an element of a table: Task “Check stock”, Flow “Take order” → “Cook”, Role “Clerk”. */
export function elementWords(model: ProcessModel, table: TableName | 'meta' | 'variants', id: string, row: Fields | undefined): Sentence {
  if (table === 'meta') return { key: 'compare.element.meta' };
  const name = typeof row?.['name'] === 'string' ? short(row['name']) : '';
  const kind = kindWords(table, row);
  if (table === 'flows' && name === '') {
    return { key: 'compare.element.flow', params: { kind, source: nameIn(model, row?.['source']), target: nameIn(model, row?.['target']) } };
  }
  return name === '' ? { key: 'compare.element.unnamed', params: { kind, id } } : { key: 'compare.element.named', params: { kind, name } };
}

function kindWords(table: TableName | 'variants', row: Fields | undefined): Sentence {
  const kind = `bpmn.${String(row?.['kind'] ?? '')}`;
  if (isKey(kind)) return { key: kind };
  return { key: `compare.table.${table}` };
}

/** The name of an element by its id, wherever it stands; its kind and id when it has none. */
export function nameIn(model: ProcessModel, id: unknown): Sentence {
  if (typeof id !== 'string') return { key: 'compare.value.none' };
  for (const table of TABLES) {
    if (table === 'geometry') continue;
    const row = rowOf(model, table, id);
    if (!row) continue;
    const name = typeof row['name'] === 'string' ? short(row['name']) : '';
    return name === '' ? { key: 'compare.element.unnamed', params: { kind: kindWords(table, row), id } } : { key: 'compare.value.text', params: { text: name } };
  }
  return { key: 'compare.value.text', params: { text: id } };
}

import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { writeCsv } from '../../../../electron/exports/documents/csv.ts';
import { OUTLINE_COLUMNS, outlineRows, type OutlineColumn } from '../../../../shared/handbook/outlineRows.ts';
import { oneLine, readingOf } from '../../../../shared/handbook/Reading.ts';
import { readCsv } from '../../../../shared/interchange/outline/readCsv.ts';
import { readOutline } from '../../../../shared/interchange/outline/readOutline.ts';
import { shownText } from '../../../../shared/handbook/shownText.ts';
import type { Locale } from '../../../../shared/i18n/Locale.ts';
import type { ProcessModel } from '../../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../../shared/result.ts';
import { attackedModel } from '../../../shared/handbook/attacks.ts';
import { plainSource, sampleDocument, SAMPLES } from '../../../shared/handbook/sampleSource.ts';
import { byLibreOffice, options, textOf } from './office.ts';

const tableOf = (bytes: Uint8Array) => Papa.parse<string[]>(textOf(bytes).replace(/^\uFEFF/, ''), { skipEmptyLines: true }).data;
const again = async (model: ProcessModel, locale: Locale = 'en') => unwrap(readOutline(unwrap(readCsv(await writeCsv(plainSource(model, locale), options))).rows, 'again')).document.master;

/** What an outline is about, whatever the order of its rows and entries. */
const outlineOf = (model: ProcessModel) => new Map(outlineRows(readingOf(plainSource(model))).map((row) => {
  const entries = (column: OutlineColumn) => row[column].split(';');
  const ways = entries('next').map((next, i) => `${next} ${entries('condition')[i] ?? ''} ${entries('share')[i] ?? ''}`.trim()).toSorted();
  const { step, type, role, time, unit, documentation, within } = row;
  return [row.id, { step, type, role, time, unit, documentation, within, ways }];
}));

describe('the outline as CSV', () => {
  it('begins with a byte order mark and has a row for each step, gateway and event', async () => {
    const { master } = sampleDocument('broadband-repair', 'zh-CN');
    const bytes = await writeCsv(plainSource(master, 'zh-CN'), options);
    const [head, ...rows] = tableOf(bytes);

    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(head).toEqual(['编号', '步骤', '类型', '泳池', '角色', '下一步', '条件', '占比', '时间', '单位', '说明', '所属']);
    expect(rows.length).toBe(Object.values(master.nodes).filter(({ kind }) => !['dataObject', 'dataStore', 'textAnnotation', 'group'].includes(kind)).length);
  });

  it.each(SAMPLES)('of %s is read again as the same outline', async (name) => {
    const { master } = sampleDocument(name, 'en');

    expect(outlineOf(await again(master))).toEqual(outlineOf(master));
  });

  it('is read again with Chinese titles', async () => {
    const { master } = sampleDocument('product-returns', 'zh-CN');

    expect(outlineOf(await again(master, 'zh-CN'))).toEqual(outlineOf(master));
  });

  it('is read again where names attack', async () => {
    const outline = outlineOf(attackedModel());

    const model = await again(attackedModel());

    // What no cell can hold is left out on the way.
    const kept = [...outline].map(([id, row]) => [id, oneLine(shownText(row.step)), row.ways.length]);
    expect([...outlineOf(model)].map(([id, row]) => [id, row.step, row.ways.length])).toEqual(kept);
  });

  it('says nothing that a spreadsheet would carry out', async () => {
    const bytes = await writeCsv(plainSource(attackedModel()), options);
    const cells = tableOf(bytes).flat();
    const opened = Papa.parse<string[]>(textOf([...(await byLibreOffice(bytes, 'csv', 'csv')).values()][0]!)).data.flat();

    expect(cells.filter((cell) => /^[=+\-@＝＋－＠]/.test(cell) && !/^[+-][\d.]+%?$/.test(cell))).toEqual([]);
    expect(cells).toContain('\'=HYPERLINK("http://evil.example","click")');
    expect(opened.some((cell) => cell.includes('=HYPERLINK('))).toBe(true);
    expect(opened.filter((cell) => /^(#NAME\?|Err:|#VALUE!)/.test(cell))).toEqual([]);
  });

  it('keeps its columns in the order in which they are documented', () => {
    expect(OUTLINE_COLUMNS).toEqual(['id', 'step', 'type', 'pool', 'role', 'next', 'condition', 'share', 'time', 'unit', 'documentation', 'within']);
  });
});

import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { writeCsv } from '../../../../electron/exports/documents/csv.ts';
import { OUTLINE_COLUMNS, outlineRows, type OutlineColumn } from '../../../../shared/handbook/outlineRows.ts';
import { oneLine, readingOf } from '../../../../shared/handbook/Reading.ts';
import { readCsv } from '../../../../shared/interchange/outline/readCsv.ts';
import { readOutline } from '../../../../shared/interchange/outline/readOutline.ts';
import { shownText } from '../../../../shared/handbook/shownText.ts';
import type { Locale } from '../../../../shared/i18n/Locale.ts';
import { rows, type ProcessModel } from '../../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../../shared/result.ts';
import { attackedModel } from '../../../shared/handbook/attacks.ts';
import { boundary, buildModel, end, fixed, gateway, nobody, start } from '../../../shared/simulation/buildModel.ts';
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
    const [head, ...steps] = tableOf(bytes);

    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(head).toEqual(['编号', '步骤', '类型', '泳池', '角色', '下一步', '条件', '占比', '时间', '单位', '说明', '所属']);
    expect(steps.length).toBe(Object.values(master.nodes).filter(({ kind }) => !['dataObject', 'dataStore', 'textAnnotation', 'group'].includes(kind)).length);
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

  const NAMES = ['50%', '= 3', '*', '* best', 'else', '默认', '"', '"quoted"', 'a | b', 'a | =b', 'x\\', 'a; b', '甲；乙', "'=x", 'yes', '=1 | =2', ''];
  const CONDITIONS = ['amount > 10', 'kind = "a | =b"', 'a = 1 // one\nand b = 2', 'x = ";" or x = "\\"', '*', undefined];

  it.each(NAMES)('has a way that is called “%s” again, with any condition, its share and whether it is the default', async (name) => {
    const model = buildModel({
      nodes: { s: start(null), x: gateway('exclusive'), ...Object.fromEntries(CONDITIONS.flatMap((_, i) => [[`a${i}`, nobody(1)], [`b${i}`, nobody(1)]])), c: nobody(1) },
      flows: ['s > x', { source: 'x', target: 'c', name: 'other', probability: 0.2 }, ...CONDITIONS.flatMap((condition, i) => [{ source: 'x', target: `a${i}`, name, ...(condition ? { condition } : {}), probability: 0.05 }, { source: 'x', target: `b${i}`, name, ...(condition ? { condition } : {}), isDefault: i === 0 }])],
    });
    const waysOf = (of: ProcessModel) => rows(of.flows).flatMap((flow) => (flow.kind === 'sequenceFlow' && flow.source === 'x' ? [[String(flow.target), flow.name, flow.condition, flow.probability, flow.isDefault]] : [])).toSorted(([a], [b]) => String(a).localeCompare(String(b)));

    expect(waysOf(await again(model))).toEqual(waysOf(model));
  });

  it('has what events wait for and tell of again', async () => {
    const model = buildModel({
      nodes: { s: { ...start(null), definitions: [{ kind: 'message' }] }, plain: start(null), a: nobody(1), late: boundary('a', 'timer', { delay: fixed(5) }), broken: boundary('a', 'error', {}), z: end('terminate'), e: end() },
      flows: ['s > a', 'plain > a', 'a > z', 'late > e', 'broken > e'],
    });
    const definitionsOf = (of: ProcessModel) => rows(of.nodes).flatMap((node) => ('definitions' in node ? [[node.id, node.kind, node.definitions.map(({ kind }) => kind)]] : [])).toSorted();

    expect(definitionsOf(await again(model))).toEqual(definitionsOf(model));
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

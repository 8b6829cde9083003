import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { writeXlsx } from '../../../../electron/exports/documents/xlsx.ts';
import { shownText } from '../../../../shared/handbook/shownText.ts';
import { workbookOf } from '../../../../shared/handbook/sheets/workbookOf.ts';
import { ATTACKS, attackedModel } from '../../../shared/handbook/attacks.ts';
import { plainSource, sampleDocument, sampleSource } from '../../../shared/handbook/sampleSource.ts';
import { byLibreOffice, options, textOf } from './office.ts';
import { documentOf } from './xml.ts';

/** The sheets as LibreOffice reads them, by name. */
async function sheetsOf(bytes: Uint8Array): Promise<ReadonlyMap<string, readonly (readonly string[])[]>> {
  const files = await byLibreOffice(bytes, 'xlsx', 'csv');
  return new Map([...files].map(([name, content]) => [/^model-(.*)\.csv$/.exec(name)?.[1] ?? name, Papa.parse<string[]>(textOf(content).replace(/^\uFEFF/, ''), { skipEmptyLines: true }).data]));
}

describe('the workbook', () => {
  it('opens in LibreOffice with every sheet, numbers as numbers', async () => {
    const source = await sampleSource('broadband-repair', 'en');
    const sheets = await sheetsOf(await writeXlsx(source, options));

    expect([...sheets.keys()].toSorted()).toEqual(['About', 'Hand-offs', 'Parameters', 'Promises', 'RACI', 'Results', 'Results per role', 'Results per step', 'Roles and calendars', 'Steps']);
    const [head, ...steps] = sheets.get('Steps')!;
    expect(steps[1]![head!.indexOf('Step')]).toBe('Take the call and test the line');
    // The mean of a triangular time is (least + mode + greatest) / 3.
    expect(Number(steps[1]![head!.indexOf('Mean time (min)')])).toBeCloseTo((6 + 10 + 25) / 3, 9);
    const [titles, ...results] = sheets.get('Results')!;
    const mean = results.find((row) => row[titles!.indexOf('Measure')] === 'Mean cycle time')!;
    expect(Number(mean[titles!.indexOf('Mean')])).toBeCloseTo(source.report!.scenarios[0]!.measures.cycleTime.mean, 6);
    expect(new Set(results.map((row) => row[0])).size).toBe(source.report!.scenarios.length);
  });

  it('speaks Chinese', async () => {
    const sheets = await sheetsOf(await writeXlsx(await sampleSource('broadband-repair', 'zh-CN'), options));

    expect([...sheets.keys()]).toContain('角色与日历');
    expect(sheets.get('步骤')![2]).toContain('接听并测试线路');
  });

  it('says on the figures that they are of an earlier state', async () => {
    const results = workbookOf(await sampleSource('hotel-check-in', 'en', { isReportStale: true })).find(({ name }) => name === 'Results')!;

    for (const row of results.rows) expect(row.at(-1)).toBe('of an earlier state of the model');
  });

  it('has titles that stay, a filter, and widths', async () => {
    const files = unzipSync(await writeXlsx(plainSource(sampleDocument('hotel-check-in', 'en').master), options));
    const sheet = strFromU8(files['xl/worksheets/sheet2.xml']!);

    expect(sheet).toMatch(/<pane [^>]*state="frozen"/);
    expect(sheet).toMatch(/<\/sheetData><autoFilter ref="A1:V\d+"\/>/);
    expect(sheet).toMatch(/<col [^>]*width="34"/);
  });

  it('prints the columns of a sheet on one page where they stay readable, with the titles on each', async () => {
    const files = unzipSync(await writeXlsx(await sampleSource('hotel-check-in', 'en'), options));
    const sheet = (id: number) => documentOf(strFromU8(files[`xl/worksheets/sheet${id}.xml`]!));
    const names = [...documentOf(strFromU8(files['xl/workbook.xml']!)).getElementsByTagName('definedName')].map(({ textContent }) => textContent);

    expect(sheet(1).documentElement!.firstChild!.nodeName).toBe('sheetPr');
    expect(sheet(1).getElementsByTagName('pageSetup')[0]!.getAttribute('fitToHeight')).toBe('0');
    // The steps have too many columns for one page.
    expect(sheet(2).getElementsByTagName('sheetPr')).toHaveLength(0);
    expect(names).toContain("'Hand-offs'!$1:$1");
    expect(names).toHaveLength(Object.keys(files).filter((name) => /sheet\d+\.xml$/.test(name)).length);
  });

  it('never takes a text for a formula', async () => {
    const bytes = await writeXlsx(plainSource(attackedModel()), options);
    const files = unzipSync(bytes);
    for (const name of Object.keys(files).filter((part) => part.endsWith('.xml'))) documentOf(strFromU8(files[name]!));
    const steps = (await sheetsOf(bytes)).get('Steps')!;
    const channels = steps.slice(1).map((row) => row[steps[0]!.indexOf('Channel')]);

    expect(Object.keys(files).filter((part) => part.includes('sheet')).map((part) => strFromU8(files[part]!)).join('')).not.toMatch(/<f[ >]/);
    // A formula would have been calculated.
    const texts = new Set(ATTACKS.map((attack) => shownText(attack).trim()));
    expect(channels.filter((channel) => !texts.has(channel!.trim()))).toEqual([]);
    expect(channels.some((channel) => /^[=+\-@]/.test(channel!))).toBe(true);
  });

  it('cuts a text that is longer than a cell may be, and says so', async () => {
    const { master } = sampleDocument('hotel-check-in', 'en');
    const [id, node] = Object.entries(master.nodes).find(([, { kind }]) => kind === 'userTask')!;
    const steps = (await sheetsOf(await writeXlsx(plainSource({ ...master, nodes: { ...master.nodes, [id]: { ...node, documentation: 'long '.repeat(20_000) } } }), options))).get('Steps')!;

    expect(Math.max(...steps.flat().map((text) => text.length))).toBe(32_767);
    expect(steps.flat().some((text) => text.endsWith('…'))).toBe(true);
  });

  it('is the same bytes each time', async () => {
    const source = plainSource(sampleDocument('hotel-check-in', 'en').master);

    expect(Buffer.compare(await writeXlsx(source, options), await writeXlsx(source, options))).toBe(0);
  });
});

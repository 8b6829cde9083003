import { readFileSync } from 'node:fs';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { writeXlsx } from '../../../../electron/exports/documents/xlsx.ts';
import { ExportOptions } from '../../../../shared/contract/exports.ts';
import { readLaneway } from '../../../../shared/files/lanewayFile.ts';
import { readOutline } from '../../../../shared/interchange/outline/readOutline.ts';
import { readWorkbook } from '../../../../shared/interchange/outline/readWorkbook.ts';
import { rows } from '../../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../../shared/result.ts';

const NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook of one sheet, written by hand; other files beside it. */
const workbook = (sheet: string, others: Zippable = {}, path = 'worksheets/sheet1.xml') =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    'xl/workbook.xml': strToU8(`<workbook ${NAMESPACE} xmlns:r="${RELATIONS}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`),
    'xl/_rels/workbook.xml.rels': strToU8(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="${path}"/></Relationships>`),
    [`xl/${path}`]: strToU8(`<worksheet ${NAMESPACE}><sheetData>${sheet}</sheetData></worksheet>`),
    ...others,
  });
const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe('a workbook', () => {
  it('is read from the sheet that names the columns of an outline', async () => {
    const cover = [['Claims process'], ['made on Monday']];
    const steps = [['步骤', '角色', '时间', '下一步'], ['登记', '前台', 5, null], ['评估', '专家', '2天', '登记; 3'], ['付款', '财务', null, null]];
    const file = await writeXlsxFile([cover, steps].map((data, i) => ({ data: data.map((row) => row.map((value) => (value === null ? null : { value }))), sheet: i === 0 ? 'Cover' : 'Steps' }))).toBuffer();

    const table = unwrap(await readWorkbook(new Uint8Array(file)));
    const { document, warnings } = unwrap(readOutline(table.rows, 'Claims'));

    expect(rows(document.master.nodes).filter(({ kind }) => kind === 'task').map(({ name }) => name)).toEqual(['登记', '评估', '付款']);
    expect(rows(document.master.nodes)[0]).toMatchObject({ work: { duration: { kind: 'fixed', value: 5, unit: 'min' } } });
    expect(warnings.map(({ message }) => message.key)).toEqual(['interchange.split.parallel', 'interchange.split.withoutJoin']);
  });

  it('has times of day as times', async () => {
    const styles = { 'xl/styles.xml': strToU8(`<styleSheet ${NAMESPACE}><cellXfs><xf numFmtId="0"/><xf numFmtId="20" applyNumberFormat="1"/></cellXfs></styleSheet>`) };
    const file = workbook(`<row r="1">${cell('A1', 'step')}${cell('B1', 'time')}</row><row r="2">${cell('A2', 'A')}<c r="B2" s="1"><v>0.0625</v></c></row>`, styles);

    const { document } = unwrap(readOutline(unwrap(await readWorkbook(file)).rows, ''));

    expect(rows(document.master.nodes)[0]).toMatchObject({ work: { duration: { kind: 'fixed', value: 90, unit: 'min' } } });
  });

  it.each(['loan-approval.en', 'loan-approval.zh-CN'])('that Laneway wrote for people is refused with the way out: %s', async (name) => {
    const { document } = unwrap(readLaneway(new Uint8Array(readFileSync(new URL(`../../../../resources/samples/${name}.laneway`, import.meta.url)))));
    const file = await writeXlsx({ document, variant: null, model: document.master, report: null, isReportStale: false, locale: name.endsWith('.en') ? 'en' : 'zh-CN' }, ExportOptions.parse({}));

    const outline = readOutline(unwrap(await readWorkbook(file)).rows, name);

    expect(outline.ok ? null : outline.error.key).toBe('interchange.outline.ofHandbook');
  });

  const zeros = new Uint8Array(65 * 1_048_576);
  it.each([
    ['a bomb', () => workbook('', { 'xl/bomb.xml': [zeros, { level: 1 }] }), 'interchange.workbook.tooLarge'],
    ['a thousand files', () => workbook('', Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`xl/${i}.xml`, strToU8('x')]))), 'interchange.workbook.tooLarge'],
    ['a row far out', () => workbook(`<row r="1048576">${cell('A1048576', 'x')}</row>`), 'interchange.workbook.tooWide'],
    ['a row farther than any sheet', () => workbook('<row r="99999999999"></row>'), 'interchange.workbook.tooWide'],
    ['a column far out', () => workbook(`<row r="1">${cell('XFD1', 'x')}</row>`), 'interchange.workbook.tooWide'],
    ['a place that is written as an entity', () => workbook('<row r="&#57;&#57;&#57;&#57;&#57;&#57;&#57;"></row>'), 'interchange.workbook.tooWide'],
    ['one cell in the last corner', () => workbook(`<row>${cell('ALL20000', 'x')}</row>`), 'interchange.workbook.tooManyCells'],
    ['one cell far to the right, and many empty rows', () => workbook(`<row r="1">${cell('ALL1', 'x')}</row>${'<row></row>'.repeat(19_000)}`), 'interchange.workbook.tooManyCells'],
    ['more empty rows than are counted', () => workbook(`<row r="1">${cell('ALL1', 'x')}</row>${'<row></row>'.repeat(20_000)}`), 'interchange.workbook.tooWide'],
    ['a far place behind a bracket in quotes', () => workbook('<row><c x=">" r="A99999"><v>1</v></c></row>'), 'interchange.workbook.tooWide'],
    ['a far place behind an open bracket in quotes', () => workbook('<row><c x="<" r="A99999"><v>1</v></c></row>'), 'interchange.workbook.tooWide'],
    ['a far place behind a quote in a comment', () => workbook('<!-- <c " --><row><c r="A99999"><v>1</v></c></row>'), 'interchange.workbook.tooWide'],
    ['a far place behind a quote that nothing closes', () => workbook(`<row><c ' r="A99999"><v>1</v></c></row>`), 'interchange.workbook.tooWide'],
    ['a far place of a namespace', () => workbook('<row><c r="A1" x:r="A99999"><v>1</v></c></row>'), 'interchange.workbook.tooWide'],
    ['a far place on a sheet that lies elsewhere', () => workbook('<row><c r="A99999"><v>1</v></c></row>', {}, 'elsewhere.xml'), 'interchange.workbook.tooWide'],
    ['no sheet', () => zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }), 'interchange.workbook.damaged'],
    ['broken XML', () => workbook('<row r="1"><c r="A1"'), 'interchange.workbook.damaged'],
    ['a cut', () => workbook('').subarray(0, 200), 'interchange.workbook.damaged'],
  ])('with %s is refused', async (_, file, key) => {
    const table = await readWorkbook(file());
    const outline = table.ok ? readOutline(table.value.rows, '') : table;

    expect(outline.ok ? null : outline.error.key).toBe(key);
  });

  it('that lies about its sizes is cut off at what it says', async () => {
    const honest = workbook(`<row r="1">${cell('A1', 'step')}</row><row r="2">${cell('A2', 'x'.repeat(100_000))}</row>`);
    // The size after unpacking stands in the directory, 24 bytes after each of its signatures.
    const liar = honest.slice();
    const view = new DataView(liar.buffer);
    for (let i = 0; i < liar.length - 46; i++) if (view.getUint32(i, true) === 0x02_01_4b_50) view.setUint32(i + 24, 10, true);

    const table = await readWorkbook(liar);

    expect(table.ok ? table.value.rows.length : 0).toBe(0);
  });
});

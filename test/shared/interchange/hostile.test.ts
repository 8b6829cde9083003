import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

/** Far above what any of them takes, far below what they took with steps that grow faster than the file. */
const PATIENCE_MS = 120_000;

/** What a script prints as JSON; it fails when it does not come to an end. In a process of its own: nothing else could stop it. */
function outcomeOf(script: string): unknown {
  const imports = `
    import { strToU8, zipSync } from 'fflate';
    const { readWorkbook } = await import('./shared/interchange/outline/readWorkbook.ts');
    const { readCsv } = await import('./shared/interchange/outline/readCsv.ts');
    const { readOutline } = await import('./shared/interchange/outline/readOutline.ts');
    const { readMermaidText } = await import('./shared/interchange/mermaid/readMermaid.ts');
    const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const ofSheet = async (content) => {
      const read = await readWorkbook(zipSync({
        'xl/workbook.xml': strToU8('<workbook xmlns:r="' + R + '"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>'),
        'xl/_rels/workbook.xml.rels': strToU8('<Relationships><Relationship Id="rId1" Type="' + R + '/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'),
        'xl/worksheets/sheet1.xml': strToU8('<worksheet><sheetData>' + content + '</sheetData></worksheet>'),
      }));
      return read.ok ? read.value.rows.length : read.error.key;
    };
    const told = ({ document: { master }, warnings }) => ({ nodes: Object.keys(master.nodes).length, flows: Object.keys(master.flows).length, said: [...new Set(warnings.map(({ message }) => message.key.replace('interchange.', '')))].toSorted() });
    const ofTable = (lines) => told(readOutline(readCsv(new TextEncoder().encode(lines.join('\\n'))).value.rows, 'A').value);
    const ofChart = (lines) => told(readMermaidText(lines.join('\\n'), 'A').value);
  `;
  const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', `${imports}; console.log(JSON.stringify(await (${script})))`], { cwd: new URL('../../..', import.meta.url), encoding: 'utf8', timeout: PATIENCE_MS, stdio: ['ignore', 'pipe', 'inherit'] });
  return JSON.parse(printed);
}

describe('a workbook comes to an end', { timeout: 2 * PATIENCE_MS }, () => {
  it.each([
    ['of tags that nothing closes', `ofSheet('<c '.repeat(350_000))`],
    ['of comments that nothing closes', `ofSheet('<!-- '.repeat(350_000))`],
    ['of quotes that nothing closes', `ofSheet('<c "\\u0027'.repeat(350_000))`],
    ['of one endless text', `ofSheet('<row r="1"><c r="A1" t="inlineStr"><is><t>' + 'x'.repeat(8_000_000) + '</t></is></c></row>')`],
  ])('%s', (_, script) => {
    expect(outcomeOf(script)).toBe('interchange.workbook.damaged');
  });
});

describe('a table or chart comes to an end', { timeout: 2 * PATIENCE_MS }, () => {
  it.each([
    ['of 20 splits with 25 ways each over 2,000 steps', `ofTable(['step,next', ...Array.from({ length: 2_000 }, (_, i) => 'S' + i + ',' + (i % 100 === 0 ? Array.from({ length: 25 }, (_, k) => 'S' + (i + 1 + k * 3)).join(';') : 'S' + (i + 1))), 'S2000,end'])`, { nodes: 2_023, flows: 2_502, said: ['split.parallel', 'split.withoutJoin'] }],
    ['of 180 splits in one another', `ofTable(['step,next', ...Array.from({ length: 180 }, (_, i) => 'A' + i + ',A' + (i + 1) + ';B' + i + '\\nB' + i + ',C' + i), 'A180,C179', ...Array.from({ length: 180 }, (_, i) => 'C' + (179 - i) + ',' + (i === 179 ? 'end' : 'C' + (178 - i)))])`, { nodes: 903, flows: 1_082, said: ['split.parallel'] }],
    ['of 4,000 arrows to a lane', `ofChart(['flowchart LR', 'subgraph L', ...Array.from({ length: 3_000 }, (_, i) => 'n' + i), 'end', ...Array.from({ length: 4_000 }, (_, i) => 'x' + i % 1_000 + '-->L')])`, { nodes: 12_002, flows: 12_001, said: ['split.parallel', 'split.withoutJoin'] }],
    ['of 4,000 decisions outside of the lanes, drawn backwards', `ofChart(['flowchart LR', 'subgraph L', 'a', 'end', ...Array.from({ length: 4_000 }, (_, i) => 'd' + (4_000 - i) + '{?}-->d' + (3_999 - i) + '{?}'), 'd0-->a'])`, { nodes: 4_004, flows: 4_003, said: [] }],
    ['of 2,500 steps of one name', `ofTable(['id,step,next', ...Array.from({ length: 2_500 }, (_, i) => i + ',A,A')])`, { nodes: 2_501, flows: 2_501, said: ['outline.severalNext'] }],
    ['of 2,500 rows that say the same', `ofTable(['step,next', ...Array.from({ length: 2_500 }, () => 'A,A')])`, { nodes: 3, flows: 2_502, said: ['split.parallel'] }],
    ['of 3,000 roles', `ofTable(['step,role,next', ...Array.from({ length: 3_000 }, (_, i) => 'S' + i + ',R' + i + ',')])`, { nodes: 3_002, flows: 3_001, said: [] }],
    ['of a million ways in one cell', `ofTable(['step,next', 'A,' + 'A;'.repeat(50_000), ...Array.from({ length: 20 }, (_, i) => 'B' + i + ',' + 'x;'.repeat(50_000))])`, { nodes: 42, flows: 10_021, said: ['outline.tooManyWays', 'split.parallel'] }],
  ])('%s', (_, script, outcome) => {
    expect(outcomeOf(script)).toEqual(outcome);
  });
});

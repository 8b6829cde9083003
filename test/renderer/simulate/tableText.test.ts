import { describe, expect, it } from 'vitest';
import { tableCsv, tableText } from '../../../renderer/simulate/tableText.ts';

describe('a copied table', () => {
  it('is lines of tab-separated cells, headings first', () => {
    expect(tableText({ columns: ['Role', 'Load'], rows: [['Agent', '61%']] })).toBe('Role\tLoad\nAgent\t61%');
  });

  it('keeps a name in its cell, and text as text where a spreadsheet would see a formula', () => {
    expect(tableText({ columns: ['Step'], rows: [['Check\tand\nsign'], ['=1+1']] })).toBe("Step\nCheck and sign\n'=1+1");
  });
});

describe('a table saved as CSV', () => {
  it('quotes what holds commas, quotes and line breaks, and begins with a byte order mark', () => {
    expect(tableCsv({ columns: ['Step', 'Time'], rows: [['Check, “then” sign', '1,5 h'], ['say "yes"', 'a\nb']] })).toBe('\uFEFFStep,Time\r\n"Check, “then” sign","1,5 h"\r\n"say ""yes""","a\nb"\r\n');
  });

  it.each(['=1+1', '＝1+1', '@SUM(A1)', '+cmd', '-2+3', "=HYPERLINK(\"x\")", '-A()', '\t=1'])('keeps %s from becoming a formula', (text) => {
    expect(tableCsv({ columns: [text], rows: [] }).replaceAll('"', '')).toContain(`'${text.replaceAll('"', '')}`);
  });

  it.each(['-12.5 min', '+3', '-4%', '−2 h'])('leaves %s a number', (text) => {
    expect(tableCsv({ columns: [text], rows: [] })).toBe(`\uFEFF${text}\r\n`);
  });
});

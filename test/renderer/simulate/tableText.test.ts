import { describe, expect, it } from 'vitest';
import { tableText } from '../../../renderer/simulate/tableText.ts';

describe('a copied table', () => {
  it('is lines of tab-separated cells, headings first', () => {
    expect(tableText({ columns: ['Role', 'Load'], rows: [['Agent', '61%']] })).toBe('Role\tLoad\nAgent\t61%');
  });

  it('keeps a name in its cell, and text as text where a spreadsheet would see a formula', () => {
    expect(tableText({ columns: ['Step'], rows: [['Check\tand\nsign'], ['=1+1']] })).toBe("Step\nCheck and sign\n'=1+1");
  });
});

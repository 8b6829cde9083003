import { describe, expect, it } from 'vitest';
import { binsText, parseBins, parseValues } from '../../../renderer/inspector/empiricalText.ts';
import { choiceText, parseChoice, parseConstant } from '../../../renderer/inspector/attributeValue.ts';
import { parseNumber } from '../../../renderer/inspector/parseNumber.ts';
import { unwrap } from '../../../shared/result.ts';

describe('a typed number', () => {
  it.each([['12', 12], [' 1 500 ', 1_500], ['1,500', 1_500], ['0,5', 0.5], ['.5', 0.5], ['１２．５', 12.5], ['35 %', 35], ['-3', -3]])('%j is %d', (text, value) => {
    expect(unwrap(parseNumber(text))).toBe(value);
  });

  it.each(['', 'ten', '1.2.3', '1/2', 'NaN', 'Infinity'])('%j is none', (text) => {
    expect(parseNumber(text)).toEqual({ ok: false, error: { key: 'inspector.error.notNumber' } });
  });

  it('outside its limits says which numbers are possible', () => {
    expect(parseNumber('120', { min: 0, max: 100 })).toEqual({ ok: false, error: { key: 'inspector.error.between', params: { min: 0, max: 100 } } });
    expect(parseNumber('0', { min: 0, isMinExcluded: true })).toEqual({ ok: false, error: { key: 'inspector.error.above', params: { min: 0 } } });
    expect(parseNumber('2.5', { isWhole: true })).toEqual({ ok: false, error: { key: 'inspector.error.notWhole' } });
  });
});

describe('pasted measurements', () => {
  it('are read from a column, a line or a list', () => {
    expect(unwrap(parseValues('1\n2.5\n3'))).toEqual([1, 2.5, 3]);
    expect(unwrap(parseValues('1; 2,5 3'))).toEqual([1, 2.5, 3]);
  });

  it('name the word that is no time', () => {
    expect(parseValues('1 two')).toEqual({ ok: false, error: { key: 'inspector.error.value', params: { text: 'two' } } });
  });

  it('as bins survive writing and reading', () => {
    const bins = [{ from: 0, to: 5, weight: 2 }, { from: 5, to: 10.5, weight: 1 }];

    expect(unwrap(parseBins(binsText(bins)))).toEqual(bins);
    expect(parseBins('1 2').ok).toBe(false);
  });
});

describe('case attributes', () => {
  it('take options with weights, one a line', () => {
    const options = unwrap(parseChoice('text', 'gold: 20\nplain'));

    expect(options).toEqual([{ value: 'gold', weight: 20 }, { value: 'plain', weight: 1 }]);
    expect(unwrap(parseChoice('text', choiceText(options)))).toEqual(options);
  });

  it('read yes and no in both languages', () => {
    expect(unwrap(parseConstant('boolean', '是'))).toBe(true);
    expect(unwrap(parseConstant('boolean', 'no'))).toBe(false);
    expect(parseConstant('boolean', 'maybe').ok).toBe(false);
  });
});

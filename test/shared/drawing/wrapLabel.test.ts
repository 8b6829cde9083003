import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWidth } from '../../../shared/drawing/textWidth.ts';
import { wrapLabel } from '../../../shared/drawing/wrapLabel.ts';

describe('textWidth', () => {
  it('takes the advance widths of Inter: an M is wider than an i', () => {
    expect(textWidth('M', 1_000)).toBe(903);
    expect(textWidth('i', 1_000)).toBe(242);
  });

  it('gives a CJK character one em', () => {
    expect(textWidth('审批', 12)).toBe(24);
  });
});

describe('wrapLabel', () => {
  it('breaks at blanks, and drops the blank at the break', () => {
    expect(wrapLabel('Check the invoice', { width: 60, size: 12 })).toEqual(['Check the', 'invoice']);
  });

  it('breaks after a hyphen and a slash', () => {
    expect(wrapLabel('Sub-process', { width: 50, size: 12 })).toEqual(['Sub-', 'process']);
    expect(wrapLabel('accept/reject', { width: 55, size: 12 })).toEqual(['accept/', 'reject']);
  });

  it('breaks Chinese between any two characters', () => {
    expect(wrapLabel('审批发票并通知', { width: 36, size: 12 })).toEqual(['审批发', '票并通', '知']);
  });

  it('opens no line with closing punctuation and ends none with an opening bracket', () => {
    expect(wrapLabel('确认并登记，然后（可选）通知', { width: 60, size: 12 })).toEqual(['确认并登', '记，然后', '（可选）通', '知']);
  });

  it('cuts a word that is wider than a line', () => {
    const lines = wrapLabel('Donaudampfschifffahrtsgesellschaft', { width: 60, size: 12 });

    expect(lines.join('')).toBe('Donaudampfschifffahrtsgesellschaft');
    expect(lines.every((line) => textWidth(line, 12) <= 60)).toBe(true);
  });

  it('keeps breaks that the name has', () => {
    expect(wrapLabel('one\ntwo', { width: 200, size: 12 })).toEqual(['one', 'two']);
  });

  it('ends in an ellipsis when lines are left over', () => {
    expect(wrapLabel('one two three four five', { width: 40, size: 12, maxLines: 2 }).at(-1)).toMatch(/…$/);
  });

  it('has no lines for an empty name', () => {
    expect(wrapLabel('  \n ', { width: 40, size: 12 })).toEqual([]);
  });

  it('loses no character but blanks, and keeps every line within the width', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.integer({ min: 30, max: 200 }), (text, width) => {
      const lines = wrapLabel(text, { width, size: 12 });

      expect(lines.join('').replaceAll(/\s/gu, '')).toBe(text.replaceAll(/\s/gu, ''));
      for (const line of lines) expect([...line].length === 1 || textWidth(line, 12) <= width).toBe(true);
    }));
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWay } from '../../../../shared/interchange/outline/readNext.ts';
import { writeWay } from '../../../../shared/interchange/outline/writeWay.ts';

describe('a way in words', () => {
  it.each([
    [{ name: 'yes' }, 'yes'],
    [{ condition: 'amount > 10' }, '=amount > 10'],
    [{ name: 'large', condition: 'amount > 10', isDefault: true }, '*large | =amount > 10'],
    [{ name: '50%' }, '"50%"'],
    [{ name: 'Otherwise', isDefault: true }, '*"Otherwise"'],
    [{ name: 'a "large" one' }, 'a "large" one'],
    [{ isDefault: true }, '*'],
    [{}, ''],
  ])('%j is written %s', (way, written) => {
    expect(writeWay(way)).toBe(written);
    expect(readWay([written])).toEqual(way);
  });

  it('is read again whatever it is called and whatever must hold', () => {
    const piece = fc.constantFrom('"', '|', '｜', '=', '*', '%', '50%', ' ', '\\', ';', "'", 'else', '否则', 'a', 'b > 1', '//');
    const text = fc.oneof(fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')), fc.string()).map((each) => each.replaceAll(/\s+/g, ' ').trim());

    fc.assert(fc.property(text, text, fc.boolean(), (name, condition, isDefault) => {
      const way = { ...(name === '' ? {} : { name }), ...(condition === '' ? {} : { condition }), ...(isDefault ? { isDefault } : {}) };

      expect(readWay([writeWay(way)])).toEqual(way);
    }), { numRuns: 2_000 });
  });
});

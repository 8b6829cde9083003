import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../shared/files/parseJson.ts';

describe('JSON that is not complete', () => {
  it.each([
    ['{"a": 1,\n  "b": }', { line: 2, column: 8 }],
    ['{"a": 1', { line: 1, column: 8 }],
    ['', { line: 1, column: 1 }],
  ])('%j says where', (text, error) => {
    expect(parseJson(text)).toEqual({ ok: false, error });
  });

  it('that is complete is read', () => {
    expect(parseJson('[1]')).toEqual({ ok: true, value: [1] });
  });
});

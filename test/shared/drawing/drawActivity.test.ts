import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawNode } from '../../../shared/drawing/drawNode.ts';
import { textWidth } from '../../../shared/drawing/textWidth.ts';
import { loose } from './models.ts';

/** The type icon takes 16 × 16 px at (6, 6). */
const ICON_END = 22;

it('keeps every line of a name clear of the type icon, at any size', () => {
  const word = fc.stringMatching(/^[a-z]{1,14}$/);
  fc.assert(fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), fc.integer({ min: 80, max: 200 }), fc.integer({ min: 50, max: 140 }), (words, width, height) => {
    const text = drawNode(loose('userTask', words.join(' ')), { bounds: { x: 0, y: 0, width, height } }).find((mark) => mark.kind === 'text');

    for (const [i, line] of (text?.lines ?? []).entries()) {
      const top = text!.y + i * text!.lineHeight - text!.size * 0.75;
      if (top < ICON_END) expect(text!.x - textWidth(line, text!.size) / 2, line).toBeGreaterThanOrEqual(ICON_END);
    }
  }));
});

it('puts the first of many lines beside the icon', () => {
  const text = drawNode(loose('userTask', 'Fit all parts and test the line with the customer'), { bounds: { x: 0, y: 0, width: 100, height: 80 } }).find((mark) => mark.kind === 'text');

  expect(text!.lines).toEqual(['Fit all', 'parts and test', 'the line with', 'the customer']);
});

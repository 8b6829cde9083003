import { DOMParser, type Element } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { drawSheet } from '../../../shared/drawing/drawSheet.ts';
import { levels } from '../../../shared/drawing/levels.ts';
import type { Mark } from '../../../shared/drawing/Picture.ts';
import { planeContent } from '../../../shared/drawing/plane.ts';
import { toSvg } from '../../../shared/drawing/svg.ts';
import { textWidth } from '../../../shared/drawing/textWidth.ts';
import { NODE_KINDS } from '../../../shared/model/nodeKinds.ts';
import { find, type ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { allFixtures, type Fixture } from '../bpmn/fixtures.ts';

type TextMark = Extract<Mark, { readonly kind: 'text' }>;
interface Read { readonly name: string; readonly model: ProcessModel }

const read = ({ name, bytes }: Fixture): readonly Read[] => {
  const found = readBpmn(bytes);
  return found.ok ? [{ name, model: found.value.document.master }] : [];
};
const files = allFixtures.filter(({ name }) => !name.includes('05-nested')).flatMap(read);
const sound = files.filter(({ name }) => !name.includes('hostile'));

const parse = (svg: string) => new DOMParser({ onError: (_level, message) => { throw new Error(message); } }).parseFromString(svg, 'image/svg+xml');
const elements = (root: Element): readonly Element[] => Array.from(root.getElementsByTagName('*'));
/** Letters without what wrapping changes. */
const letters = (text: string) => text.replaceAll(/\s|(?![\t\n\r])[\p{Cc}\p{Cs}]/gu, '');

/** Everything that our writer may use; whatever runs, loads or points elsewhere is not among it. */
const ELEMENTS = new Set(['title', 'g', 'path', 'rect', 'circle', 'text', 'tspan']);
const ATTRIBUTES = new Set([
  'data-element', 'data-overlay', 'transform', 'd', 'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin', 'paint-order',
  'x', 'y', 'width', 'height', 'rx', 'cx', 'cy', 'r', 'font-size', 'font-weight', 'text-anchor',
]);

describe.each(files)('$name', ({ model }) => {
  const drawn = levels(model).map(({ root }) => ({ root, svg: toSvg(model, { theme: 'print', root }), sheet: drawSheet(model, { root }) }));

  it('is a picture and nothing else: nothing in it runs, loads or leads elsewhere', () => {
    for (const { svg } of drawn) {
      const root = parse(svg).documentElement;
      if (!root) throw new Error('no root');
      const strange = elements(root).flatMap((element) => [
        ...(ELEMENTS.has(element.tagName) ? [] : [element.tagName]),
        ...Array.from(element.attributes).filter(({ name }) => !ATTRIBUTES.has(name)).map(({ name }) => name),
      ]);

      expect(strange).toEqual([]);
      // As a text it may say anything; as a value it may not.
      expect(svg.match(/="[^"]*(?:url\(|javascript:|data:)[^"]*"/gi) ?? []).toEqual([]);
    }
  });

  it('has numbers for places, within its frame', () => {
    for (const { svg, sheet } of drawn) {
      expect(svg).not.toMatch(/="[^"]*(?:NaN|Infinity|undefined)[^"]*"/);
      for (const mark of sheet.marks.flatMap(({ at, picture }) => picture.map((each) => ({ at, each })))) {
        if (mark.each.kind !== 'rect') continue;
        expect(mark.at.x + mark.each.x).toBeGreaterThanOrEqual(sheet.frame.x);
        expect(mark.at.y + mark.each.y + mark.each.height).toBeLessThanOrEqual(sheet.frame.y + sheet.frame.height);
      }
    }
  });
});

const textsOf = (model: ProcessModel, root: Parameters<typeof planeContent>[1]): ReadonlyMap<string, { readonly at: { readonly x: number; readonly y: number }; readonly text: TextMark }> => {
  const texts = new Map<string, { readonly at: { readonly x: number; readonly y: number }; readonly text: TextMark }>();
  for (const { id, at, picture } of drawSheet(model, { root }).marks) for (const mark of picture) if (id !== null && mark.kind === 'text') texts.set(id, { at, text: mark });
  return texts;
};

describe.each(sound)('$name', ({ model }) => {
  const planes = levels(model).map(({ root }) => ({ plane: planeContent(model, root), texts: textsOf(model, root) }));

  it('shows every name, and all of it', () => {
    for (const { plane, texts } of planes) {
      for (const { id, name } of [...plane.pools, ...plane.lanes, ...plane.nodes, ...plane.flows]) {
        if (letters(name) === '') continue;
        const shown = letters(texts.get(id)?.text.lines.join('') ?? '');

        // Data objects add their state, and nothing is left out at the end.
        expect(shown.startsWith(letters(name)), `${id}: ${name} → ${shown}`).toBe(true);
      }
    }
  });

  it('puts the names of events, gateways, data and flows where the file has their label boxes', () => {
    for (const { plane, texts } of planes) {
      for (const element of [...plane.nodes, ...plane.flows]) {
        const box = find(model.geometry, element.id)?.label;
        const shown = texts.get(element.id);
        const node = find(model.nodes, element.id);
        const isOutside = node === undefined || NODE_KINDS[node.kind].label === 'outside';
        if (!box || !shown || !isOutside) continue;
        const { text, at } = shown;
        const middle = at.x + text.x;
        const [top, bottom] = [at.y + text.y - text.size, at.y + text.y + (text.lines.length - 1) * text.lineHeight];

        expect(text.anchor).toBe('middle');
        expect(middle).toBeCloseTo(box.x + box.width / 2, 3);
        // A box above its shape grows upwards; every other text begins at the top of its box.
        expect(top <= box.y + box.height && bottom >= box.y, `${element.id}: ${top}–${bottom} beside ${box.y}–${box.y + box.height}`).toBe(true);
      }
    }
  });

  it('keeps names of steps within their steps', () => {
    for (const { plane, texts } of planes) {
      for (const node of plane.nodes.filter((each) => 'work' in each)) {
        const text = texts.get(node.id)?.text;
        const bounds = model.geometry[node.id]?.bounds;
        if (!text || !bounds || bounds.width < 40) continue;

        for (const line of text.lines) expect(textWidth(line, text.size), `${node.id}: ${line}`).toBeLessThanOrEqual(bounds.width);
      }
    }
  });
});

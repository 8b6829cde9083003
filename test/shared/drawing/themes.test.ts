import { beforeAll, describe, expect, it } from 'vitest';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { contrast } from '../../../shared/drawing/ink.ts';
import { overlayData } from '../../../shared/drawing/overlays/overlayData.ts';
import { PALETTES, TEXT_ON_DARK, TEXT_ON_LIGHT, type DrawingTheme } from '../../../shared/drawing/palette.ts';
import { toSvg } from '../../../shared/drawing/svg.ts';
import type { ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { fixture } from '../bpmn/fixtures.ts';
import { simulatedSample } from './simulatedSample.ts';

const THEMES = ['light', 'dark', 'print'] as const satisfies readonly DrawingTheme[];
const coloursIn = (svg: string) => new Set([...svg.matchAll(/(?:fill|stroke)="(#[^"]+)"/g)].map(([, colour]) => colour?.toLowerCase() ?? ''));
const coloursOf = (theme: DrawingTheme) => new Set(Object.values(PALETTES[theme]).filter((value): value is string => typeof value === 'string'));
/** What a theme has and no other: white is the ground of two of them. */
const ownOf = (theme: DrawingTheme) => [...coloursOf(theme)].filter((colour) => THEMES.every((other) => other === theme || !coloursOf(other).has(colour)));

let drawn: Readonly<Record<DrawingTheme, string>>;
let every: ProcessModel;
beforeAll(async () => {
  const { model, report } = await simulatedSample();
  const overlays = overlayData(model, report, null, ['heat', 'roles', 'times', 'ids'], 'en');
  drawn = { light: toSvg(model, { theme: 'light', overlays }), dark: toSvg(model, { theme: 'dark', overlays }), print: toSvg(model, { theme: 'print', overlays }) };
  every = unwrap(readBpmn(fixture('bpmn/own/every-element.bpmn').bytes)).document.master;
});

describe.each(THEMES)('the theme %s', (theme) => {
  it('paints in its own colours only, whatever is laid over the diagram', () => {
    expect([...coloursIn(drawn[theme])].filter((colour) => !coloursOf(theme).has(colour))).toEqual([]);
  });

  it('leaks into no other', () => {
    for (const other of THEMES) {
      if (other !== theme) expect(ownOf(theme).filter((colour) => coloursIn(drawn[other]).has(colour))).toEqual([]);
    }
  });

  it('adds nothing to the colours of a file but ink that can be read on them', () => {
    const given = new Set(Object.values(every.geometry).flatMap(({ fill, stroke }) => [fill, stroke]).filter((colour) => colour !== undefined).map((colour) => colour.toLowerCase()));
    const strange = [...coloursIn(toSvg(every, { theme }))].filter((colour) => !coloursOf(theme).has(colour) && !given.has(colour) && colour !== TEXT_ON_LIGHT && colour !== TEXT_ON_DARK);

    expect(given.size).toBeGreaterThan(1);
    expect(strange).toEqual([]);
  });

  // WCAG 2.2: 4.5 for text (1.4.3), 3 for what one must see to understand a picture (1.4.11).
  it('can be read: names on every ground, lines on theirs', () => {
    const { ink, inkSoft, background, surface, surfaceAlt } = PALETTES[theme];

    for (const ground of [background, surface, surfaceAlt]) {
      expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(inkSoft, ground)).toBeGreaterThanOrEqual(2.7);
    }
  });

  it('tells the levels of heat apart without colours, each further from its ground than the one before', () => {
    const { surface, heat0, heat1, heat2, heat3, heat4 } = PALETTES[theme];
    const distances = [heat0, heat1, heat2, heat3, heat4].map((heat) => contrast(heat, surface) ?? 0);

    expect(distances).toEqual(distances.toSorted((a, b) => a - b));
    expect(distances.at(-1)).toBeGreaterThanOrEqual(3);
  });
});

it('prints black on white', () => {
  expect(contrast(PALETTES.print.ink, PALETTES.print.background)).toBe(21);
});

it('follows the theme of the screen no more than the file asks: the same model, three pictures of the same shapes', () => {
  const bare = (svg: string) => svg.replaceAll(/ (?:fill|stroke|fill-opacity)="[^"]*"/g, '');

  expect(bare(drawn.dark)).toBe(bare(drawn.light));
  expect(bare(drawn.print)).toBe(bare(drawn.light));
});

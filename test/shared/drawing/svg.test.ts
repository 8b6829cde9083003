import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PALETTES } from '../../../shared/drawing/palette.ts';
import { toSvg } from '../../../shared/drawing/svg.ts';
import { emptyModel } from '../../../shared/model/emptyModel.ts';
import { nodeId, poolId } from '../../../shared/model/ids.ts';
import { modelWithTask } from './models.ts';

const parse = (svg: string) => new DOMParser({ onError: (_level, message) => { throw new Error(message); } }).parseFromString(svg, 'image/svg+xml');

describe('toSvg', () => {
  it('is well-formed whatever a model says, and nothing in it can run', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (name) => {
      const svg = toSvg(modelWithTask(`<script>"'&${name}`), { theme: 'light' });

      expect(parse(svg).getElementsByTagName('script')).toHaveLength(0);
    }), { numRuns: 60 });
  });

  it('writes the name of a step as text', () => {
    const text = parse(toSvg(modelWithTask('Check <all> & sign'), { theme: 'light' })).documentElement?.textContent ?? '';

    expect(text.replaceAll(/\s/g, '')).toContain('Check<all>&sign');
  });

  it('names each element, pools first, then lanes, then steps', () => {
    const svg = toSvg(modelWithTask('Task'), { theme: 'light' });

    expect([...new Set([...svg.matchAll(/data-element="(\w+)"/g)].map(([, id]) => id))]).toEqual(['p', 'l', 't']);
  });

  it('takes its colours from the palette of the theme and from nowhere else', () => {
    const svg = toSvg(modelWithTask('Task'), { theme: 'dark' });
    const colours = new Set([...svg.matchAll(/(?:fill|stroke)="(#[^"]+)"/g)].map(([, colour]) => colour));

    expect([...colours].every((colour) => Object.values(PALETTES.dark).includes(colour ?? ''))).toBe(true);
  });

  it('lets the colour of a pool shine through in the dark only, as the canvas does', () => {
    const plain = modelWithTask('Task');
    const pool = poolId('p');
    const model = { ...plain, geometry: { ...plain.geometry, [pool]: { ...plain.geometry[pool], fill: '#ffe0b2' } } };
    const ground = (theme: 'light' | 'dark') => /<rect[^>]*fill="#ffe0b2"[^>]*>/.exec(toSvg(model, { theme }))?.[0];

    expect(ground('dark')).toContain(`fill-opacity="${PALETTES.dark.tintOpacity}"`);
    expect(ground('light')).not.toContain('opacity');
  });

  it('encloses everything with a margin', () => {
    const svg = toSvg(modelWithTask('Task'), { theme: 'light', margin: 10 });
    const [x = 0, y = 0, width = 0] = /viewBox="([^"]+)"/.exec(svg)?.[1]?.split(' ').map(Number) ?? [];
    const pool = modelWithTask('Task').geometry[nodeId('p') as never] as { bounds: { x: number; y: number; width: number } };

    expect([x, y, width]).toEqual([pool.bounds.x - 10, pool.bounds.y - 10, pool.bounds.width + 20]);
  });

  it('gives the same bytes each time', () => {
    expect(toSvg(modelWithTask('Task'), { theme: 'print' })).toBe(toSvg(modelWithTask('Task'), { theme: 'print' }));
  });

  it('draws an empty model as an empty sheet', () => {
    expect(parse(toSvg(emptyModel('Nothing'), { theme: 'light' })).getElementsByTagName('g')).toHaveLength(0);
  });
});

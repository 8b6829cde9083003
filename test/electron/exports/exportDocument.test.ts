import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { ExportFormat } from '../../../shared/contract/exports.ts';
import { emptyDocument } from '../../../shared/model/emptyModel.ts';
import { nodeId, variantId } from '../../../shared/model/ids.ts';
import { rows } from '../../../shared/model/ProcessModel.ts';
import { ATTACKS, exported, fixtureDocument, renamed, sampleDocument } from './exportFixture.ts';

const parse = (svg: string) => new DOMParser({ onError: (_level, message) => { throw new Error(message); } }).parseFromString(svg, 'image/svg+xml');
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
/** Reports for the formats that show them come from the tests of those formats. */
const EVERY = ExportFormat.options;

describe('a file of a model', () => {
  it.each(EVERY)('.%s is written, is named after the model, and is the same bytes each time', async (format) => {
    const document = await sampleDocument('loan-approval');

    const [first, second] = [await exported(document, format), await exported(document, format)];

    expect(first.bytes.length).toBeGreaterThan(500);
    expect(first.bytes).toEqual(second.bytes);
    expect(first.name).toBe(`Loan approval with a control.${format === 'handbook' ? 'handbook.html' : format}`);
    expect(first.warnings).toEqual([]);
  });

  it.each(['svg', 'png', 'pdf', 'html'] as const)('.%s of an empty diagram says that there is nothing to see', async (format) => {
    const { bytes, warnings } = await exported(emptyDocument('Not begun'), format);

    expect(bytes.length).toBeGreaterThan(200);
    expect(warnings).toEqual([{ message: { key: 'exports.nothingDrawn' } }]);
  });

  it.each(EVERY)('.%s is written of a model with names that attack, under a name that every system takes', async (format) => {
    for (const [i, attack] of ATTACKS.entries()) {
      if (attack.includes('\uD800') && format === 'bpmn') continue;
      if (i > 0 && i % 4 !== 0) continue;
      const { name, bytes } = await exported(renamed(await sampleDocument('loan-approval'), attack, ATTACKS), format);

      expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}]|^\.|^(con|nul|prn)\./iu);
      expect(new TextEncoder().encode(name).length).toBeLessThan(255);
      expect(bytes.length).toBeGreaterThan(500);
    }
  });

  it('as SVG has no markup but its own, whatever the names are', async () => {
    const { bytes } = await exported(renamed(await sampleDocument('broadband-repair'), ATTACKS[1] ?? '', ATTACKS), 'svg');

    const svg = text(bytes);
    expect(parse(svg).documentElement?.tagName).toBe('svg');
    expect(svg.match(/<(?!\/?(svg|title|rect|g|path|circle|text|tspan)\b)/)).toBeNull();
    const tags = (svg.match(/<[^>]*>/g) ?? []).join('');
    expect(tags.match(/\son\w+=|javascript:|xlink|href=/i)).toBeNull();
    expect(svg).toContain('&lt;script&gt;');
  });

  it('of a variant shows the variant and is named after it', async () => {
    const document = await sampleDocument('loan-approval');
    const [variant] = rows(document.variants);

    const { name } = await exported(document, 'svg', {}, { variant: variant?.id ?? null });
    const whole = await exported(document, 'laneway', {}, { variant: variant?.id ?? null });

    expect(name).toBe(`Loan approval with a control – ${variant?.name}.svg`);
    expect(whole.name).toBe('Loan approval with a control.laneway');
  });

  it('is refused for a variant or a level that is not there', async () => {
    const document = await sampleDocument('loan-approval');

    await expect(exported(document, 'svg', {}, { variant: variantId('none') })).rejects.toThrow(/not-found: storage\.variant\.notFound/);
    await expect(exported(document, 'png', { root: nodeId('none') })).rejects.toThrow(/not-found: exports\.root\.notFound/);
  });

  it('of a level shows the inside of that sub-process', async () => {
    const document = await fixtureDocument('mit-samples/drilldown-collaboration.bpmn');
    const inner = rows(document.master.nodes).find(({ name }) => name === 'Procure Payment');
    const inside = rows(document.master.nodes).find(({ parent, name }) => parent === inner?.id && name !== '');

    const [top, level] = [text((await exported(document, 'svg')).bytes), text((await exported(document, 'svg', { root: inner?.id ?? null })).bytes)];

    expect(top).not.toContain(`data-element="${inside?.id}"`);
    expect(level).toContain(`data-element="${inside?.id}"`);
  });

  it('says that there is no waiting to be shown when there was no simulation', async () => {
    const { warnings } = await exported(await sampleDocument('loan-approval'), 'svg', { overlays: ['heat'] });

    expect(warnings).toEqual([{ message: { key: 'exports.heat.none' } }]);
  });

  it('has the colours of the theme that was chosen, and no ground where none is wanted', async () => {
    const document = await sampleDocument('loan-approval');

    expect(text((await exported(document, 'svg', { theme: 'dark' })).bytes)).toContain('#14171c');
    expect(text((await exported(document, 'svg', { theme: 'dark', withBackground: false })).bytes)).not.toContain('#14171c');
    expect(text((await exported(document, 'svg', { theme: 'print' })).bytes)).not.toContain('#14171c');
  });
});

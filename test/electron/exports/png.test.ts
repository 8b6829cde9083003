import { describe, expect, it } from 'vitest';
import { toPng } from '../../../electron/exports/png.ts';
import { isTooLarge, pictureSize } from '../../../shared/paging/pictureSize.ts';
import { inkIn, pixelsOf } from './pixelsOf.ts';

const page = (body: string, width = 200, height = 60) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="Inter">${body}</svg>`;
const word = (text: string, more = '') => page(`<text x="10" y="40" font-size="24"${more}><tspan x="10" y="40">${text}</tspan></text>`);
const drawn = async (svg: string) => pixelsOf((await toPng(svg, 2)).bytes);
const differ = (a: { readonly grey: Float32Array }, b: { readonly grey: Float32Array }) => a.grey.reduce((sum, value, i) => sum + Math.abs(value - (b.grey[i] ?? 0)), 0);

describe('a PNG', () => {
  it.each([[1, 200, 60], [2, 400, 120], [0.5, 100, 30], [3.3, 660, 198]])('at scale %f has %d × %d pixels, and says so', async (scale, width, height) => {
    const png = await toPng(page('<rect width="200" height="60" fill="#000"/>'), scale);

    expect([png.width, png.height]).toEqual([width, height]);
    expect(pixelsOf(png.bytes)).toMatchObject({ width, height });
  });

  it('is the same bytes each time', async () => {
    expect((await toPng(word('维修 Repair'), 2)).bytes).toEqual((await toPng(word('维修 Repair'), 2)).bytes);
  });

  it('shows Chinese characters, not boxes: each looks like none of the others and unlike what is missing', async () => {
    const [repair, check, missing] = await Promise.all([drawn(word('维')), drawn(word('查')), drawn(word('한'))]);

    // A box is an outline; characters of a dozen strokes are darker in their middle.
    expect(inkIn(repair, 24, 40, 40, 40)).toBeGreaterThan(0.15);
    expect(differ(repair, check)).toBeGreaterThan(100);
    expect(differ(repair, missing)).toBeGreaterThan(100);
    expect(differ(check, missing)).toBeGreaterThan(100);
  });

  it('shows rare characters and signs that stand in files of their own', async () => {
    const [rare, sign, missing] = await Promise.all([drawn(word('臺')), drawn(word('≥')), drawn(word('한'))]);

    expect(differ(rare, missing)).toBeGreaterThan(100);
    expect(differ(sign, missing)).toBeGreaterThan(50);
  });

  it('has bold Chinese where the text is bold', async () => {
    const [plain, bold] = await Promise.all([drawn(word('银行')), drawn(word('银行', ' font-weight="600"'))]);

    expect(inkIn(bold, 0, 0, 400, 120)).toBeGreaterThan(inkIn(plain, 0, 0, 400, 120) * 1.1);
  });

  it('keeps escaped markup as text', async () => {
    const [escaped, none] = await Promise.all([drawn(word('&lt;b&gt;维&amp;&#39;')), drawn(word(''))]);

    expect(inkIn(escaped, 0, 0, 400, 120)).toBeGreaterThan(inkIn(none, 0, 0, 400, 120) + 0.01);
  });

  it('is refused before it would fill the memory, with the scale that would do', async () => {
    await expect(toPng(page('', 20_000, 10_000), 4)).rejects.toThrow(/exports\.png\.tooLarge.*"width":80000,"height":40000,"limit":150,"fitting":0\.86/);
    expect(isTooLarge(pictureSize({ width: 20_000, height: 10_000 }, 0.86))).toBe(false);
  });
});

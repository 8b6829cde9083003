import { describe, expect, it } from 'vitest';
import { toPng } from '../../../electron/exports/png.ts';
import { PageSetup } from '../../../shared/contract/exports.ts';
import { drawSheet } from '../../../shared/drawing/drawSheet.ts';
import { experiment } from '../../../shared/analysis/experiment.ts';
import { levels } from '../../../shared/drawing/levels.ts';
import { toSvg } from '../../../shared/drawing/svg.ts';
import { rows } from '../../../shared/model/ProcessModel.ts';
import { fitPage } from '../../../shared/paging/fitPage.ts';
import { posterSheets } from '../../../shared/paging/posterSheets.ts';
import { ATTACKS, exported, fixtureDocument, namesOf, renamed, sampleDocument } from './exportFixture.ts';
import { here } from '../../shared/analysis/office.ts';
import { blurred, pixelsOf } from './pixelsOf.ts';
import { factsOf, fontsOf, pictureOf, textOf } from './poppler.ts';

/** Names are wrapped in a drawing: words may stand on several lines, characters apart. */
const letters = (text: string) => text.normalize('NFKC').replaceAll(/[\s\u00AD-]/g, '');

const SAMPLES = ['broadband-repair', 'employee-onboarding', 'hotel-check-in', 'loan-approval', 'product-returns'] as const;

describe('a PDF, opened by poppler', () => {
  it.each(SAMPLES.flatMap((name) => [[name, 'en'], [name, 'zh-CN']] as const))('of %s in %s has every name as text', async (name, locale) => {
    const document = await sampleDocument(name, locale);

    const { bytes } = await exported(document, 'pdf', {}, { locale });

    // Without layout, names come out in the order in which they were painted, line after line.
    const text = letters(textOf(bytes, '-raw'));
    const missing = namesOf(document.master).filter((wanted) => !text.includes(letters(wanted)));
    expect(missing).toEqual([]);
  });

  it('has its title, language and program, and no time at which it was made', async () => {
    const { bytes, name } = await exported(await sampleDocument('loan-approval', 'zh-CN'), 'pdf', {}, { locale: 'zh-CN' });

    expect(name).toBe('带风控的贷款审批.pdf');
    expect(factsOf(bytes)).toMatchObject({ title: '带风控的贷款审批', pages: 1, text: expect.stringMatching(/Producer:\s+Laneway/) });
    expect(factsOf(bytes).text).not.toMatch(/CreationDate|ModDate/);
    expect(Buffer.from(bytes).toString('latin1')).toContain('/Lang (zh-CN)');
  });

  it('is the same bytes for the same model', async () => {
    const document = await sampleDocument('loan-approval', 'zh-CN');

    expect((await exported(document, 'pdf')).bytes).toEqual((await exported(document, 'pdf')).bytes);
  });

  it('holds the fonts that it needs, cut down to what is used, and what their glyphs mean', async () => {
    const { bytes } = await exported(await sampleDocument('loan-approval', 'zh-CN'), 'pdf');

    const fonts = fontsOf(bytes);
    expect(fonts.map(({ name }) => name.replace(/^[A-Z]+\+/, '')).toSorted()).toEqual(['Inter-Regular', 'NotoSansSC-Regular', 'NotoSansSC-SemiBold']);
    expect(fonts.every(({ isEmbedded, isSubset, isReadable }) => isEmbedded && isSubset && isReadable)).toBe(true);
    expect(bytes.length).toBeLessThan(60_000);
  });

  it.each([['loan-approval', 'zh-CN', 'print'], ['broadband-repair', 'en', 'dark']] as const)('shows %s (%s, %s) as the PNG of the same sheet does', async (name, locale, theme) => {
    const document = await sampleDocument(name, locale);
    const { frame } = drawSheet(document.master);
    const fitted = fitPage(frame, PageSetup.parse({}));
    const scale = 1.5;
    const dpi = (72 * scale) / fitted.scale;
    const onPage = (points: number) => Math.round((points * dpi) / 72);

    const { bytes } = await exported(document, 'pdf', { theme, overlays: ['roles', 'times'] });
    const png = await toPng(toSvg(document.master, { theme }), scale);
    const plain = await exported(document, 'pdf', { theme });
    const page = pixelsOf(pictureOf(plain.bytes, { page: 1, dpi, x: onPage(fitted.at.x), y: onPage(fitted.at.y), width: png.width, height: png.height }));

    expect(bytes.length).toBeGreaterThan(plain.bytes.length);
    const [ours, theirs] = [blurred(pixelsOf(png.bytes), 6), blurred(page, 6)];
    expect([theirs.width, theirs.height]).toEqual([ours.width, ours.height]);
    const apart = ours.grey.map((value, i) => Math.abs(value - (theirs.grey[i] ?? 0)));
    const mean = apart.reduce((sum, value) => sum + value, 0) / apart.length;
    // Two painters soften edges in their own ways; something that is missing or elsewhere would stand out in a square of six pixels.
    expect(mean).toBeLessThan(0.012);
    expect(apart.filter((value) => value > 0.35).length / apart.length).toBeLessThan(0.002);
  });

  it('has a page for each level, in reading order, with bookmarks and links from a step to its inside', async () => {
    const document = await fixtureDocument('mit-samples/drilldown-collaboration.bpmn');
    const all = levels(document.master);

    const { bytes } = await exported(document, 'pdf', { page: { paper: 'A3', orientation: 'landscape' } });

    expect(all.length).toBeGreaterThan(3);
    const { pages, sizes } = factsOf(bytes);
    expect(pages).toBe(all.length);
    for (const { width, height } of sizes) expect([width, height]).toEqual([expect.closeTo(1190.55, 1), expect.closeTo(841.89, 1)]);
    const raw = Buffer.from(bytes).toString('latin1');
    expect(raw.match(/\/Subtype \/Link/g)).toHaveLength(all.length - 1);
    expect(raw).toContain('/Outlines');
    for (const [i, level] of all.entries()) expect(letters(textOf(bytes, '-f', String(i + 1), '-l', String(i + 1)))).toContain(letters(level.name));
  });

  it('of one level has that level alone, and of a sub-process those below it', async () => {
    const document = await fixtureDocument('mit-samples/drilldown-collaboration.bpmn');
    const [, inner] = levels(document.master);
    const root = inner?.root ?? null;
    const below = levels(document.master).filter(({ parent }) => parent === root && parent !== null);

    expect(factsOf((await exported(document, 'pdf', { levels: 'one' })).bytes).pages).toBe(1);
    expect(factsOf((await exported(document, 'pdf', { root })).bytes).pages).toBe(1 + below.length);
    expect(factsOf((await exported(document, 'pdf', { root, levels: 'one' })).bytes).pages).toBe(1);
  });

  it('as a poster has the sheets that were promised, at true size, each with its name', async () => {
    const document = await sampleDocument('broadband-repair');
    const page = PageSetup.parse({ mode: 'poster', paper: 'A4', orientation: 'portrait', overlap: 15 });
    const { frame } = drawSheet(document.master);
    const poster = posterSheets(frame, page);

    const { bytes } = await exported(document, 'pdf', { page });

    const { pages, sizes } = factsOf(bytes);
    expect(poster.sheets.length).toBeGreaterThan(2);
    expect(pages).toBe(poster.sheets.length);
    for (const { width, height } of sizes) expect([width, height]).toEqual([expect.closeTo(595.28, 1), expect.closeTo(841.89, 1)]);
    for (const [i, { name }] of poster.sheets.entries()) expect(textOf(bytes, '-f', String(i + 1), '-l', String(i + 1))).toContain(`Sheet ${name} (${i + 1} of ${pages})`);
    // Put together again they are the picture: each shows just what a PNG shows there, at 96 dpi a pixel for a pixel.
    const whole = pixelsOf((await toPng(toSvg(document.master, { theme: 'print' }), 1)).bytes);
    const [, second] = poster.sheets;
    const x = Math.ceil(poster.margin / 0.75) + 4;
    const from = Math.round((x * 0.75 - (second?.origin.x ?? 0)) / 0.75);
    const y = Math.round((second?.origin.y ?? 0) / 0.75);
    const sheet = pixelsOf(pictureOf(bytes, { page: 2, dpi: 96, x, y, width: 400, height: 400 }));
    const same = { width: 400, height: 400, grey: sheet.grey.map((_, i) => whole.grey[(Math.floor(i / 400)) * whole.width + from + (i % 400)] ?? 1) };
    const [ours, theirs] = [blurred(same, 10), blurred(sheet, 10)];
    expect(ours.grey.reduce((sum, value, i) => sum + Math.abs(value - (theirs.grey[i] ?? 0)), 0) / ours.grey.length).toBeLessThan(0.02);
  });

  it('is refused as a poster of more sheets than anybody glues', async () => {
    await expect(exported(await sampleDocument('broadband-repair'), 'pdf', { page: { mode: 'poster', paper: 'A5', posterScale: 10 } })).rejects.toThrow(/exports\.poster\.tooMany/);
  });

  it('is refused just so where one step stands so far away that its sheets could not even be listed', async () => {
    const document = await sampleDocument('loan-approval');
    const [step] = rows(document.master.nodes);
    const geometry = { ...document.master.geometry, [step?.id ?? '']: { bounds: { x: 999_000, y: 999_000, width: 100, height: 80 } } };
    const far = { ...document, master: { ...document.master, geometry } };

    await expect(exported(far, 'pdf', { page: { mode: 'poster', paper: 'A5', posterScale: 10, margin: 50 } })).rejects.toThrow(/exports\.poster\.tooMany/);
  });

  it('takes names that attack for text, and no page runs anything', async () => {
    const document = renamed(await sampleDocument('broadband-repair'), `${ATTACKS[0]} ${ATTACKS[6]}`, ATTACKS);

    const { bytes } = await exported(document, 'pdf');

    // Literal strings of the file may say anything; outside of them nothing does anything.
    const raw = Buffer.from(bytes).toString('latin1').replaceAll(/\((?:\\.|[^\\()])*\)/gs, '()');
    expect(raw).not.toMatch(/\/JavaScript|\/JS\b|\/Launch|\/OpenAction|\/AA\b/);
    expect(factsOf(bytes)).toMatchObject({ pages: 1, title: `${ATTACKS[0]} ${ATTACKS[6]}` });
    const text = letters(textOf(bytes, '-raw'));
    for (const name of rows(document.master.nodes).filter((node) => 'work' in node).slice(0, 6).map((node) => node.name)) expect(text).toContain(letters(name).slice(0, 12));
  });

  it('cuts a title that is wider than its page, and says where the figures come from', async () => {
    const document = renamed(await sampleDocument('loan-approval'), 'A name without end '.repeat(20));
    const report = await experiment(document, { scenarios: [null], overrides: { cases: 100, replications: 2, warmUpCases: 0, seed: 7 }, withBottlenecks: false }, here);

    const { bytes } = await exported(document, 'pdf', { overlays: ['heat'] }, { report, isReportStale: true });

    const text = textOf(bytes);
    expect(text).toMatch(/A name without end.*…/);
    expect(text).toMatch(/Waiting: 2 simulated runs, \d+ cases, seed 7, engine [\d.]+\. The model was changed after it\./);
  });

  it('says which characters it shows as empty boxes', async () => {
    const { warnings } = await exported(renamed(await sampleDocument('loan-approval'), 'x', ['확인 🙂']), 'pdf');

    expect(warnings).toEqual([{ message: { key: 'exports.font.missing', params: { characters: '확 인 🙂', count: 3 } } }]);
  });
});

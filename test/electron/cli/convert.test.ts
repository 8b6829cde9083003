import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readConversion } from '../../../electron/cli/convertOptions.ts';
import { UsageError } from '../../../electron/cli/UsageError.ts';
import { EXPORT_CHOICES, ExportFormat } from '../../../shared/contract/exports.ts';
import { translator } from '../../../shared/i18n/translator.ts';
import { factsOf } from '../exports/poppler.ts';
import { fixture, laneway, sample } from './laneway.ts';

const folder = mkdtempSync(join(tmpdir(), 'laneway-convert-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const refusal = (...args: readonly string[]): string => {
  try {
    readConversion(args);
  } catch (thrown) {
    if (thrown instanceof UsageError) return translator('en')(thrown.text);
    throw thrown;
  }
  return '';
};

describe('the options of laneway convert', () => {
  it('are taken by the formats that they mean something to', () => {
    const { format, options, isForced, isSimulated } = readConversion(['a.bpmn', 'b.pdf', '--theme', 'dark', '--overlays', 'heat,roles,heat', '--paper', 'a3', '--orientation', 'landscape', '--poster', '--scale', '0.5', '--overlap', '15', '--margin', '5', '--root', 'Sub_1', '--one-level', '--simulate', '--force']);

    expect(format).toBe('pdf');
    expect(options).toMatchObject({ theme: 'dark', overlays: ['heat', 'roles'], root: 'Sub_1', levels: 'one', page: { paper: 'A3', orientation: 'landscape', mode: 'poster', posterScale: 0.5, overlap: 15, margin: 5 } });
    expect([isForced, isSimulated]).toEqual([true, true]);
    expect(readConversion(['a.bpmn', 'b.png', '--scale', '3', '--transparent']).options).toMatchObject({ scale: 3, withBackground: false, theme: 'print' });
    expect(readConversion(['a.bpmn', 'b.HTML', '--handbook']).format).toBe('handbook');
  });

  it.each([
    ['an unknown ending', ['a.bpmn', 'b.odt'], /cannot write b\.odt.*\.laneway, \.bpmn, \.svg, \.png, \.pdf, \.html, \.docx, \.xlsx, \.csv, \.md/],
    ['no ending', ['a.bpmn', 'b'], /cannot write b/],
    ['a folder', ['a.bpmn', 'out/'], /cannot write out\//],
    ['no target', ['a.bpmn'], /From what to what\?/],
    ['a third file', ['a.bpmn', 'b.svg', 'c.svg'], /“c\.svg” is one argument too many/],
    ['a scale for a drawing', ['a.bpmn', 'b.svg', '--scale', '2'], /--scale says nothing about a \.svg file; it is for \.png, \.pdf/],
    ['paper for a picture', ['a.bpmn', 'b.png', '--paper', 'A3'], /--paper says nothing about a \.png file; it is for \.pdf, \.docx/],
    ['a poster of a page', ['a.bpmn', 'b.html', '--poster'], /--poster says nothing about a \.html file; it is for \.pdf/],
    ['a theme for a table', ['a.bpmn', 'b.csv', '--theme', 'dark'], /--theme says nothing about a \.csv file/],
    ['a simulation for a file that shows no results', ['a.bpmn', 'b.laneway', '--simulate'], /--simulate says nothing about a \.laneway file/],
    ['a handbook that is no page', ['a.bpmn', 'b.docx', '--handbook'], /--handbook says nothing about a \.docx file; it is for \.html/],
    ['a scale of a page that is no poster', ['a.bpmn', 'b.pdf', '--scale', '2'], /--scale is for a poster/],
    ['an overlap of a page that is no poster', ['a.bpmn', 'b.pdf', '--overlap', '5'], /--overlap is for a poster/],
    ['a theme that there is none of', ['a.bpmn', 'b.svg', '--theme', 'blue'], /--theme blue: give one of light, dark, print/],
    ['an overlay that there is none of', ['a.bpmn', 'b.svg', '--overlays', 'heat,cost'], /--overlays cost: give one of heat, roles, times, ids/],
    ['paper that there is none of', ['a.bpmn', 'b.pdf', '--paper', 'B4'], /--paper B4: give one of A5, A4/],
    ['a scale that is none', ['a.bpmn', 'b.png', '--scale', 'NaN'], /--scale NaN: give a number from 0\.1 to 16/],
    ['a scale out of range', ['a.bpmn', 'b.png', '--scale', '17'], /--scale 17/],
  ])('refuse %s', (_, args, reason) => {
    expect(refusal(...args)).toMatch(reason);
  });

  it('are spelt as they are in the help, all of them', () => {
    const help = translator('en')('cli.usage.convert');

    for (const option of ['scenario', 'simulate', 'theme', 'overlays', 'root', 'one-level', 'scale', 'transparent', 'paper', 'orientation', 'poster', 'overlap', 'margin', 'bpsim', 'handbook', 'force']) expect(help).toContain(`--${option}`);
    for (const format of ExportFormat.options) expect(help).toContain(format === 'handbook' ? '--handbook' : `.${format}`);
    expect(Object.keys(EXPORT_CHOICES)).toEqual(ExportFormat.options);
  });
});

describe('laneway convert', () => {
  it.each(ExportFormat.options.filter((format) => format !== 'handbook'))('writes .%s and nothing beside it', async (format) => {
    const own = mkdtempSync(join(folder, 'one-'));

    const { code, out, notes } = await laneway(['convert', sample('hotel-check-in'), join(own, `x.${format}`)]);

    expect({ code, out, notes }).toEqual({ code: 0, out: '', notes: '' });
    expect(readdirSync(own)).toEqual([`x.${format}`]);
  });

  it('shows in the file what it simulated before', async () => {
    const [plain, heated] = [join(folder, 'plain.svg'), join(folder, 'heated.svg')];

    const without = await laneway(['convert', sample('loan-approval'), plain, '--overlays', 'heat']);
    const simulated = await laneway(['convert', sample('loan-approval'), heated, '--overlays', 'heat', '--simulate']);

    expect(without).toMatchObject({ code: 0, notes: expect.stringContaining('was never simulated') });
    expect(simulated).toMatchObject({ code: 0, notes: '' });
    expect(readFileSync(plain, 'utf8')).not.toContain('data-overlay="heat"');
    expect(readFileSync(heated, 'utf8')).toContain('data-overlay="heat"');
  }, 120_000);

  it('writes nothing when the model cannot be simulated, and says why', async () => {
    const target = join(folder, 'unsimulated.md');

    const { code, notes } = await laneway(['convert', fixture('own/every-element.bpmn'), target, '--simulate']);

    expect(code).toBe(2);
    expect(notes.trim()).not.toBe('');
    expect(existsSync(target)).toBe(false);
  });

  it('does not write over a file unless told to, and says so before it works', async () => {
    const target = join(folder, 'mine.pdf');
    writeFileSync(target, 'mine');

    expect(await laneway(['convert', join(folder, 'not-even-there.bpmn'), target])).toMatchObject({ code: 2, notes: expect.stringContaining('--force') });
    expect(readFileSync(target, 'utf8')).toBe('mine');
    expect((await laneway(['convert', sample('loan-approval', 'zh-CN'), target, '--force', '--lang', 'zh-CN'])).code).toBe(0);
    expect(factsOf(readFileSync(target))).toMatchObject({ title: '带风控的贷款审批', pages: 1 });
  });

  it.skipIf(process.platform === 'win32')('does not put a file in place of a link that leads nowhere', async () => {
    const link = join(folder, 'elsewhere.svg');
    symlinkSync(join(folder, 'nowhere.svg'), link);

    expect(await laneway(['convert', sample('loan-approval'), link])).toMatchObject({ code: 2, notes: expect.stringContaining('--force') });
    expect(readlinkSync(link)).toBe(join(folder, 'nowhere.svg'));
  });

  it.each([
    ['a name as long as systems allow', `${'n'.repeat(200)}.svg`],
    ['blanks, quotes and Chinese', `我的 "best" $(touch x) 'model'.svg`],
    ['a name that looks like an option', './--force.svg'],
    ['control characters', 'a\u0007b\u001b[31m.svg'],
  ])('takes a path with %s as it is', async (_, name) => {
    const own = mkdtempSync(join(folder, 'path-'));

    const { code } = await laneway(['convert', sample('hotel-check-in'), join(own, name)]);

    expect(code).toBe(0);
    expect(readdirSync(own)).toEqual([name.replace('./', '')]);
  });

  it('lets no path command the terminal', async () => {
    const { code, notes } = await laneway(['convert', sample('hotel-check-in'), join(folder, 'a\u001b[31m\u0007.odt')]);

    expect(code).toBe(2);
    expect([...notes].filter((character) => character < ' ' && character !== '\n')).toEqual([]);
  });

  it('says why a name is too long, and leaves nothing behind', async () => {
    const own = join(folder, 'long');
    mkdirSync(own);

    expect(await laneway(['convert', sample('hotel-check-in'), join(own, `${'n'.repeat(300)}.svg`)])).toMatchObject({ code: 2, notes: expect.stringContaining('cannot be written') });
    const nowhere = join(own, 'no-such-folder', 'hotel.svg');
    expect((await laneway(['convert', sample('hotel-check-in'), nowhere])).notes.trim()).toBe(`${nowhere} cannot be written (no such file or directory). Check the folder and your permissions.`);
    expect(readdirSync(own)).toEqual([]);
  });

  it('refuses a level and a scenario that are not there', async () => {
    expect(await laneway(['convert', sample('hotel-check-in'), join(folder, 'r.svg'), '--root', 'none'])).toMatchObject({ code: 2, notes: expect.stringContaining('no step “none”') });
    expect(await laneway(['convert', sample('hotel-check-in'), join(folder, 'r.svg'), '--scenario', 'none'])).toMatchObject({ code: 2 });
    expect(existsSync(join(folder, 'r.svg'))).toBe(false);
  });
});

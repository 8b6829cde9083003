import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { writeHandbook } from '../../../../electron/exports/documents/handbook.ts';
import { ATTACKS, attackedModel } from '../../../shared/handbook/attacks.ts';
import { plainSource, sampleDocument, sampleSource } from '../../../shared/handbook/sampleSource.ts';
import { byPoppler, inFolder, options, textOf } from './office.ts';

const CHROMIUM = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const inChromium = (html: Uint8Array, wanted: (folder: string) => readonly string[]): Promise<{ readonly folder: string; readonly out: string }> => inFolder(async (folder) => {
  const file = join(folder, 'handbook.html');
  await writeFile(file, html);
  const { stdout } = await promisify(execFile)('chromium', [...CHROMIUM, `--user-data-dir=${folder}/profile`, ...wanted(folder), `file://${file}`], { maxBuffer: 64 * 1_048_576, timeout: 120_000 });
  return { folder, out: stdout };
});

describe('the handbook as a page', () => {
  it('needs no script and no other file', async () => {
    const html = textOf(await writeHandbook(await sampleSource('loan-approval', 'en'), options));

    expect(html.match(/<script|<link|<iframe|@import|url\(|\son\w+=/gi)).toBeNull();
    expect([...html.matchAll(/(?:src|href)="([^"]*)"/g)].filter(([, target]) => !target!.startsWith('#'))).toEqual([]);
    expect(html.includes("default-src 'none'")).toBe(true);
  });

  it('leads from the contents to every chapter', async () => {
    const html = textOf(await writeHandbook(await sampleSource('product-returns', 'zh-CN'), options));
    const targets = [...html.matchAll(/<a href="#([^"]+)"/g)].map((match) => decodeURIComponent(match[1]!));
    const ids = [...html.matchAll(/<section id="([^"]+)"/g)].map((match) => match[1]!);

    expect(targets.length).toBeGreaterThan(10);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(html.includes('<html lang="zh-CN">')).toBe(true);
  });

  it('prints with the contents, the chapters and the diagram across a page', async () => {
    const html = await writeHandbook(await sampleSource('broadband-repair', 'zh-CN'), options);
    const { text, sizes } = await inFolder(async (folder) => {
      const file = join(folder, 'handbook.html');
      await writeFile(file, html);
      await promisify(execFile)('chromium', [...CHROMIUM, `--user-data-dir=${folder}/profile`, '--no-pdf-header-footer', `--print-to-pdf=${folder}/out.pdf`, `file://${file}`], { timeout: 120_000 });
      return byPoppler(await readFile(join(folder, 'out.pdf')));
    });

    for (const expected of ['流程手册', '目录', '作业程序', '上门查障', '仿真结果']) expect(text).toContain(expected);
    expect(sizes.filter((size) => /^84[12][.\d]* x 59[45]/.test(size))).toHaveLength(1);
  });

  it('shows names that attack as the text they are', async () => {
    const html = await writeHandbook(plainSource(attackedModel()), options);
    const { out } = await inChromium(html, () => ['--dump-dom']);
    const text = textOf(html);

    // Only what is found: a whole page in a message helps nobody.
    expect(text.match(/<script|<img|javascript:alert\(1\)"|(?![\t\n\r])\p{Cc}|\u202E/giu)).toBeNull();
    expect(out.match(/<script|<img/gi)).toBeNull();
    expect(out.includes('&lt;script&gt;alert(1)&lt;/script&gt;')).toBe(true);
    expect(text.includes(ATTACKS[3]!.replaceAll('"', '&quot;'))).toBe(true);
  });

  it('bears a name of 100,000 characters', async () => {
    const { master } = sampleDocument('hotel-check-in', 'en');
    const [id, node] = Object.entries(master.nodes).find(([, { kind }]) => kind === 'userTask')!;

    const html = textOf(await writeHandbook(plainSource({ ...master, nodes: { ...master.nodes, [id]: { ...node, name: 'long '.repeat(20_000) } } }), options));

    expect(html.includes('class="long"')).toBe(true);
  });
});

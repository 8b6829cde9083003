import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeDocx } from '../../../../electron/exports/documents/docx.ts';
import { ATTACKS, attackedModel } from '../../../shared/handbook/attacks.ts';
import { plainSource, sampleDocument, sampleSource } from '../../../shared/handbook/sampleSource.ts';
import { byLibreOffice, byPoppler, options } from './office.ts';
import { documentOf } from './xml.ts';

const xmlOf = (bytes: Uint8Array) => {
  const files = unzipSync(bytes);
  return { files, body: strFromU8(files['word/document.xml']!) };
};

describe.each(['en', 'zh-CN'] as const)('the Word handbook in %s', (locale) => {
  let bytes: Uint8Array;
  let read: Awaited<ReturnType<typeof byPoppler>>;
  beforeAll(async () => {
    bytes = await writeDocx(await sampleSource('broadband-repair', locale), options);
    const pdf = (await byLibreOffice(bytes, 'docx', 'pdf')).get('model.pdf');
    read = await byPoppler(pdf!);
  });

  it('opens in LibreOffice with its chapters, its steps and what was found', () => {
    const expected = locale === 'en'
      ? ['Process handbook', 'Purpose and scope', 'Procedures', 'Hand-offs', 'RACI matrix', 'What the simulation shows', 'Glossary', 'Visit and find the fault', 'Network back office', 'Fix this first', 'Page 2 of']
      : ['流程手册', '目的与范围', '作业程序', '交接', '责任矩阵', '仿真结果', '术语表', '上门查障', '网络后台', '首先改进', '第 2 页'];

    for (const text of expected) expect(read.text.replaceAll(/\s+/g, ' ')).toContain(text);
  });

  it('is on A4, the wide diagram across the page, as a picture', () => {
    const upright = read.sizes.filter((size) => /^595\.\d* x 84[12]/.test(size));
    const across = read.sizes.filter((size) => /^84[12][.\d]* x 595/.test(size));

    expect(upright.length + across.length).toBe(read.sizes.length);
    expect(across).toHaveLength(1);
    expect(read.images.split('\n').filter((line) => /\bimage\b/.test(line)).length).toBeGreaterThanOrEqual(1);
  });

  it('has real headings, a table of contents, repeated header rows, an alternative text and fonts for Chinese', () => {
    const { files, body } = xmlOf(bytes);

    for (const part of [/w:val="Heading1"/, /TOC \\h \\o &quot;1-2&quot;|\\o &quot;1-2&quot;/, /<w:tblHeader\/>/, /<wp:docPr [^>]*descr="[^"]{20,}"/]) expect(part.test(body)).toBe(true);
    expect(strFromU8(files['word/styles.xml']!)).toMatch(/w:eastAsia="Microsoft YaHei"/);
    expect(strFromU8(files['word/styles.xml']!)).toContain('w:eastAsia="zh-CN"');
  });
});

describe('a Word document', () => {
  it('is the same bytes each time, without the time of day', async () => {
    const source = plainSource(sampleDocument('hotel-check-in', 'en').master);

    const [first, second] = [await writeDocx(source, options), await writeDocx(source, options)];

    expect(Buffer.compare(first, second)).toBe(0);
    expect(strFromU8(unzipSync(first)['docProps/core.xml']!)).toContain('1980-01-01T00:00:00Z');
  });

  it('shows names that attack as the text they are', async () => {
    const { files, body } = xmlOf(await writeDocx(plainSource(attackedModel()), options));
    const text = documentOf(body).documentElement?.textContent ?? '';

    for (const part of Object.keys(files).filter((name) => name.endsWith('.xml') || name.endsWith('.rels'))) documentOf(strFromU8(files[part]!));
    for (const shown of [ATTACKS[0]!, '=HYPERLINK("http://evil.example","click")', 'abcd', 'leftgnp.exe']) expect(text.includes(shown)).toBe(true);
    expect(text.match(/(?![\t\n\r])\p{Cc}|\u202E/gu)).toBeNull();
    expect(Object.keys(files).filter((name) => name.endsWith('.rels')).map((name) => strFromU8(files[name]!)).join('')).not.toContain('evil.example');
  });

  it('bears a name of 100,000 characters', async () => {
    const { master } = sampleDocument('hotel-check-in', 'en');
    const [id, node] = Object.entries(master.nodes).find(([, { kind }]) => kind === 'userTask')!;

    const bytes = await writeDocx(plainSource({ ...master, nodes: { ...master.nodes, [id]: { ...node, name: 'long '.repeat(20_000) } } }), options);

    expect(documentOf(xmlOf(bytes).body).documentElement?.textContent?.length).toBeGreaterThan(100_000);
  });

  it('puts the diagram on the paper that was chosen, and the text on one to hold', async () => {
    const source = plainSource(sampleDocument('broadband-repair', 'en').master);
    const { body } = xmlOf(await writeDocx(source, { ...options, page: { ...options.page, paper: 'A3' } }));
    const sizes = [...body.matchAll(/<w:pgSz [^>]*>/g)].map(([tag]) => tag);

    expect(sizes.filter((tag) => tag.includes('w:orient="landscape"') && tag.includes('w:w="23811"'))).toHaveLength(1);
    expect(sizes.filter((tag) => tag.includes('w:w="11906"')).length).toBeGreaterThan(0);
  });
});

import { describe, expect, it } from 'vitest';
import { escapeMarkdown, writeMarkdown } from '../../../../electron/exports/documents/markdown.ts';
import { mermaidText } from '../../../../shared/handbook/mermaid.ts';
import { readMermaidText } from '../../../../shared/interchange/mermaid/readMermaid.ts';
import { unwrap } from '../../../../shared/result.ts';
import { attackedModel } from '../../../shared/handbook/attacks.ts';
import { plainSource, sampleDocument, sampleSource } from '../../../shared/handbook/sampleSource.ts';
import { options, textOf } from './office.ts';

const diagramOf = (text: string) => /```mermaid\n([\s\S]*?)\n```/.exec(text)?.[1] ?? '';
/** The cells of a line: what stands between bars that are not escaped. */
const cellsOf = (line: string) => line.split(/(?<!\\)\|/).slice(1, -1);

describe('the handbook in Markdown', () => {
  it('has its chapters, tables of one width, and the diagram as Mermaid', async () => {
    const text = textOf(await writeMarkdown(await sampleSource('broadband-repair', 'zh-CN'), options));
    const lines = text.split('\n');

    expect(lines).toContain('## 5 作业程序');
    expect(lines).toContain('# 宽带报修');
    expect(diagramOf(text)).toContain('subgraph lane_1["客户"]');
    for (const [i, line] of lines.entries()) {
      if (/^\| (---|:---|---:)/.test(line)) for (let row = i - 1; lines[row]?.startsWith('|'); row++) expect(cellsOf(lines[row]!).length).toBe(cellsOf(line).length);
    }
  });

  it('draws a diagram that is read again: the same steps, lanes and ways', async () => {
    const { master } = sampleDocument('loan-approval', 'en');
    const diagram = diagramOf(textOf(await writeMarkdown(plainSource(master), options)));
    const model = unwrap(readMermaidText(diagram, 'again')).document.master;
    const flows = (of: typeof master) => Object.values(of.flows).filter(({ kind }) => kind === 'sequenceFlow').map(({ source, target }) => [source, target].map((id) => (of.nodes[id as keyof typeof of.nodes] as { name: string } | undefined)?.name.replaceAll(/\s+/g, ' ')).join(' > '));
    const names = (of: typeof master) => Object.values(of.nodes).filter((node) => 'work' in node && node.parent === null).map(({ name }) => name).toSorted();

    expect(names(model)).toEqual(names(master));
    expect(new Set(Object.values(model.lanes).map(({ name }) => name))).toEqual(new Set(Object.values(master.lanes).map(({ name }) => name)));
    expect(flows(model).length).toBe(flows(master).length);
  });

  it.each([
    ['<script>', String.raw`\<script\>`], ['a|b', String.raw`a\|b`], ['# title', String.raw`\# title`], ['- item', String.raw`\- item`], ['1. item', String.raw`1\. item`], ['3.7 min', '3.7 min'],
    ['[x](y)', String.raw`\[x\](y)`], ['http://evil.example', String.raw`http\://evil.example`], ['&amp;', String.raw`\&amp;`], ['a\u202Eb', 'ab'], ['@team', String.raw`\@team`],
  ])('writes %j so that it shows as it is', (text, written) => {
    expect(escapeMarkdown(text)).toBe(written);
  });

  it('shows names that attack as the text they are', async () => {
    const text = textOf(await writeMarkdown(plainSource(attackedModel()), options));
    const prose = text.replace(/```mermaid[\s\S]*?```/, '').replaceAll(/<a id="[\w-]+"><\/a>|<br>/g, '');

    expect(prose.match(/(?<!\\)[<>]|(?<!\\)\]\(j|(?<!\\)!\[|https?:\/\//g)).toBeNull();
    expect(diagramOf(text).match(/<|^\s*evil/gm)).toBeNull();
  });

  it('leaves no way out of a label of Mermaid', () => {
    expect(mermaidText('"];\n evil --> n1["#<b>')).toBe('#quot;]; evil --#gt; n1[#quot;#35;#lt;b#gt;');
  });
});

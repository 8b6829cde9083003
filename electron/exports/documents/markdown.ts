import { handbookOf } from '../../../shared/handbook/handbookOf.ts';
import { linesOf, type Block, type Cell, type Line, type Section } from '../../../shared/handbook/Handbook.ts';
import { mermaidOf } from '../../../shared/handbook/mermaid.ts';
import { readingOf } from '../../../shared/handbook/Reading.ts';
import { shownText } from '../../../shared/handbook/shownText.ts';
import { translator } from '../../../shared/i18n/translator.ts';
import type { ExportOptions } from '../../../shared/contract/exports.ts';
import type { ExportSource } from '../../../shared/files/ExportSource.ts';

/** Everything that GitHub Flavored Markdown 0.29 may take for markup (§2.4: any ASCII punctuation may be escaped), markup of HTML included. */
const MARKUP = /[\\`*_{}[\]<>#|~&$@]/g;
/** Only at the beginning of a line. */
const BLOCK_START = /^(\s*)(?:([-+=])|(\d{1,9})([.)])(?=\s|$))/;
/** Bare addresses become links (§6.9). A no-width joiner would change the text; the colon may be escaped. */
const ADDRESS = /(https?|ftp)(:)(?=\/\/)|(www)(\.)/gi;

export function escapeMarkdown(text: string): string {
  const escaped = shownText(text).replaceAll(MARKUP, (sign) => `\\${sign}`).replaceAll(ADDRESS, (_, scheme: string | undefined, colon: string | undefined, www: string | undefined, dot: string | undefined) => `${scheme ?? www ?? ''}\\${colon ?? dot ?? ''}`);
  return escaped.replace(BLOCK_START, (_, blank: string, sign: string | undefined, digits: string | undefined, dot: string | undefined) => (sign ? `${blank}\\${sign}` : `${blank}${digits ?? ''}\\${dot ?? ''}`));
}

const lineText = ({ text, tone }: Line): string => {
  const escaped = escapeMarkdown(text);
  return escaped === '' ? '' : tone === 'strong' ? `**${escaped}**` : tone === 'warning' ? `**⚠ ${escaped}**` : escaped;
};
const cellText = (cell: Cell): string => linesOf(cell).map(lineText).filter((text) => text !== '').join('<br>') || ' ';

function tableText(columns: readonly { readonly title: string; readonly align?: 'centre' | 'end' | undefined }[], rows: readonly (readonly Cell[])[]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = columns.map(({ align }) => (align === 'end' ? '---:' : align === 'centre' ? ':---:' : '---'));
  return [row(columns.map(({ title }) => escapeMarkdown(title))), row(rule), ...rows.map((cells) => row(cells.map(cellText)))].join('\n');
}

/** The handbook as GitHub Flavored Markdown; the diagram as a Mermaid flowchart, which needs no second file. */
export function writeMarkdown(source: ExportSource, _options: ExportOptions): Promise<Uint8Array> {
  const handbook = handbookOf(source);
  const t = translator(source.locale);
  const diagram = mermaidOf(readingOf(source));
  const blockText = (block: Block): string => {
    switch (block.kind) {
      case 'paragraph': return block.tone === 'warning' ? `> [!WARNING]\n> ${escapeMarkdown(block.text)}` : lineText({ text: block.text, tone: block.tone === 'strong' ? 'strong' : undefined });
      case 'list': return block.items.map((item) => `- ${escapeMarkdown(item)}`).join('\n');
      case 'facts': return tableText([{ title: ' ' }, { title: ' ' }], block.facts.map(({ label, value }) => [[{ text: label, tone: 'strong' }], value]));
      case 'table': return tableText(block.columns, block.rows);
      // A diagram inside a sub-process is told by its steps.
      case 'picture': return block.root === null ? (diagram === null ? `*${escapeMarkdown(t('book.markdown.tooLarge'))}*` : `\`\`\`mermaid\n${diagram}\n\`\`\``) : '';
    }
  };
  const anchor = (id: string) => `<a id="${id.replaceAll(/[^\w-]/g, '-')}"></a>`;
  const sectionText = (section: Section, number: string, depth: number): string => {
    const body = [...section.blocks.map(blockText), ...section.sections.map((part, i) => sectionText(part, `${number}.${i + 1}`, depth + 1))].filter((text) => text !== '');
    return body.length === 0 ? '' : [`${depth === 1 ? `${anchor(section.id)}\n\n` : ''}${'#'.repeat(depth + 1)} ${escapeMarkdown(`${number} ${section.title}`)}`, ...body].join('\n\n');
  };
  const contents = handbook.sections.map((section, i) => `- [${i + 1} ${escapeMarkdown(section.title)}](#${section.id})`);
  const text = [
    `# ${escapeMarkdown(handbook.title)}`,
    `**${escapeMarkdown(handbook.subtitle)}** · ${handbook.facts.map(({ label, value }) => `${escapeMarkdown(label)}: ${linesOf(value).map((line) => lineText(line)).join(' – ')}`).join(' · ')}`,
    contents.join('\n'),
    ...handbook.sections.map((section, i) => sectionText(section, String(i + 1), 1)),
  ].join('\n\n');
  return Promise.resolve(new TextEncoder().encode(`${text}\n`));
}

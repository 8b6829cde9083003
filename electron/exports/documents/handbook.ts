import type { ExportOptions } from '../../../shared/contract/exports.ts';
import { escapeHtml } from '../../../shared/escapeHtml.ts';
import { linesOf, type Block, type Cell, type Column, type Line, type Section, type Table } from '../../../shared/handbook/Handbook.ts';
import { handbookOf } from '../../../shared/handbook/handbookOf.ts';
import { startsPage } from '../../../shared/handbook/startsPage.ts';
import { shownText } from '../../../shared/handbook/shownText.ts';
import { translator } from '../../../shared/i18n/translator.ts';
import type { ExportSource } from '../../../shared/files/ExportSource.ts';
import { HANDBOOK_STYLE } from './handbookStyle.ts';
import { levelPicture } from './levelPicture.ts';

/** A picture up to this size comes twice, for light and for dark; a larger one stays on white. */
const TWICE = 400_000;
/** px of a diagram for which the page is turned on paper. */
const WIDE_PX = 860;
/** A row with more text than this may be parted between pages. */
const LONG_ROW = 1_200;

/** A table with so few rows is not parted at all. */
const SHORT_TABLE = 12;

/** Nothing may run and nothing may be fetched, whatever a model says; the browser holds the page to it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

const classes = (...names: readonly (string | false | undefined)[]) => {
  const given = names.filter((name) => name);
  return given.length > 0 ? ` class="${given.join(' ')}"` : '';
};

const lineHtml = ({ text, tone }: Line) => (tone ? `<span${classes(tone)}>${escapeHtml(text)}</span>` : escapeHtml(text));
/** Texts of a model read in their own direction, and leave that of their neighbours alone. */
const cellHtml = (cell: Cell): string => {
  const lines = linesOf(cell).filter(({ text }) => text !== '');
  const [only] = lines;
  return only === undefined ? '' : lines.length === 1 ? lineHtml(only) : lines.map((line) => `<div dir="auto">${lineHtml(line)}</div>`).join('');
};
const sizeOf = (cells: readonly Cell[]) => cells.reduce((sum, cell) => sum + linesOf(cell).reduce((all, { text }) => all + text.length, 0), 0);

function tableHtml({ title, columns, rows }: Table, name?: string): string {
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  const isTurned = columns.some((column) => column.isTurned);
  const widths = columns.map(({ width, isTurned: turned }) => `<col style="width:${turned ? '44px' : `${Math.round((width / total) * 1_000) / 10}%`}">`).join('');
  const head = columns.map(({ title: text, align, isTurned: turned }) => `<th scope="col"${classes(align, turned && 'turned')}>${turned ? `<span>${escapeHtml(text)}</span>` : escapeHtml(text)}</th>`).join('');
  const body = rows.map((cells) => `<tr${classes(sizeOf(cells) > LONG_ROW && 'long')}>${columns.map((column: Column, i) => `<td dir="auto"${classes(column.align)}>${cellHtml(cells[i] ?? '')}</td>`).join('')}</tr>`).join('\n');
  const isShort = rows.length <= SHORT_TABLE && rows.every((cells) => sizeOf(cells) < LONG_ROW / 4);
  return `<div${classes('scroll', isShort && 'short', name)} role="group" tabindex="0" aria-label="${escapeHtml(title)}"><table>${isTurned ? '' : `<colgroup>${widths}</colgroup>`}<thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
}

/** The process handbook as one page that needs nothing else: no script, no request, to read on a screen or on paper. */
export function writeHandbook(source: ExportSource, options: ExportOptions): Promise<Uint8Array> {
  const handbook = handbookOf(source);
  const t = translator(source.locale);

  const isLandscape = ({ root }: Extract<Block, { readonly kind: 'picture' }>) => {
    const { width, height } = levelPicture(source, options, root);
    return width > height * 1.15 && width > WIDE_PX;
  };
  const pictureHtml = (block: Extract<Block, { readonly kind: 'picture' }>): string => {
    const { svg } = levelPicture(source, options, block.root);
    const label = escapeHtml(block.description);
    // The picture is told by its description; its texts would be read in no order.
    const drawn = (theme: 'light' | 'dark' | 'print', name: string) => `<div${classes(name)} role="img" aria-label="${label}">${shownText(svg(theme)).trim().replace('<svg ', '<svg aria-hidden="true" ')}</div>`;
    const light = drawn(options.theme === 'light' ? 'light' : 'print', 'light');
    const isTwice = light.length <= TWICE;
    return `<figure><div${classes('scroll', isTwice && 'both')} role="group" tabindex="0" aria-label="${escapeHtml(block.caption)}">${light}${isTwice ? drawn('dark', 'dark') : ''}</div><figcaption>${escapeHtml(block.caption)}</figcaption></figure>`;
  };
  const blockHtml = (block: Block): string => {
    switch (block.kind) {
      case 'paragraph': return `<p dir="auto"${classes(block.tone)}>${escapeHtml(block.text)}</p>`;
      case 'list': return `<ul>${block.items.map((item) => `<li dir="auto">${escapeHtml(item)}</li>`).join('')}</ul>`;
      case 'facts': return block.facts.length === 0 ? '' : `<div class="scroll facts" role="group" tabindex="0" aria-label="${escapeHtml(block.title)}"><table><tbody>${block.facts.map(({ label, value }) => `<tr><th scope="row">${escapeHtml(label)}</th><td dir="auto">${cellHtml(value)}</td></tr>`).join('')}</tbody></table></div>`;
      case 'table': return block.rows.length === 0 ? '' : tableHtml(block);
      case 'picture': return pictureHtml(block);
    }
  };
  const anchor = (id: string) => escapeHtml(id);
  const sectionHtml = (section: Section, number: string, depth: number): string => {
    const tag = `h${Math.min(depth + 1, 4)}`;
    const isWide = section.blocks.some((block) => block.kind === 'picture' && isLandscape(block));
    return `<section id="${anchor(section.id)}"><div${classes(isWide && 'wide')}><${tag}${classes(depth === 1 && startsPage(section) && 'begins')}><span class="number">${number}</span>${escapeHtml(section.title)}</${tag}>\n${section.blocks.map(blockHtml).join('\n')}</div>\n${section.sections.map((part, i) => sectionHtml(part, `${number}.${i + 1}`, depth + 1)).join('\n')}</section>`;
  };
  const contents = (sections: readonly Section[], before: string, depth: number): string => (sections.length === 0 || depth > 2 ? '' : `<ol>${sections.map((section, i) => {
    const number = before === '' ? String(i + 1) : `${before}.${i + 1}`;
    return `<li><a href="#${escapeHtml(encodeURIComponent(shownText(section.id)))}"><span class="number">${number}</span>${escapeHtml(section.title)}</a>${contents(section.sections, number, depth + 1)}</li>`;
  }).join('')}</ol>`);

  const facts = handbook.facts.map(({ label, value }) => `<p><span class="strong">${escapeHtml(t('book.fact', { label, value: '' }).trimEnd())}</span> ${linesOf(value).map(lineHtml).join(' ')}</p>`).join('');
  const html = `<!doctype html>
<html lang="${source.locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="generator" content="Laneway">
<title>${escapeHtml(t('book.fact', { label: handbook.subtitle, value: handbook.title }))}</title>
<style>${HANDBOOK_STYLE}</style>
</head>
<body>
<div class="page">
<header><p>${escapeHtml(handbook.subtitle)}</p><h1 dir="auto">${escapeHtml(handbook.title)}</h1>${facts}${tableHtml(handbook.release, 'release')}</header>
<nav aria-label="${escapeHtml(t('book.contents'))}"><h2>${escapeHtml(t('book.contents'))}</h2>${contents(handbook.sections, '', 1)}</nav>
<main>
${handbook.sections.map((section, i) => sectionHtml(section, String(i + 1), 1)).join('\n')}
</main>
</div>
</body>
</html>
`;
  return Promise.resolve(new TextEncoder().encode(html));
}

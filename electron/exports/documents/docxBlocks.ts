import {
  AlignmentType, BorderStyle, Paragraph, ShadingType, Table, TableCell, TableLayoutType, TableRow, TextDirection, TextRun, VerticalAlignTable, WidthType,
  type IParagraphOptions,
} from 'docx';
import { linesOf, type Block, type Cell, type Column, type Line, type Table as HandbookTable, type Tone } from '../../../shared/handbook/Handbook.ts';
import { shownText } from '../../../shared/handbook/shownText.ts';

export const INK = { quiet: '5B6472', warning: 'A3370A', line: 'C9D1DA', header: 'EEF2F6' } as const;

/** A row with more text than this may go over the end of a page: kept whole, it could be taller than one. */
const WHOLE_ROW = 1_200;

/** A table with so few rows stays on one page. */
const SHORT_TABLE = 10;

const isBold = (tone: Tone | undefined) => tone === 'strong' || tone === 'warning';
const colourOf = (tone: Tone | undefined) => (tone === 'quiet' ? { color: INK.quiet } : tone === 'warning' ? { color: INK.warning } : {});

export const run = (text: string, tone?: Tone): TextRun => new TextRun({ text: shownText(text), ...(isBold(tone) ? { bold: true } : {}), ...colourOf(tone) });

const lineParagraph = ({ text, tone }: Line, more: IParagraphOptions): Paragraph => new Paragraph({ style: 'TableText', ...more, children: text === '' ? [] : [run(text, tone)] });

const alignmentOf = ({ align }: Column) => (align === 'end' ? { alignment: AlignmentType.RIGHT } : align === 'centre' ? { alignment: AlignmentType.CENTER } : {});

const sizeOf = (cells: readonly Cell[]) => cells.reduce((sum, cell) => sum + linesOf(cell).reduce((all, { text }) => all + text.length, 0), 0);

/** Widths in twentieths of a point that add up to the width of the text exactly. */
export function columnWidths(columns: readonly { readonly width: number }[], textWidth: number): readonly number[] {
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  const edges = columns.reduce<readonly number[]>((sums, { width }) => [...sums, (sums.at(-1) ?? 0) + width], [0]).map((sum) => Math.round((sum / total) * textWidth));
  return columns.map((_, i) => edges[i + 1]! - edges[i]!);
}

const edge = { style: BorderStyle.SINGLE, size: 4, color: INK.line } as const;
const BORDERS = { top: edge, bottom: edge, left: edge, right: edge, insideHorizontal: edge, insideVertical: edge };

function cellOf(cell: Cell, column: Column, width: number, isHeader: boolean, isKept = isHeader): TableCell {
  const lines = linesOf(cell);
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(isHeader ? { shading: { type: ShadingType.CLEAR, fill: INK.header, color: 'auto' } } : {}),
    ...(isHeader && column.isTurned ? { textDirection: TextDirection.BOTTOM_TO_TOP_LEFT_TO_RIGHT, verticalAlign: VerticalAlignTable.CENTER } : {}),
    children: (lines.length === 0 ? [{ text: '' }] : lines).map((line) => lineParagraph(isHeader ? { ...line, tone: 'strong' } : line, { ...alignmentOf(column), ...(isKept ? { keepNext: true } : {}) })),
  });
}

const tableOf = (rows: readonly TableRow[], widths: readonly number[], textWidth: number): Table => new Table({
  rows, columnWidths: widths, width: { size: textWidth, type: WidthType.DXA }, layout: TableLayoutType.FIXED, borders: BORDERS,
  margins: { top: 40, bottom: 40, left: 90, right: 90, marginUnitType: WidthType.DXA },
});

/** As much as the longest turned title needs: 9 pt letters are about half as wide, Chinese ones as wide as high. */
function turnedHeight(columns: readonly Column[]) {
  const longest = Math.max(0, ...columns.map(({ title, isTurned }) => (isTurned ? [...title].reduce((sum, sign) => sum + (sign > '\u2E7F' ? 180 : 100), 0) : 0)));
  return longest === 0 ? {} : { height: { value: Math.min(2_200, longest + 240), rule: 'atLeast' } } as const;
}

/** The first row is repeated on each page that the table goes on to. */
export function docxTable({ columns, rows }: HandbookTable, textWidth: number, minimumHeight?: number): Table {
  const widths = columnWidths(columns, textWidth);
  const isShort = rows.length <= SHORT_TABLE && rows.every((cells) => sizeOf(cells) < WHOLE_ROW / 4);
  return tableOf([
    new TableRow({ tableHeader: true, cantSplit: true, ...turnedHeight(columns), children: columns.map((column, i) => cellOf(column.title, column, widths[i]!, true)) }),
    ...rows.map((cells, row) => new TableRow({
      cantSplit: sizeOf(cells) < WHOLE_ROW,
      ...(minimumHeight === undefined ? {} : { height: { value: minimumHeight, rule: 'atLeast' } }),
      children: columns.map((column, i) => cellOf(cells[i] ?? '', column, widths[i]!, false, isShort && row < rows.length - 1)),
    })),
  ], widths, textWidth);
}

/** Labels at the side, no heading above. */
function factsTable(facts: readonly { readonly label: string; readonly value: Cell }[], textWidth: number): Table {
  const widths = columnWidths([{ width: 3 }, { width: 8 }], textWidth);
  return tableOf(facts.map(({ label, value }) => new TableRow({
    cantSplit: sizeOf([value]) < WHOLE_ROW,
    children: [cellOf(label, { title: '', width: 1 }, widths[0]!, true), cellOf(value, { title: '', width: 1 }, widths[1]!, false)],
  })), widths, textWidth);
}

/** Between a table and what follows: Word joins tables that touch. */
const gap = () => new Paragraph({ style: 'Gap' });

/** Everything but pictures. `isFollowed`: something comes after it that it introduces. */
export function docxBlock(block: Exclude<Block, { readonly kind: 'picture' }>, textWidth: number, isFollowed: boolean): readonly (Paragraph | Table)[] {
  switch (block.kind) {
    case 'paragraph':
      return [new Paragraph({
        children: [run(block.text, block.tone)],
        ...(isFollowed ? { keepNext: true } : {}),
        ...(block.tone === 'warning' ? { border: { left: { style: BorderStyle.SINGLE, size: 24, color: INK.warning, space: 8 } } } : {}),
      })];
    case 'list': return block.items.map((item) => new Paragraph({ children: [run(item)], numbering: { reference: 'bullets', level: 0 } }));
    case 'facts': return block.facts.length === 0 ? [] : [factsTable(block.facts, textWidth), gap()];
    case 'table': return block.rows.length === 0 ? [] : [docxTable(block, textWidth), gap()];
  }
}

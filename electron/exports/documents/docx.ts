import {
  AlignmentType, BorderStyle, Document, Footer, Header, HeadingLevel, ImageRun, LevelFormat, Packer, PageNumber, PageOrientation, Paragraph, SectionType, TabStopType, TableOfContents, TextRun,
  type FileChild, type ISectionOptions,
} from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';
import type { ExportOptions, Paper } from '../../../shared/contract/exports.ts';
import { linesOf, type Block, type Handbook, type Section } from '../../../shared/handbook/Handbook.ts';
import { handbookOf } from '../../../shared/handbook/handbookOf.ts';
import { startsPage } from '../../../shared/handbook/startsPage.ts';
import { shownText } from '../../../shared/handbook/shownText.ts';
import { translator, type Translator } from '../../../shared/i18n/translator.ts';
import { paperSize, POINTS_PER_MM, type Orientation } from '../../../shared/paging/paperSize.ts';
import type { ExportSource } from '../../../shared/files/ExportSource.ts';
import { toPng } from '../png.ts';
import { docxBlock, docxTable, INK, run } from './docxBlocks.ts';
import { docxStyles } from './docxStyles.ts';
import { levelPicture } from './levelPicture.ts';
import { withFixedTimes } from './withFixedTimes.ts';

/** Twentieths of a point, the unit of Word. */
const TWIPS_PER_MM = 1_440 / 25.4;
/** Pixels at 96 dpi, in which the library wants the size of pictures. */
const PX_PER_MM = 96 / 25.4;
const MARGIN_MM = { side: 20, top: 24, bottom: 20 } as const;
/** px of a diagram that is wider than a page that stands can show well. */
const WIDE_PX = 860;
/** px of a picture across the page: some 240 dpi on A4. */
const PICTURE_WIDTH = 2_400;
/** Room of a page that its heading and caption take, mm. */
const CAPTION_MM = 38;

interface Page {
  readonly isLandscape: boolean;
  /** mm */
  readonly width: number;
  readonly height: number;
}

/** Pages that follow each other in one direction. */
interface Run {
  readonly page: Page;
  readonly children: FileChild[];
}

type PictureBlock = Extract<Block, { readonly kind: 'picture' }>;
const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;

/** The process handbook as a Word document: real headings, a table of contents, wide diagrams across the page. */
export async function writeDocx(source: ExportSource, options: ExportOptions): Promise<Uint8Array> {
  const handbook = handbookOf(source);
  const t = translator(source.locale);
  const portrait = pageOn(textPaper(options.page.paper), 'portrait');
  const landscape = pageOn(options.page.paper, 'landscape');

  let pictureCount = 0;
  const runs: Run[] = [];
  const on = (page: Page): FileChild[] => {
    const last = runs.at(-1);
    if (last && last.page.isLandscape === page.isLandscape) return last.children;
    runs.push({ page, children: [] });
    return runs.at(-1)!.children;
  };
  const write = async (section: Section, depth: number): Promise<void> => {
    const pictures = await Promise.all(section.blocks.filter((block) => block.kind === 'picture').map((block) => pictureOf(source, options, block)));
    // What fits on a page that stands need not lie.
    const isWide = pictures.some(({ width: w, height: h }) => w > h * 1.15 && w > WIDE_PX);
    const page = isWide ? landscape : portrait;
    const into = on(page);
    const isNewPage = into.length > 0 && depth === 0 && startsPage(section);
    into.push(new Paragraph({ heading: HEADINGS[Math.min(depth, 2)]!, numbering: { reference: 'headings', level: Math.min(depth, 2) }, children: [run(section.title)], ...(isNewPage ? { pageBreakBefore: true } : {}) }));
    let nextPicture = 0;
    for (const [i, block] of section.blocks.entries()) {
      if (block.kind === 'picture') into.push(...drawn(pictures[nextPicture++]!, block, page, (pictureCount += 1)));
      else into.push(...docxBlock(block, textWidth(page), i + 1 < section.blocks.length));
    }
    for (const part of section.sections) await write(part, depth + 1);
  };

  runs.push({ page: portrait, children: titlePage(handbook, t, portrait) });
  for (const section of handbook.sections) await write(section, 0);

  const document = new Document({
    title: shownText(handbook.title),
    subject: handbook.subtitle,
    creator: 'Laneway',
    lastModifiedBy: 'Laneway',
    styles: docxStyles(source.locale),
    numbering: {
      config: [
        { reference: 'headings', levels: ['%1', '%1.%2', '%1.%2.%3'].map((text, level) => ({ level, format: LevelFormat.DECIMAL, text, alignment: AlignmentType.START, style: { paragraph: { indent: { left: 850, hanging: 850 } } } })) },
        { reference: 'bullets', levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.START, style: { paragraph: { indent: { left: 360, hanging: 240 } } } }] },
      ],
    },
    features: { updateFields: false },
    // Without them Word fills in the numbers when the document is opened, and asks before it does.
    ...(charactersIn(handbook.sections) <= MOST_LAID_OUT ? { pageNumbers: estimatePageNumbersWith({ guess: true }) } : {}),
    sections: runs.map((pages, i) => sectionOf(pages, i, handbook, t)),
  });
  return withFixedTimes(new Uint8Array(await Packer.toArrayBuffer(document)));
}

/** Text is read on a page that one holds in the hand; only diagrams go on larger paper. */
const textPaper = (paper: Paper): Paper => (paper === 'A5' || paper === 'A4' ? paper : paper === 'Letter' || paper === 'Tabloid' ? 'Letter' : 'A4');

function pageOn(paper: Paper, orientation: Orientation): Page {
  const { width, height } = paperSize(paper, orientation);
  return { isLandscape: orientation === 'landscape', width: width / POINTS_PER_MM, height: height / POINTS_PER_MM };
}

/** Characters: laying out the pages for their numbers takes longer than everything else together. */
const MOST_LAID_OUT = 60_000;
const lengthOf = (block: Block): number => {
  switch (block.kind) {
    case 'paragraph': return block.text.length;
    case 'list': return block.items.join('').length;
    case 'facts': return block.facts.reduce((sum, { label, value }) => sum + label.length + linesOf(value).reduce((all, { text }) => all + text.length, 0), 0);
    case 'table': return block.rows.reduce((sum, cells) => sum + cells.reduce((inRow, cell) => inRow + linesOf(cell).reduce((all, { text }) => all + text.length, 0), 0), 0);
    case 'picture': return block.caption.length;
  }
};
const charactersIn = (sections: readonly Section[]): number => sections.reduce((sum, { blocks, sections: parts }) => sum + charactersIn(parts) + blocks.reduce((all, block) => all + lengthOf(block), 0), 0);

const twips = (mm: number) => Math.round(mm * TWIPS_PER_MM);
const textWidth = ({ width }: Page) => twips(width - 2 * MARGIN_MM.side);

interface DrawnPicture { readonly bytes: Uint8Array; readonly width: number; readonly height: number }

async function pictureOf(source: ExportSource, options: ExportOptions, { root }: PictureBlock): Promise<DrawnPicture> {
  const { svg, width, height } = levelPicture(source, options, root);
  // Never larger than a page can show, whatever the size of the diagram.
  const scale = Math.min(3, Math.sqrt(PICTURE_WIDTH * PICTURE_WIDTH * 0.75 / (width * height)), PICTURE_WIDTH / Math.max(width, height) * 1.4);
  const { bytes } = await toPng(svg('print'), scale);
  return { bytes, width, height };
}

function drawn({ bytes, width, height }: DrawnPicture, { caption, description }: PictureBlock, page: Page, number: number): readonly Paragraph[] {
  const room = { width: (page.width - 2 * MARGIN_MM.side) * PX_PER_MM, height: (page.height - MARGIN_MM.top - MARGIN_MM.bottom - CAPTION_MM) * PX_PER_MM };
  // Small diagrams keep their size: enlarged, their text would shout.
  const factor = Math.min(1.1, room.width / width, room.height / height);
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER, keepNext: true,
      children: [new ImageRun({ type: 'png', data: bytes, transformation: { width: Math.round(width * factor), height: Math.round(height * factor) }, altText: { id: String(number), name: shownText(caption).slice(0, 200), title: shownText(caption).slice(0, 200), description: shownText(description).slice(0, 2_000) } })],
    }),
    new Paragraph({ style: 'Caption', alignment: AlignmentType.CENTER, children: [run(caption)] }),
  ];
}

/** Name, what kind of document it is, who released it, and what is inside. */
function titlePage(handbook: Handbook, t: Translator, page: Page): FileChild[] {
  const { facts, release, title, subtitle } = handbook;
  return [
    new Paragraph({ style: 'Subtitle', spacing: { before: 1_800 }, children: [run(subtitle)] }),
    new Paragraph({ style: 'Title', children: [run(title)] }),
    ...facts.map(({ label, value }) => new Paragraph({
      spacing: { after: 60 },
      children: [run(t('book.fact', { label, value: '' }).trimEnd(), 'strong'), ...linesOf(value).flatMap((line) => [new TextRun({ text: ' ' }), run(line.text, line.tone)])],
    })),
    new Paragraph({ style: 'Gap', spacing: { before: 600 } }),
    docxTable(release, textWidth(page), 560),
    new Paragraph({ style: 'ContentsHeading', pageBreakBefore: true, children: [run(t('book.contents'))] }),
    new TableOfContents(t('book.contents'), { hyperlink: true, headingStyleRange: '1-2' }),
    new Paragraph({ pageBreakBefore: true, style: 'Gap' }),
  ];
}

/** The title of the handbook above each page but the first, page numbers below. */
function sectionOf({ page, children }: Run, index: number, { title, subtitle }: Handbook, t: Translator): ISectionOptions {
  const [before = '', between = '', after = ''] = t('book.page', { page: '\u0001', pages: '\u0001' }).split('\u0001');
  const right = { type: TabStopType.RIGHT, position: textWidth(page) };
  const header = new Header({
    children: [new Paragraph({
      style: 'Header', tabStops: [right], border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: INK.line, space: 4 } },
      children: [run(title.length > 80 ? `${title.slice(0, 79)}…` : title), new TextRun({ text: `\t${subtitle}` })],
    })],
  });
  const footer = new Footer({
    children: [new Paragraph({ style: 'Footer', alignment: AlignmentType.RIGHT, children: [new TextRun({ children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after] })] })],
  });
  const nothing = { header: new Header({ children: [new Paragraph({ style: 'Header' })] }), footer: new Footer({ children: [new Paragraph({ style: 'Footer' })] }) };
  return {
    properties: {
      titlePage: index === 0,
      type: SectionType.NEXT_PAGE,
      page: {
        // The library turns width and height itself when the page lies.
        size: { width: twips(page.isLandscape ? page.height : page.width), height: twips(page.isLandscape ? page.width : page.height), orientation: page.isLandscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: { left: twips(MARGIN_MM.side), right: twips(MARGIN_MM.side), top: twips(MARGIN_MM.top), bottom: twips(MARGIN_MM.bottom), header: twips(11), footer: twips(10) },
      },
    },
    headers: index === 0 ? { default: header, first: nothing.header } : { default: header },
    footers: index === 0 ? { default: footer, first: nothing.footer } : { default: footer },
    children,
  };
}

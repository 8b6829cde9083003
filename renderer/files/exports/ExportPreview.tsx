import { useMemo } from 'react';
import type { ExportFormat, ExportOptions } from '../../../shared/contract/exports.ts';
import { PALETTES } from '../../../shared/drawing/palette.ts';
import { fitPage } from '../../../shared/paging/fitPage.ts';
import { MOST_SHEETS, posterGrid, posterSheets } from '../../../shared/paging/posterSheets.ts';
import type { Size } from '../../../shared/paging/paperSize.ts';
import { useShownSvg, type Preview } from './usePreview.ts';

interface ExportPreviewProps {
  readonly format: ExportFormat;
  readonly options: ExportOptions;
  readonly preview: Preview;
  /** What is to be seen, for those who do not see it. */
  readonly label: string;
  /** Model and variant, as they stand on a page. */
  readonly title: string;
}

/** Of the words above a drawing, pt. */
const TITLE_SIZE = 11;

/** A page with the drawing where it will stand. */
function Page({ preview, options, label, title }: Omit<ExportPreviewProps, 'format'>) {
  const picture = useShownSvg(preview.svg, 'href');
  const { page, at, margin } = useMemo(() => fitPage(preview.size, options.page), [preview.size, options.page]);
  return (
    <svg className="export-paper" viewBox={`0 0 ${page.width} ${page.height}`} role="img" aria-label={label}>
      <rect width={page.width} height={page.height} fill={PALETTES[options.theme].background} />
      <text x={margin} y={margin + TITLE_SIZE + 2} fontSize={TITLE_SIZE} fontWeight={600} fill={PALETTES[options.theme].ink}>{title}</text>
      <image ref={picture} x={at.x} y={at.y} width={at.width} height={at.height} />
    </svg>
  );
}

/** All sheets of a poster as they will hang, and what each of them shows. */
function Sheets({ preview, options, label }: Omit<ExportPreviewProps, 'format'>) {
  const { columns, rows, count, printed, overlap, scale, margin, origin } = useMemo(() => posterGrid(preview.size, options.page), [preview.size, options.page]);
  const sheets = useMemo(() => (count > MOST_SHEETS ? [] : posterSheets(preview.size, options.page).sheets), [count, preview.size, options.page]);
  const picture = useShownSvg(preview.svg, 'href');
  const step = { x: printed.width - overlap, y: printed.height - overlap };
  const whole: Size = { width: columns * step.x + overlap, height: rows * step.y + overlap };
  const thin = Math.max(whole.width, whole.height) / 500;
  return (
    <svg className="export-paper" viewBox={`0 0 ${whole.width} ${whole.height}`} role="img" aria-label={label}>
      <rect width={whole.width} height={whole.height} fill={PALETTES[options.theme].background} />
      <image ref={picture} x={origin.x - margin} y={origin.y - margin} width={preview.size.width * scale} height={preview.size.height * scale} />
      {sheets.map(({ column, row, name }) => (
        <rect key={name} x={column * step.x} y={row * step.y} width={printed.width} height={printed.height} fill="none" className="export-cut" strokeWidth={thin} strokeDasharray={`${thin * 4} ${thin * 3}`} />
      ))}
    </svg>
  );
}

interface PictureProps {
  readonly preview: Preview;
  readonly label: string;
  /** The ground shows through. */
  readonly isTransparent: boolean;
}

export function Picture({ preview, label, isTransparent }: PictureProps) {
  const picture = useShownSvg(preview.svg, 'src');
  return <img ref={picture} className="export-picture" alt={label} data-transparent={isTransparent ? '' : undefined} />;
}

/** What will come out: the picture itself, on paper or on sheets where it is printed. */
export function ExportPreview({ format, options, preview, label, title }: ExportPreviewProps) {
  if (format === 'pdf') return options.page.mode === 'poster' ? <Sheets {...{ options, preview, label, title }} /> : <Page {...{ options, preview, label, title }} />;
  return <Picture {...{ preview, label }} isTransparent={format !== 'html' && !options.withBackground} />;
}

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PageSetup, Paper } from '../../../shared/contract/exports.ts';
import { fitPage, FOOTER, HEADER } from '../../../shared/paging/fitPage.ts';
import { paperSize, POINTS_PER_MM } from '../../../shared/paging/paperSize.ts';
import { MOST_SHEETS, posterGrid, posterSheets } from '../../../shared/paging/posterSheets.ts';

const drawing = fc.record({ width: fc.double({ min: 40, max: 40_000, noNaN: true }), height: fc.double({ min: 40, max: 20_000, noNaN: true }) });
const setup = fc.record({
  paper: fc.constantFrom(...Paper.options),
  orientation: fc.constantFrom('auto' as const, 'portrait' as const, 'landscape' as const),
  posterScale: fc.double({ min: 0.1, max: 4, noNaN: true }),
  overlap: fc.double({ min: 0, max: 50, noNaN: true }),
  margin: fc.double({ min: 0, max: 30, noNaN: true }),
}).map((given) => PageSetup.parse(given));

describe('paper', () => {
  it('has the sizes of ISO 216 and of the American standard, in points', () => {
    expect(paperSize('A4', 'portrait').width).toBeCloseTo(595.28, 2);
    expect(paperSize('A4', 'portrait').height).toBeCloseTo(841.89, 2);
    expect(paperSize('A3', 'landscape')).toEqual({ width: 420 * POINTS_PER_MM, height: 297 * POINTS_PER_MM });
    expect(paperSize('Letter', 'portrait').width).toBeCloseTo(612, 6);
    expect(paperSize('Letter', 'portrait').height).toBeCloseTo(792, 6);
    expect(paperSize('Tabloid', 'portrait').height).toBeCloseTo(1_224, 6);
  });
});

describe('a drawing on one page', () => {
  it('stands whole within the margins, below its title and above the number of the page', () => {
    fc.assert(fc.property(drawing, setup, (size, page) => {
      const { page: paper, at, scale, margin } = fitPage(size, page);

      expect(at.width).toBeCloseTo(size.width * scale, 6);
      expect(at.x).toBeGreaterThanOrEqual(margin - 1e-6);
      expect(at.x + at.width).toBeLessThanOrEqual(paper.width - margin + 1e-6);
      expect(at.y).toBeGreaterThanOrEqual(margin + HEADER - 1e-6);
      expect(at.y + at.height).toBeLessThanOrEqual(paper.height - margin - FOOTER + 1e-6);
    }));
  });

  it('takes the orientation that shows it larger', () => {
    expect(fitPage({ width: 2_000, height: 500 }, PageSetup.parse({})).page.width).toBeCloseTo(841.89, 2);
    expect(fitPage({ width: 500, height: 2_000 }, PageSetup.parse({})).page.width).toBeCloseTo(595.28, 2);
    expect(fitPage({ width: 500, height: 2_000 }, PageSetup.parse({ orientation: 'landscape' })).page.width).toBeCloseTo(841.89, 2);
  });

  it('is not blown up over the page when it is small', () => {
    expect(fitPage({ width: 100, height: 60 }, PageSetup.parse({})).scale).toBe(1.5);
  });
});

describe('a poster', () => {
  it('takes as many sheets as worked out by hand', () => {
    // At true size 4,000 px are 3,000 pt. A landscape A4 without 10 mm on each side prints 785.2 pt, and gets on by 756.9 pt from sheet to sheet: (3,000 − 28.3) ÷ 756.9 = 3.93.
    const poster = posterSheets({ width: 4_000, height: 500 }, PageSetup.parse({ mode: 'poster', orientation: 'landscape' }));

    expect([poster.columns, poster.rows]).toEqual([4, 1]);
    expect(poster.sheets.map(({ name }) => name)).toEqual(['A1', 'A2', 'A3', 'A4']);
    expect(poster.scale).toBe(0.75);
  });

  it('shows every point of the drawing on a sheet, and neighbours show the same strip', () => {
    fc.assert(fc.property(drawing, setup, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (size, page, u, v) => {
      const { sheets, scale, margin, printed, overlap, columns, rows } = posterSheets(size, page);
      fc.pre(sheets.length < 2_000);
      const point = { x: u * size.width * scale, y: v * size.height * scale };
      const shows = ({ origin }: (typeof sheets)[number]) => {
        const [x, y] = [origin.x + point.x - margin, origin.y + point.y - margin];
        return x >= -0.02 && x <= printed.width + 0.02 && y >= -0.02 && y <= printed.height + 0.02;
      };

      expect(sheets).toHaveLength(columns * rows);
      expect(sheets.some(shows)).toBe(true);
      const [first, second] = sheets;
      if (columns > 1 && first && second) expect(first.origin.x - second.origin.x).toBeCloseTo(printed.width - overlap, 6);
      expect(new Set(sheets.map(({ name }) => name)).size).toBe(sheets.length);
    }));
  });

  it('is counted without being cut: a drawing that nobody could glue costs as little as any other', () => {
    // A file may place a step this far away: 749,250 pt each way at true size.
    const far = { width: 999_000, height: 999_000 };
    const page = PageSetup.parse({ mode: 'poster', paper: 'A5', margin: 30, orientation: 'portrait' });
    const step = { x: (148 - 60 - 10) * POINTS_PER_MM, y: (210 - 60 - 10) * POINTS_PER_MM };

    const { columns, rows, count } = posterGrid(far, page);

    expect(count).toBe(columns * rows);
    expect([columns, rows]).toEqual([Math.ceil((749_250 - 10 * POINTS_PER_MM) / step.x), Math.ceil((749_250 - 10 * POINTS_PER_MM) / step.y)]);
    // As many sheets as would not fit into an array at all.
    expect(posterGrid({ width: 1e9, height: 1e9 }, { ...page, posterScale: 10 }).count).toBeGreaterThan(2 ** 32);
    expect(count).toBeGreaterThan(MOST_SHEETS);
  });

  it('has as many sheets as were counted, the first of them where the grid begins', () => {
    fc.assert(fc.property(drawing, setup, (size, page) => {
      const { count, origin } = posterGrid(size, page);
      fc.pre(count < 2_000);

      const { sheets } = posterSheets(size, page);

      expect(sheets).toHaveLength(count);
      expect(sheets[0]?.origin).toEqual(origin);
    }));
  });

  it('takes the orientation with fewer sheets', () => {
    const sheets = (orientation: 'auto' | 'portrait' | 'landscape') => posterSheets({ width: 3_300, height: 1_300 }, PageSetup.parse({ mode: 'poster', orientation })).sheets.length;

    expect(sheets('auto')).toBe(Math.min(sheets('portrait'), sheets('landscape')));
  });
});

import type { PageSetup, Paper } from '../contract/exports.ts';

/** Width and height of something flat, in the unit that the name of its holder says. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A PostScript point is 1/72 inch. */
export const POINTS_PER_MM = 72 / 25.4;
/** A diagram pixel is 1/96 inch (CSS Values and Units §6.2). */
export const POINTS_PER_PX = 0.75;

/** Portrait, mm: ISO 216, and ANSI/ASME Y14.1 for the American ones. */
const MILLIMETRES: Readonly<Record<Paper, readonly [number, number]>> = {
  A5: [148, 210],
  A4: [210, 297],
  A3: [297, 420],
  A2: [420, 594],
  A1: [594, 841],
  A0: [841, 1_189],
  Letter: [215.9, 279.4],
  Tabloid: [279.4, 431.8],
};

export type Orientation = Exclude<PageSetup['orientation'], 'auto'>;

/** A sheet of paper, pt. */
export function paperSize(paper: Paper, orientation: Orientation): Size {
  const [short, long] = MILLIMETRES[paper];
  const [width, height] = orientation === 'portrait' ? [short, long] : [long, short];
  return { width: width * POINTS_PER_MM, height: height * POINTS_PER_MM };
}

/** Those that a setup leaves to choose from. */
export const orientations = ({ orientation }: Pick<PageSetup, 'orientation'>): readonly Orientation[] => (orientation === 'auto' ? ['landscape', 'portrait'] : [orientation]);

import type { Paint } from './Picture.ts';

export type DrawingTheme = 'light' | 'dark' | 'print';

export interface Palette {
  readonly background: string;
  readonly surface: string;
  readonly surfaceAlt: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly accent: string;
  /** Of colours that a file gives to pools and lanes: made for white paper, they would drown the names of a dark plan. */
  readonly tintOpacity: number;
}

/** The only place where files get their colours; on the screen the theme's CSS says what a paint is. */
export const PALETTES: Readonly<Record<DrawingTheme, Palette>> = {
  light: { background: '#f7f8fa', surface: '#ffffff', surfaceAlt: '#f1f3f6', ink: '#1f2430', inkSoft: '#8a93a3', accent: '#3b5bdb', tintOpacity: 1 },
  dark: { background: '#14171c', surface: '#1e222a', surfaceAlt: '#262b35', ink: '#e8eaef', inkSoft: '#7d8696', accent: '#8ea6ff', tintOpacity: 0.16 },
  print: { background: '#ffffff', surface: '#ffffff', surfaceAlt: '#f2f2f2', ink: '#000000', inkSoft: '#666666', accent: '#000000', tintOpacity: 1 },
};

export const colourOf = (paint: Paint, palette: Palette): string => (paint === 'none' ? 'none' : typeof paint === 'object' ? paint.colour : palette[paint]);
/** `undefined`: opaque. */
export const opacityOf = (paint: Paint, palette: Palette): number | undefined => (typeof paint === 'object' && paint.isTint && palette.tintOpacity < 1 ? palette.tintOpacity : undefined);

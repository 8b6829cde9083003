import type { Paint } from './Picture.ts';

export type DrawingTheme = 'light' | 'dark' | 'print';

export interface Palette {
  readonly background: string;
  readonly surface: string;
  readonly surfaceAlt: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly accent: string;
  /** From hardly any waiting to the most; darker or stronger with each step, so that they differ in grey, too. */
  readonly heat0: string;
  readonly heat1: string;
  readonly heat2: string;
  readonly heat3: string;
  readonly heat4: string;
  /** Of colours that a file gives to pools and lanes: made for white paper, they would drown the names of a dark plan. */
  readonly tintOpacity: number;
}

/** The only place where files get their colours; on the screen the theme's CSS says what a paint is. */
export const PALETTES: Readonly<Record<DrawingTheme, Palette>> = {
  light: { background: '#f7f8fa', surface: '#ffffff', surfaceAlt: '#f1f3f6', ink: '#1f2430', inkSoft: '#8a93a3', accent: '#3b5bdb', heat0: '#eef7f3', heat1: '#fde9b8', heat2: '#fbbf6a', heat3: '#f1803f', heat4: '#d23a2e', tintOpacity: 1 },
  dark: { background: '#14171c', surface: '#1e222a', surfaceAlt: '#262b35', ink: '#e8eaef', inkSoft: '#7d8696', accent: '#8ea6ff', heat0: '#16302a', heat1: '#4a3d17', heat2: '#7a5216', heat3: '#a8501c', heat4: '#c93a30', tintOpacity: 0.16 },
  print: { background: '#ffffff', surface: '#ffffff', surfaceAlt: '#f2f2f2', ink: '#000000', inkSoft: '#666666', accent: '#000000', heat0: '#eef4f1', heat1: '#fce8b5', heat2: '#f7b65c', heat3: '#e0702f', heat4: '#b3261e', tintOpacity: 1 },
};

/** Names on the fills that files give to steps: the same in all themes, since the fills are. */
export const TEXT_ON_LIGHT = '#1b2027';
export const TEXT_ON_DARK = '#ffffff';

export const colourOf = (paint: Paint, palette: Palette): string => (paint === 'none' ? 'none' : typeof paint === 'object' ? paint.colour : palette[paint]);
/** `undefined`: opaque. */
export const opacityOf = (paint: Paint, palette: Palette): number | undefined => (typeof paint === 'object' && paint.isTint && palette.tintOpacity < 1 ? palette.tintOpacity : undefined);

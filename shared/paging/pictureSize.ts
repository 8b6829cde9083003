import type { Size } from './paperSize.ts';

/** Pixels of one picture. Each takes four bytes of memory while it is painted, and as many again while it is packed. */
export const MOST_PIXELS = 150_000_000;

/** px of the picture of a drawing at `scale`. */
export const pictureSize = ({ width, height }: Size, scale: number): Size => ({ width: Math.ceil(width * scale), height: Math.ceil(height * scale) });

/** More than memory should hold. */
export const isTooLarge = ({ width, height }: Size): boolean => width * height > MOST_PIXELS;

/**
 * What a shape looks like, without a DOM. Paint is named, not coloured: the theme gives the colours, so the screen, the
 * SVG and the PDF agree and no theme leaks into a file.
 */
export type Paint =
  | 'none'
  | 'surface' // inside of shapes
  | 'surfaceAlt' // pool and lane headers
  | 'ink' // outlines, icons
  | 'inkSoft' // lane borders, groups, associations
  | 'accent'
  | 'heat0' | 'heat1' | 'heat2' | 'heat3' | 'heat4' // little to much waiting
  /** Given by the model (BPMN colour). A tint lies behind other things: a dark theme lets it shine through only. */
  | { readonly colour: string; readonly isTint?: true };

export interface Stroke {
  readonly paint: Paint;
  readonly width: number;
  readonly dash?: readonly number[];
}

/** Coordinates are relative to the top left of the element's bounds; flows use model coordinates. */
export type Mark =
  | { readonly kind: 'path'; readonly d: string; readonly fill: Paint; readonly stroke?: Stroke; readonly role?: 'body' | 'icon' | 'marker' | 'hit' }
  | { readonly kind: 'rect'; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly radius: number; readonly fill: Paint; readonly stroke?: Stroke; readonly role?: 'body' | 'icon' | 'marker' | 'hit' }
  | { readonly kind: 'circle'; readonly cx: number; readonly cy: number; readonly r: number; readonly fill: Paint; readonly stroke?: Stroke; readonly role?: 'body' | 'icon' | 'marker' | 'hit' }
  | {
      readonly kind: 'text';
      /** Wrapped already; one baseline per line. */
      readonly lines: readonly string[];
      readonly x: number;
      readonly y: number;
      readonly lineHeight: number;
      readonly size: number;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly paint: Paint;
      /** −90 for the headers of horizontal pools and lanes. */
      readonly rotate?: number;
      readonly isBold?: boolean;
      /** A ground as wide as `HALO` around the letters, so that a line that crosses them strikes nothing through. */
      readonly halo?: Paint;
    };

/** Width of the stroke behind letters, px: half of it shows on each side. */
export const HALO = 3.5;

export type Picture = readonly Mark[];

import type { Overlay } from '../contract/exports.ts';
import type { Bounds, Point } from '../model/Geometry.ts';
import type { ElementId } from '../model/ids.ts';
import type { Picture } from './Picture.ts';

/** A picture and where its origin stands on the sheet. */
export interface PlacedPicture {
  /** The element it shows, or belongs to; `null`: the legend. */
  readonly id: ElementId | null;
  readonly at: Point;
  readonly picture: Picture;
  /** The overlay that it is part of; absent: the diagram itself. */
  readonly overlay?: Overlay;
}

/** One plane of a model, drawn: what SVG, PDF and the viewer paint alike. */
export interface Sheet {
  /** Of everything that is drawn and the margin around it, px of model. It need not begin at 0, 0. */
  readonly frame: Bounds;
  /** In painting order: what comes later covers what came before. */
  readonly marks: readonly PlacedPicture[];
}

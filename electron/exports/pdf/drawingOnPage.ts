import type { Sheet } from '../../../shared/drawing/Sheet.ts';
import { intersects } from '../../../shared/drawing/SpatialIndex.ts';
import type { Bounds } from '../../../shared/model/Geometry.ts';
import type { Size } from '../../../shared/paging/paperSize.ts';
import { reachOf } from './reachOf.ts';
import { destination, type PdfContext, type PdfLevel } from './PdfContext.ts';

/** SVG's, where PDF would let a sharp corner reach farther. */
const MITER_LIMIT = 4;

/** A new page in the colour of the paper that the theme means. */
export function openPage({ file, background }: PdfContext, { width, height }: Size): void {
  file.addPage({ size: [width, height], margin: 0 });
  if (background !== '#ffffff') file.rect(0, 0, width, height).fill(background);
}

/**
 * Paints a sheet with its top left corner at `origin`, in pt. Closed sub-processes lead to the page of their inside.
 * @param visible part of the drawing that this page shows, px
 */
export function paintSheet({ file, painter, source: { model }, roots }: PdfContext, { sheet, level }: PdfLevel, origin: { readonly x: number; readonly y: number }, scale: number, visible: Bounds | null): void {
  const { frame } = sheet;
  file.save().translate(origin.x, origin.y).scale(scale).translate(-frame.x, -frame.y).miterLimit(MITER_LIMIT);
  for (const placed of marksWithin(sheet, visible)) {
    const { at, picture, id } = placed;
    const isMoved = at.x !== 0 || at.y !== 0;
    if (isMoved) file.save().translate(at.x, at.y);
    painter.paint(picture);
    if (isMoved) file.restore();
    const root = id === null || placed.overlay !== undefined ? undefined : model.nodes[id as keyof typeof model.nodes]?.id;
    const bounds = root === undefined ? undefined : model.geometry[root]?.bounds;
    if (root !== undefined && bounds && root !== level.root && roots.has(root)) file.goTo(bounds.x, bounds.y, bounds.width, bounds.height, destination(root));
  }
  file.restore();
}

function* marksWithin({ marks }: Sheet, visible: Bounds | null) {
  for (const placed of marks) {
    const reach = visible === null ? null : reachOf(placed);
    if (visible === null || reach === null || intersects(reach, visible)) yield placed;
  }
}

import { z } from 'zod';

// Coordinates beyond this are a broken file, not a diagram; the canvas and the PDF could not show them.
const coordinate = z.number().min(-1_000_000).max(1_000_000);
const extent = z.number().min(0).max(1_000_000);

/** A place in canvas units (px at 100 %; BPMN DI uses the same), y grows downwards. */
export const Point = z.strictObject({ x: coordinate, y: coordinate }).readonly();
export type Point = z.infer<typeof Point>;

export const Bounds = z.strictObject({ x: coordinate, y: coordinate, width: extent, height: extent }).readonly();
export type Bounds = z.infer<typeof Bounds>;

/**
 * Where an element stands, kept apart from what it means, so that a change of layout is never a change of the process.
 * Nodes, pools and lanes have `bounds`; flows have `waypoints` (two or more, ends included).
 */
export const Geometry = z
  .strictObject({
    bounds: Bounds.optional(),
    waypoints: z.array(Point).readonly().optional(),
    /** Label box of events, gateways, data and flows, when it was placed by hand or by a file. */
    label: Bounds.optional(),
    /** Sub-processes: drawn open with their content, or closed with a plus sign. */
    isExpanded: z.boolean().optional(),
    /** Pools and lanes: `false` for vertical ones. */
    isHorizontal: z.boolean().optional(),
    /** Waypoints were dragged by the user (or came from a file): routing leaves them alone. */
    isPinned: z.boolean().optional(),
    fill: z.string().max(64).optional(),
    stroke: z.string().max(64).optional(),
  })
  .readonly();
export type Geometry = z.infer<typeof Geometry>;

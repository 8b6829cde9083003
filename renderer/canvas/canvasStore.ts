import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Bounds, Point } from '../../shared/model/Geometry.ts';
import type { ElementId, FlowId, LaneId, NodeId } from '../../shared/model/ids.ts';
import type { Message } from '../../shared/i18n/Message.ts';
import type { NodeKind } from '../../shared/model/Node.ts';

/** What the palette and the quick keys can place. */
export type Placeable = NodeKind | 'pool' | 'blackBox' | 'lane';

/** A line that shows what a dragged element lines up with, in model coordinates. */
export interface Guide {
  readonly axis: 'x' | 'y';
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Whether a connection that is being drawn may end where the pointer is. */
export type Verdict = { readonly kind: 'open' } | { readonly kind: 'allowed' } | { readonly kind: 'refused'; readonly reason: Message };

/** What a gesture shows while it lasts. Nothing of it is in the model before the drop. */
export type Preview =
  | { readonly kind: 'none' }
  | { readonly kind: 'lasso'; readonly area: Bounds }
  | { readonly kind: 'move'; readonly ids: ReadonlySet<ElementId>; readonly dx: number; readonly dy: number; readonly guides: readonly Guide[]; readonly lane: LaneId | null; readonly flow: FlowId | null }
  | { readonly kind: 'resize'; readonly id: ElementId; readonly bounds: Bounds; readonly guides: readonly Guide[] }
  | { readonly kind: 'reorderLane'; readonly lane: LaneId; readonly order: number; readonly line: { readonly from: Point; readonly to: Point } | null }
  | { readonly kind: 'connect'; readonly source: ElementId; readonly at: Point; readonly target: ElementId | null; readonly verdict: Verdict }
  | { readonly kind: 'reconnect'; readonly flow: FlowId; readonly end: 'source' | 'target'; readonly at: Point; readonly target: ElementId | null; readonly verdict: Verdict }
  | { readonly kind: 'waypoints'; readonly flow: FlowId; readonly waypoints: readonly Point[] }
  | { readonly kind: 'place'; readonly what: Placeable; readonly at: Point | null; readonly after: NodeId | null; readonly guides: readonly Guide[]; readonly lane: LaneId | null; readonly flow: FlowId | null };

/** A menu of element kinds that floats at an element or a place. */
export type KindMenuState =
  | { readonly purpose: 'append'; readonly of: readonly NodeId[] }
  | { readonly purpose: 'changeType'; readonly of: NodeId }
  | { readonly purpose: 'new' };

/** A flow that is being drawn by keyboard or by two clicks: a new one, or another end for one that is there. */
export type Linking =
  | { readonly kind: 'connect'; readonly source: ElementId }
  | { readonly kind: 'reconnect'; readonly flow: FlowId; readonly end: 'source' | 'target' };

export interface CanvasState {
  /** The sub-process whose content is shown; `null`: the top of the model. */
  readonly plane: NodeId | null;
  readonly hover: ElementId | null;
  readonly preview: Preview;
  /** An element kind picked in the palette, waiting for a click that places it. */
  readonly armed: Placeable | null;
  readonly menu: KindMenuState | null;
  readonly linking: Linking | null;
  /** First characters of a name that was begun by just typing. */
  readonly typed: string | null;
  readonly isMinimapShown: boolean;
}

const initial: CanvasState = { plane: null, hover: null, preview: { kind: 'none' }, armed: null, menu: null, linking: null, typed: null, isMinimapShown: true };

/** View state of the canvas of this window: outside the model, outside undo. */
export const canvas = createStore<CanvasState>(() => initial);
export const useCanvas = <T>(selector: (state: CanvasState) => T): T => useStore(canvas, selector);
/** Back to the beginning, for another model. */
export const resetCanvas = () => canvas.setState({ ...initial, isMinimapShown: canvas.getState().isMinimapShown });

export const NO_PREVIEW: Preview = { kind: 'none' };

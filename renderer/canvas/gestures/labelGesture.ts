import { setLabelBounds } from '../../../shared/commands/setLabelBounds.ts';
import type { Bounds, Point } from '../../../shared/model/Geometry.ts';
import type { ElementId } from '../../../shared/model/ids.ts';
import { studio } from '../../store/studioStore.ts';
import { canvas } from '../canvasStore.ts';
import type { Gesture } from './Gesture.ts';

/** Drags the name of an event, gateway, data element or flow to where it can be read. */
export function labelGesture(id: ElementId, label: Bounds, from: Point): Gesture {
  const boundsAt = (at: Point): Bounds => ({ x: Math.round(label.x + at.x - from.x), y: Math.round(label.y + at.y - from.y), width: label.width, height: label.height });
  return {
    move: (at) => canvas.setState({ preview: { kind: 'resize', id, bounds: boundsAt(at), guides: [] } }),
    drop: (at) => void studio.getState().execute((model) => setLabelBounds(model, { id, bounds: boundsAt(at) })),
  };
}

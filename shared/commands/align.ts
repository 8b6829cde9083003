import { message } from '../i18n/Message.ts';
import { bottom, hull, right } from '../layout/rectangle.ts';
import type { Bounds } from '../model/Geometry.ts';
import type { NodeId } from '../model/ids.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';
import { err, type Result } from '../result.ts';
import { boundsOf } from './containers.ts';
import type { Edited } from './edit.ts';
import type { EditError } from './EditError.ts';
import { moveNodes } from './moveElements.ts';
import { settled } from './settleFlows.ts';
import { Sketch } from './Sketch.ts';

export type Alignment = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';

interface Placed { readonly id: NodeId; readonly box: Bounds }

const placed = (model: ProcessModel, ids: readonly string[]): Placed[] => ids.flatMap((id) => {
  const node = find(model.nodes, id);
  const box = boundsOf(model, id);
  return node && box && node.kind !== 'boundaryEvent' ? [{ id: node.id, box }] : [];
});

/** Puts nodes on one line: an edge of what they cover together, or its middle. */
export function align(model: ProcessModel, { ids, to }: { readonly ids: readonly string[]; readonly to: Alignment }): Result<Edited, EditError> {
  const nodes = placed(model, ids);
  const around = hull(nodes.map(({ box }) => box));
  if (!around || nodes.length < 2) return err({ code: 'nothing-selected' });
  const way = (b: Bounds): { dx: number; dy: number } => {
    switch (to) {
      case 'left': return { dx: around.x - b.x, dy: 0 };
      case 'right': return { dx: right(around) - right(b), dy: 0 };
      case 'centre': return { dx: around.x + around.width / 2 - b.x - b.width / 2, dy: 0 };
      case 'top': return { dx: 0, dy: around.y - b.y };
      case 'bottom': return { dx: 0, dy: bottom(around) - bottom(b) };
      default: return { dx: 0, dy: around.y + around.height / 2 - b.y - b.height / 2 };
    }
  };
  return moveEach(model, new Map(nodes.map(({ id, box }) => [id, way(box)])), 'commands.align');
}

/** Gives nodes equal gaps along an axis; the outermost two stay. */
export function distribute(model: ProcessModel, { ids, axis }: { readonly ids: readonly string[]; readonly axis: 'x' | 'y' }): Result<Edited, EditError> {
  const extent = axis === 'x' ? 'width' : 'height';
  const nodes = placed(model, ids).toSorted((a, b) => a.box[axis] + a.box[extent] / 2 - b.box[axis] - b.box[extent] / 2);
  const first = nodes[0];
  const last = nodes.at(-1);
  if (!first || !last || nodes.length < 3) return err({ code: 'nothing-selected' });
  const free = last.box[axis] + last.box[extent] - first.box[axis] - nodes.reduce((sum, { box }) => sum + box[extent], 0);
  const gap = free / (nodes.length - 1);
  let at = first.box[axis];
  const ways = new Map<NodeId, { dx: number; dy: number }>();
  for (const { id, box } of nodes) {
    const by = at - box[axis];
    ways.set(id, axis === 'x' ? { dx: by, dy: 0 } : { dx: 0, dy: by });
    at += box[extent] + gap;
  }
  return moveEach(model, ways, 'commands.distribute');
}

function moveEach(model: ProcessModel, ways: ReadonlyMap<NodeId, { dx: number; dy: number }>, label: 'commands.align' | 'commands.distribute'): Result<Edited, EditError> {
  const needed = new Map([...ways].filter(([, { dx, dy }]) => dx !== 0 || dy !== 0));
  if (needed.size === 0) return err({ code: 'nothing-changes' });
  const sketch = new Sketch(model);
  const outcome = moveNodes(sketch, needed);
  return outcome.ok ? settled(sketch, message(label)) : outcome;
}

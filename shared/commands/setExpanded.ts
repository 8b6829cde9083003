import { message } from '../i18n/Message.ts';
import { around, centre, hull, moved, bottom, right } from '../layout/rectangle.ts';
import type { NodeId } from '../model/ids.ts';
import { NODE_KINDS } from '../model/nodeKinds.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';
import { err, type Result } from '../result.ts';
import { boundsOf, HEADER, isSubProcess, withAttendants } from './containers.ts';
import type { Edited } from './edit.ts';
import type { EditError } from './EditError.ts';
import { fitIntoHome, PADDING } from './growContainers.ts';
import { makeRoom } from './insertNodeOnFlow.ts';
import { settled } from './settleFlows.ts';
import { Sketch } from './Sketch.ts';

const EMPTY_OPEN = { width: 350, height: 200 } as const;

function shiftAll(sketch: Sketch, ids: Iterable<NodeId>, dx: number, dy: number): void {
  for (const id of ids) {
    const { bounds, label } = sketch.geometry(id);
    if (bounds) sketch.patchGeometry(id, { bounds: moved(bounds, dx, dy), ...(label ? { label: moved(label, dx, dy) } : {}) });
  }
}

/** Opens a sub-process, which makes room around it for its content, or closes it to the size of a step. */
export function setExpanded(model: ProcessModel, { id, isExpanded }: { readonly id: NodeId; readonly isExpanded: boolean }): Result<Edited, EditError> {
  const node = find(model.nodes, id);
  const box = boundsOf(model, id);
  if (!node || !box) return err({ code: 'not-found', id });
  if (!isSubProcess(node)) return err({ code: 'kind-not-possible', name: node.name });
  if ((find(model.geometry, id)?.isExpanded ?? false) === isExpanded) return err({ code: 'nothing-changes' });
  const sketch = new Sketch(model);
  const content = [...withAttendants(model, rows(model.nodes).filter((inner) => inner.parent === id).map((inner) => inner.id))];
  const events = rows(model.nodes).filter((event) => event.kind === 'boundaryEvent' && event.attachedTo === id).map((event) => event.id);
  if (!isExpanded) {
    const { width, height } = NODE_KINDS[node.kind];
    const next = around(centre(box), width, height);
    sketch.patchGeometry(id, { bounds: next, isExpanded: false });
    // Content keeps its place relative to the frame's corner, for when it is opened again.
    shiftAll(sketch, content, next.x - box.x, next.y - box.y);
    for (const [i, event] of events.entries()) {
      const b = boundsOf(sketch.model, event);
      if (b) shiftAll(sketch, [event], right(next) - (i + 1) * (b.width + 8) - b.x, bottom(next) - b.height / 2 - b.y);
    }
    return settled(sketch, message('commands.collapse'));
  }
  const inside = hull(content.flatMap((inner) => boundsOf(model, inner) ?? []));
  const size = { width: Math.max(EMPTY_OPEN.width, (inside?.width ?? 0) + 2 * PADDING), height: Math.max(EMPTY_OPEN.height, (inside?.height ?? 0) + HEADER + 2 * PADDING) };
  const dx = size.width - box.width;
  const dy = size.height - box.height;
  makeRoom(sketch, node, 'x', right(box), dx);
  makeRoom(sketch, node, 'y', bottom(box), dy);
  const at = boundsOf(sketch.model, id)!;
  const next = { ...at, ...size };
  sketch.patchGeometry(id, { bounds: next, isExpanded: true });
  if (inside) shiftAll(sketch, content, next.x + PADDING - inside.x, next.y + HEADER + PADDING - inside.y);
  for (const [i, event] of events.entries()) {
    const b = boundsOf(sketch.model, event);
    if (b) shiftAll(sketch, [event], right(next) - (i + 1) * (b.width + 8) - b.x, bottom(next) - b.height / 2 - b.y);
  }
  fitIntoHome(sketch, id);
  return settled(sketch, message('commands.expand'));
}

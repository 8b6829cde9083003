import { addNode } from '../../shared/commands/addNode.ts';
import type { Bounds, Point } from '../../shared/model/Geometry.ts';
import { HEADER, isLyingFlat } from '../../shared/drawing/headerStrip.ts';
import { nodeId } from '../../shared/model/ids.ts';
import { NODE_KINDS } from '../../shared/model/nodeKinds.ts';
import { find } from '../../shared/model/ProcessModel.ts';
import { newId } from '../newId.ts';
import { studio } from '../store/studioStore.ts';
import { canvas, type Placeable } from './canvasStore.ts';
import { place, placeBand } from './place.ts';
import { isBand, sizeOfPlaceable } from './placeable.ts';
import type { Scene } from './scene.ts';
import { intersects } from '../../shared/drawing/SpatialIndex.ts';
import { currentScene, visibleArea } from './stage.ts';

const GAP = 50;

/** From a first guess to the right, until nothing is covered. */
function freeSpot(scene: Scene, start: Point, size: { readonly width: number; readonly height: number }): Point {
  let at = start;
  for (let tries = 0; tries < 200; tries++) {
    const box: Bounds = { x: at.x - size.width / 2 - 10, y: at.y - size.height / 2 - 10, width: size.width + 20, height: size.height + 20 };
    const taken = [...scene.index.bodiesIn(box)].flatMap((id) => {
      const geometry = scene.model.geometry[id];
      return geometry?.bounds && !geometry.isExpanded && intersects(geometry.bounds, box) ? [geometry.bounds] : [];
    });
    if (taken.length === 0) return at;
    at = { x: Math.max(...taken.map((b) => b.x + b.width)) + GAP + size.width / 2, y: at.y };
  }
  return at;
}

/** Where a new element goes that no pointer places: behind the selected step, at the beginning of the selected lane, else the middle of the view. */
function spotFor(scene: Scene, what: Placeable): Point {
  const size = sizeOfPlaceable(what);
  const [selected] = studio.getState().selection;
  const geometry = selected === undefined ? undefined : find(scene.model.geometry, selected);
  const bounds = geometry?.bounds;
  const view = visibleArea() ?? { x: 0, y: 0, width: 800, height: 600 };
  const node = find(scene.model.nodes, selected);
  if (bounds && node) return freeSpot(scene, { x: bounds.x + bounds.width + GAP + size.width / 2, y: bounds.y + bounds.height / 2 }, size);
  if (bounds && !find(scene.model.flows, selected)) {
    const isFlat = isLyingFlat(geometry);
    const start = { x: bounds.x + (isFlat ? HEADER * 2 + size.width / 2 : bounds.width / 2), y: bounds.y + (isFlat ? bounds.height / 2 : HEADER * 2 + size.height / 2) };
    return freeSpot(scene, start, size);
  }
  return freeSpot(scene, { x: view.x + view.width / 2, y: view.y + view.height / 2 }, size);
}

/** Adds an element without a pointer: key N, the Insert menu, Enter in the palette. */
export function insertNew(what: Placeable): void {
  const scene = currentScene();
  if (!scene) return;
  canvas.setState({ armed: null, menu: null });
  if (isBand(what)) {
    placeBand(what, null);
    return;
  }
  const [selected] = studio.getState().selection;
  const host = find(scene.model.nodes, selected);
  if (what === 'boundaryEvent' && host && NODE_KINDS[host.kind].category === 'activity') {
    const bounds = scene.model.geometry[host.id]?.bounds;
    const id = nodeId(newId('BoundaryEvent'));
    if (bounds && studio.getState().execute((model) => addNode(model, { id, kind: what, at: { x: bounds.x + bounds.width - 20, y: bounds.y + bounds.height }, attachedTo: host.id }), { select: [id] })) studio.getState().startRename(id);
    return;
  }
  place(what, { at: spotFor(scene, what), after: null, flow: null });
}

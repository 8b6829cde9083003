import type { Bounds, Geometry } from '../../model/Geometry.ts';
import type { ElementId } from '../../model/ids.ts';
import { NODE_KINDS } from '../../model/nodeKinds.ts';
import { rows, type ProcessModel } from '../../model/ProcessModel.ts';

const STEP = 150;
const ROW = 130;

/** A plain grid below everything for what has no usable geometry: nodes in rows of one pool or sub-process each. */
export function placeWithoutDiagram(model: ProcessModel): Record<ElementId, Geometry> {
  const placed: Record<ElementId, Geometry> = {};
  const boxes = Object.values(model.geometry).map((geometry: Geometry) => geometry.bounds).filter((bounds): bounds is Bounds => bounds !== undefined);
  let y = boxes.reduce((bottom, box) => Math.max(bottom, box.y + box.height), 0) + 80;
  const groups = new Map<string, ElementId[]>();
  for (const node of rows(model.nodes)) {
    if (model.geometry[node.id]?.bounds) continue;
    const group = `${node.pool} ${node.lane} ${node.parent}`;
    groups.set(group, [...(groups.get(group) ?? []), node.id]);
  }
  for (const [, ids] of groups) {
    ids.forEach((id, i) => {
      const node = rows(model.nodes).find((candidate) => candidate.id === id)!;
      const { width, height } = NODE_KINDS[node.kind];
      placed[id] = { bounds: { x: 160 + i * STEP - width / 2, y: y + 40 - height / 2, width, height } };
    });
    y += ROW;
  }
  return placed;
}

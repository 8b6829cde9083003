import { expect, it } from 'vitest';
import type { Command } from '../../../shared/commands/editDocument.ts';
import { moveElements } from '../../../shared/commands/moveElements.ts';
import { rename } from '../../../shared/commands/rename.ts';
import { reorderLane } from '../../../shared/commands/reorderLane.ts';
import { setLabelBounds } from '../../../shared/commands/setLabelBounds.ts';
import { flowLabel } from '../../../shared/drawing/flowLabel.ts';
import { nearestOn } from '../../../shared/drawing/LabelSpace.ts';
import { overlaps } from '../../../shared/layout/rectangle.ts';
import type { Bounds } from '../../../shared/model/Geometry.ts';
import { flowId, laneId, nodeId } from '../../../shared/model/ids.ts';
import type { ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { startingModel } from './randomEdits.ts';

const done = (command: Command, model: ProcessModel) => unwrap(command(model)).model;
/** Out of the gateway: `F_3` on to “Cold”, `F_4` down to “Cook”. */
const down = flowId('F_4');
const named = done((m) => rename(m, { id: down, name: 'hot meals' }), startingModel());
const way = (model: ProcessModel) => model.geometry[down]!.waypoints!;
const middle = ({ x, y, width, height }: Bounds) => ({ x: x + width / 2, y: y + height / 2 });
const apart = (model: ProcessModel) => {
  const at = middle(flowLabel(model.flows[down]!, model.geometry[down]!, way(model))!);
  const near = nearestOn(way(model), at).at;
  return Math.hypot(near.x - at.x, near.y - at.y);
};

it('a name that was placed by hand keeps its distance when its flow finds another way', () => {
  const last = way(named).at(-2)!;
  const placed = done((m) => setLabelBounds(m, { id: down, bounds: { x: last.x + 20, y: last.y - 60, width: 60, height: 14 } }), named);
  const moved = done((m) => moveElements(m, { ids: [nodeId('Split')], by: { dx: 0, dy: -30 } }), placed);

  expect(way(moved)).not.toEqual(way(placed));
  expect(apart(moved)).toBeLessThan(60);
});

it('a name goes along when lanes change places', () => {
  const placed = done((m) => setLabelBounds(m, { id: down, bounds: { ...middle(flowLabel(m.flows[down]!, m.geometry[down]!, way(m))!), width: 60, height: 14 } }), named);
  const model = done((m) => reorderLane(m, { id: laneId('Kitchen'), order: 0 }), placed);

  expect(way(model)).not.toEqual(way(placed));
  expect(apart(model)).toBeLessThanOrEqual(apart(placed) + 1);
});

it('a new name takes a free place when its own is taken', () => {
  const other = flowId('F_3');
  const label = flowLabel(named.flows[down]!, named.geometry[down]!, way(named))!;
  const blocked: ProcessModel = { ...startingModel(), geometry: { ...named.geometry, [other]: { ...named.geometry[other], label } }, flows: { ...startingModel().flows, [other]: { ...named.flows[other]!, name: 'cold meals' } } };
  const model = done((m) => rename(m, { id: down, name: 'hot meals' }), blocked);
  const placed = model.geometry[down]!.label!;

  expect(overlaps(placed, label)).toBe(false);
  expect(apart(model)).toBeLessThan(60);
});

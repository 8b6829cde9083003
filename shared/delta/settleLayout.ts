import { boundsOf, isArtifact } from '../commands/containers.ts';
import { fitIntoHome } from '../commands/growContainers.ts';
import { settled } from '../commands/settleFlows.ts';
import { Sketch } from '../commands/Sketch.ts';
import { message } from '../i18n/Message.ts';
import { bottom, overlaps } from '../layout/rectangle.ts';
import { routeTogether } from '../layout/routeTogether.ts';
import type { Geometry } from '../model/Geometry.ts';
import type { ProcessNode } from '../model/Node.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';
import { isEqual } from './isEqual.ts';
import type { MergeNote } from './MergeConflict.ts';
import { poolsOutOfStep, stackLanes } from './stackLanes.ts';

export interface MergedSides {
  readonly base: ProcessModel;
  readonly ours: ProcessModel;
  readonly theirs: ProcessModel;
  /** Flows whose way has to be found anew. */
  readonly lost: ReadonlySet<string>;
}

const GAP = 30;
const MOST_TRIES = 50;

/**
 * Makes the drawing of a merged model tidy again where two layouts came together: lanes lie one after the other, steps that
 * both sides put in the same place make room for each other, and flows whose ends came apart find a new way. What only
 * one side changed is left as that side has it.
 */
export function settleLayout(model: ProcessModel, { base, ours, theirs, lost }: MergedSides): { readonly model: ProcessModel; readonly notes: readonly MergeNote[] } {
  if (isEqual(model.geometry, ours.geometry) || isEqual(model.geometry, theirs.geometry)) return { model, notes: [] };
  const sketch = new Sketch(model);
  const wasBroken = new Set([...poolsOutOfStep(ours), ...poolsOutOfStep(theirs)]);
  stackAgain(sketch, wasBroken);
  const moved = separate(sketch, base, ours, theirs);
  stackAgain(sketch, wasBroken);
  const outcome = settled(sketch, message('compare.settle'));
  const tidy = outcome.ok ? outcome.value.model : model;
  const routed = withWays(tidy, lost);
  const count = rows(routed.flows).filter(({ id }) => lost.has(id)).length;
  const note = (key: 'compare.note.rerouted' | 'compare.note.room', of: number): MergeNote[] => (of === 0 ? [] : [{ variant: null, element: null, text: { key, params: { count: of } } }]);
  return { model: routed, notes: [...note('compare.note.room', moved), ...note('compare.note.rerouted', count)] };
}

/** Pools in which the lanes are no longer as they were laid, though they were laid well on both sides. */
const stackAgain = (sketch: Sketch, wasBroken: ReadonlySet<string>): void => stackLanes(sketch, new Set([...poolsOutOfStep(sketch.model)].filter((pool) => !wasBroken.has(pool))));

/** New ways for lost flows; those that were dragged by hand once are no longer where that hand had put them. */
function withWays(model: ProcessModel, lost: ReadonlySet<string>): ProcessModel {
  const open = rows(model.flows).filter(({ id }) => lost.has(id));
  if (open.length === 0) return model;
  const geometry: Record<string, Geometry> = { ...model.geometry };
  for (const [id, waypoints] of routeTogether(model, open)) geometry[id] = { ...geometry[id], waypoints };
  return { ...model, geometry };
}

/** Moves what theirs placed and what lies on something of ours now down to where it is free. Returns how many it moved. */
function separate(sketch: Sketch, base: ProcessModel, ours: ProcessModel, theirs: ProcessModel): number {
  const geometryOf = (of: ProcessModel, id: string) => find<string, Geometry>(of.geometry, id);
  const isTheirs = ({ id }: ProcessNode) => !isEqual(geometryOf(theirs, id)?.bounds, geometryOf(base, id)?.bounds) && !find(ours.nodes, id);
  const stands = (node: ProcessNode) => node.kind !== 'boundaryEvent' && !isArtifact(node);
  const scopeOf = ({ pool, parent }: ProcessNode) => parent ?? pool ?? '';
  const scopes: ReadonlyMap<string, readonly ProcessNode[]> = Map.groupBy(rows(sketch.model.nodes).filter(stands), scopeOf);
  let moved = 0;
  for (const node of rows(sketch.model.nodes).filter((each) => stands(each) && isTheirs(each)).toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const others = (scopes.get(scopeOf(node)) ?? []).filter(({ id }) => id !== node.id && !find(theirs.nodes, id));
    let isMoved = false;
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const box = boundsOf(sketch.model, node.id);
      const hit = box && (isMoved ? scopes.get(scopeOf(node)) ?? [] : others).find(({ id }) => { const other = id === node.id ? undefined : boundsOf(sketch.model, id); return other && overlaps(other, box); });
      const below = hit && boundsOf(sketch.model, hit.id);
      if (!box || !below) break;
      sketch.patchGeometry(node.id, { bounds: { ...box, y: bottom(below) + GAP } });
      isMoved = true;
    }
    if (!isMoved) continue;
    moved += 1;
    fitIntoHome(sketch, node.id);
  }
  return moved;
}

/** The same after a choice: lanes that came or went leave no gap, and what came back stands in its lane, wherever that is by now. */
export function tidied(before: ProcessModel, after: ProcessModel): ProcessModel {
  if (isEqual(before.geometry, after.geometry)) return after;
  const sketch = new Sketch(after);
  const wasBroken = poolsOutOfStep(before);
  stackAgain(sketch, wasBroken);
  for (const node of rows(after.nodes)) if (!find(before.nodes, node.id)) bringHome(sketch, node);
  stackAgain(sketch, wasBroken);
  const outcome = settled(sketch, message('compare.settle'));
  return outcome.ok ? outcome.value.model : after;
}

function bringHome(sketch: Sketch, node: ProcessNode): void {
  const box = boundsOf(sketch.model, node.id);
  const lane = boundsOf(sketch.model, node.lane);
  if (!box || !lane || node.parent !== null || node.kind === 'boundaryEvent' || isArtifact(node)) return;
  const isBeside = !overlaps(box, lane);
  if (isBeside) sketch.patchGeometry(node.id, { bounds: { ...box, x: Math.max(box.x, lane.x + GAP), y: Math.min(Math.max(box.y, lane.y + GAP), Math.max(lane.y + GAP, bottom(lane) - box.height - GAP)) } });
  fitIntoHome(sketch, node.id);
}

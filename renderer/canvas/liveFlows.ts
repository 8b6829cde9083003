import { useMemo } from 'react';
import type { Flow } from '../../shared/model/Flow.ts';
import type { Geometry, Point } from '../../shared/model/Geometry.ts';
import type { ElementId, FlowId, NodeId } from '../../shared/model/ids.ts';
import type { ProcessNode } from '../../shared/model/Node.ts';
import { find, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { adaptWay } from '../../shared/layout/routeFlow.ts';
import { useStudio } from '../store/studioStore.ts';
import { useCanvas, type Preview } from './canvasStore.ts';
import type { Scene } from './scene.ts';

const touches = (flow: Flow, ids: ReadonlySet<ElementId>) => (flow.source !== null && ids.has(flow.source)) || (flow.target !== null && ids.has(flow.target));

/** Flows that change with the pointer, or are selected: drawn one by one, above the melted ones. */
export function useLiveFlows(scene: Scene): ReadonlySet<FlowId> {
  const selection = useStudio((s) => s.selection);
  const renaming = useStudio((s) => s.renaming);
  const moving = useCanvas((s) => (s.preview.kind === 'move' ? s.preview.ids : null));
  const shaped = useCanvas((s) => (s.preview.kind === 'waypoints' || s.preview.kind === 'reconnect' ? s.preview.flow : null));
  return useMemo(() => {
    const live = new Set<FlowId>();
    for (const flow of scene.plane.flows) {
      if (selection.has(flow.id) || flow.id === shaped || flow.id === renaming || (moving && touches(flow, moving))) live.add(flow.id);
    }
    return live;
  }, [scene, selection, renaming, moving, shaped]);
}

/** Where a flow runs while a gesture lasts. Both ends moved: the way moves along. One end moved: it is fitted, as the drop will do. */
export function previewWay(model: ProcessModel, flow: Flow, preview: Preview): readonly Point[] {
  const way = find(model.geometry, flow.id)?.waypoints ?? [];
  if (preview.kind === 'waypoints' && preview.flow === flow.id) return preview.waypoints;
  if (preview.kind === 'reconnect' && preview.flow === flow.id) return preview.end === 'source' ? [preview.at, ...way.slice(1)] : [...way.slice(0, -1), preview.at];
  if (preview.kind !== 'move' || !touches(flow, preview.ids)) return way;
  const { ids, dx, dy } = preview;
  const movesSource = flow.source === null || ids.has(flow.source);
  const movesTarget = flow.target === null || ids.has(flow.target);
  if (movesSource && movesTarget) return way.map(({ x, y }) => ({ x: x + dx, y: y + dy }));
  return adaptWay(onlyEnds(model, flow, preview), flow, way) ?? way;
}

/** The two ends of a flow where they are now, and nothing else: finding a way for each frame must not look at the whole plan. */
function onlyEnds(model: ProcessModel, flow: Flow, { ids, dx, dy }: { readonly ids: ReadonlySet<ElementId>; readonly dx: number; readonly dy: number }): ProcessModel {
  const nodes: Record<NodeId, ProcessNode> = {};
  const geometry: Record<ElementId, Geometry> = {};
  const take = (id: ElementId | null) => {
    const place = find(model.geometry, id);
    if (id === null || !place) return;
    const { bounds } = place;
    geometry[id] = bounds && ids.has(id) ? { ...place, bounds: { ...bounds, x: bounds.x + dx, y: bounds.y + dy } } : place;
    const node = find(model.nodes, id);
    if (node) nodes[node.id] = node;
    if (node?.kind === 'boundaryEvent') take(node.attachedTo);
  };
  take(flow.source);
  take(flow.target);
  return { ...model, nodes, geometry };
}

import type { Difference, DifferenceKind } from '../../shared/delta/Comparison.ts';
import { flowWay } from '../../shared/drawing/flowWay.ts';
import { planeContent, planeOf } from '../../shared/drawing/plane.ts';
import { union } from '../../shared/drawing/extent.ts';
import { middleOf } from '../../shared/layout/middleOf.ts';
import type { Bounds, Point } from '../../shared/model/Geometry.ts';
import type { NodeId } from '../../shared/model/ids.ts';
import { find, type ProcessModel } from '../../shared/model/ProcessModel.ts';

/** An element that differs, where it stands in one of the two pictures. */
export interface DifferenceMark {
  readonly id: string;
  readonly kind: DifferenceKind;
  /** Places of its differences in the list, the one that gives the kind first. */
  readonly indices: readonly number[];
  readonly shape: { readonly kind: 'box'; readonly bounds: Bounds; readonly isArea: boolean } | { readonly kind: 'line'; readonly way: readonly Point[] };
  /** Where the badge stands. */
  readonly badge: Point;
}

export type ShownSide = 'before' | 'after';

/** What says most about an element stands first. */
const WEIGHT: readonly DifferenceKind[] = ['added', 'removed', 'movedLane', 'reconnected', 'changed', 'layout'];

const idOn = (difference: Difference, side: ShownSide) => (side === 'before' ? difference.idBefore : difference.idAfter);
const isDrawn = ({ table }: Difference) => table === 'nodes' || table === 'flows' || table === 'lanes' || table === 'pools' || table === 'geometry';

/** The marks of one plane of one side. Differences of what is in no picture (roles, calendars, settings) have none. */
export function differenceMarks(differences: readonly Difference[], model: ProcessModel, side: ShownSide, root: NodeId | null, withLayout: boolean): readonly DifferenceMark[] {
  const byElement = new Map<string, number[]>();
  for (const [i, difference] of differences.entries()) {
    const id = idOn(difference, side);
    if (id === null || !isDrawn(difference) || (difference.kind === 'layout' && !withLayout)) continue;
    byElement.set(id, [...(byElement.get(id) ?? []), i]);
  }
  if (byElement.size === 0) return [];
  const plane = planeContent(model, root);
  const marks: DifferenceMark[] = [];
  const add = (id: string, shape: DifferenceMark['shape'], badge: Point) => {
    const own = byElement.get(id);
    if (!own) return;
    const indices = own.toSorted((a, b) => WEIGHT.indexOf(differences[a]!.kind) - WEIGHT.indexOf(differences[b]!.kind) || a - b);
    marks.push({ id, kind: differences[indices[0]!]!.kind, indices, shape, badge });
  };
  for (const { id } of [...plane.pools, ...plane.lanes]) {
    const bounds = model.geometry[id]?.bounds;
    if (bounds) add(id, { kind: 'box', bounds, isArea: true }, { x: bounds.x + 12, y: bounds.y + 12 });
  }
  for (const { id } of plane.nodes) {
    const bounds = model.geometry[id]?.bounds;
    if (bounds) add(id, { kind: 'box', bounds, isArea: false }, { x: bounds.x + bounds.width, y: bounds.y });
  }
  for (const flow of plane.flows) {
    if (!byElement.has(flow.id)) continue;
    const way = flowWay(model, flow);
    add(flow.id, { kind: 'line', way }, middleOf(way));
  }
  return marks;
}

/** The plane on which an element stands; `undefined`: on none. */
export function planeOfElement(model: ProcessModel, id: string | null): NodeId | null | undefined {
  const node = find(model.nodes, id);
  if (node) return model.geometry[node.id]?.bounds ? planeOf(model, node) : undefined;
  const flow = find(model.flows, id);
  if (flow) return model.geometry[flow.id]?.waypoints ? (planeOfElement(model, flow.source) ?? planeOfElement(model, flow.target) ?? null) : undefined;
  return find(model.lanes, id) || find(model.pools, id) ? null : undefined;
}

/** What an element covers on its plane. */
export function areaOfElement(model: ProcessModel, id: string | null): Bounds | null {
  const geometry = find(model.geometry as Readonly<Record<string, ProcessModel['geometry'][keyof ProcessModel['geometry']]>>, id);
  if (geometry?.bounds) return geometry.bounds;
  const points = geometry?.waypoints ?? [];
  return points.map(({ x, y }): Bounds => ({ x, y, width: 0, height: 0 })).reduce<Bounds | null>((all, point) => (all ? union(all, point) : point), null);
}

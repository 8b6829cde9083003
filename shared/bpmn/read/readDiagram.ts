import type { Bounds, Geometry, Point } from '../../model/Geometry.ts';
import type { ElementId } from '../../model/ids.ts';
import { NODE_KINDS } from '../../model/nodeKinds.ts';
import type { ProcessNode } from '../../model/Node.ts';
import { NAMESPACES } from '../xml/vocabulary.ts';
import type { XmlElement } from '../xml/XmlElement.ts';
import type { DiagramIndex, Drawn, Plane } from './DiagramIndex.ts';
import { SUB_PROCESSES, type Inventory } from './Inventory.ts';
import { readEdge, readHiddenWay, readShape } from './readGeometry.ts';
import type { SourceIndex } from './SourceIndex.ts';

const ORIGIN: Point = { x: 0, y: 0 };
/** Between the main diagram and what further diagrams of the file show. */
const DIAGRAM_GAP = 120;
/** A sub-process shape without `isExpanded` and without inner shapes is open when it is clearly larger than a task. */
const OPEN_AREA = 150 * 110;
const OFFSET_LIMIT = 500_000;

/** By plane: what must be added to its coordinates. Only further planes are moved, below what stands above them. */
export type PlaneOffsets = ReadonlyMap<number, Point>;

export interface ReadDiagram {
  readonly geometry: Readonly<Record<ElementId, Geometry>>;
  readonly offsets: PlaneOffsets;
  /** Elements whose shape or edge cannot be used as it stands. */
  readonly unusable: number;
}

interface Item { readonly id: ElementId; readonly element: XmlElement; readonly drawn: Drawn; readonly isFlow: boolean; readonly labelOutside: boolean }

const boxOf = (geometry: Geometry): Bounds | null => {
  if (geometry.bounds) return geometry.bounds;
  if (!geometry.waypoints) return null;
  const xs = geometry.waypoints.map((p) => p.x);
  const ys = geometry.waypoints.map((p) => p.y);
  return { x: Math.min(...xs), y: Math.min(...ys), width: Math.max(...xs) - Math.min(...xs), height: Math.max(...ys) - Math.min(...ys) };
};

const readItem = (item: Item, offset: Point) => (item.isFlow ? readEdge(item.drawn.di, offset) : readShape(item.drawn.di, offset, item.labelOutside));

/** Where an earlier save of Laneway had put what stands on a further plane. */
function readOffset(plane: Plane): Point | null {
  const [x, y] = (plane.element.getIn(NAMESPACES.laneway, 'offset') ?? '').split(' ').map(Number);
  return x !== undefined && y !== undefined && Math.abs(x) <= OFFSET_LIMIT && Math.abs(y) <= OFFSET_LIMIT ? { x, y } : null;
}

/**
 * Places everything where the file draws it. The inside of a sub-process that has a plane of its own keeps the
 * coordinates of that plane: it is shown on drill-down, never on the main canvas. What only further diagrams show is
 * put below the main one.
 */
export function readDiagram(index: SourceIndex, diagram: DiagramIndex, inventory: Inventory, nodes: Readonly<Record<string, ProcessNode>>, given: PlaneOffsets | null): ReadDiagram {
  const items: Item[] = [];
  const add = (id: ElementId, element: XmlElement, isFlow: boolean, labelOutside: boolean) => {
    const drawn = diagram.of(element);
    if (drawn) items.push({ id, element, drawn, isFlow, labelOutside });
  };
  for (const pool of inventory.pools) if (pool.kind !== 'implicit') add(pool.id, pool.element, false, false);
  for (const lane of inventory.lanes) add(lane.id, lane.element, false, false);
  for (const node of inventory.nodes) {
    const kind = nodes[node.id]?.kind;
    add(node.id, node.element, false, kind !== undefined && NODE_KINDS[kind].label === 'outside');
  }
  for (const flow of inventory.flows) add(flow.id, flow.element, true, true);

  const offsets = new Map(given ?? []);
  let bottom = -Infinity;
  let left = 0;
  const lower = (of: readonly Item[], offset: Point) => {
    for (const item of of) {
      const box = boxOf(readItem(item, offset).geometry);
      if (box) bottom = Math.max(bottom, box.y + box.height);
    }
  };
  const onPlane = (plane: Plane) => items.filter((item) => item.drawn.plane === plane);
  for (const plane of diagram.planes) {
    if (plane.kind === 'main') {
      const boxes = onPlane(plane).map((item) => boxOf(readItem(item, ORIGIN).geometry)).filter((box) => box !== null);
      left = boxes.reduce((least, box) => Math.min(least, box.x), Infinity);
      lower(onPlane(plane), ORIGIN);
    } else if (plane.kind === 'further' && !offsets.has(plane.ordinal)) {
      const kept = readOffset(plane);
      if (kept) {
        offsets.set(plane.ordinal, kept);
        lower(onPlane(plane), kept);
        continue;
      }
      const boxes = onPlane(plane).map((item) => boxOf(readItem(item, ORIGIN).geometry)).filter((box) => box !== null);
      if (boxes.length === 0 || bottom === -Infinity) { lower(onPlane(plane), ORIGIN); continue; }
      const top = boxes.reduce((least, box) => Math.min(least, box.y), Infinity);
      const start = boxes.reduce((least, box) => Math.min(least, box.x), Infinity);
      const offset = { x: Number.isFinite(left) ? Math.round(left - start) : 0, y: Math.ceil(bottom + DIAGRAM_GAP - top) };
      offsets.set(plane.ordinal, offset);
      lower(onPlane(plane), offset);
    }
  }

  const geometry: Record<ElementId, Geometry> = {};
  let unusable = 0;
  for (const item of items) {
    const read = readItem(item, offsets.get(item.drawn.plane.ordinal) ?? ORIGIN);
    if (!read.isUsable) {
      unusable++;
      index.warn('bpmn.warning.bad-coordinates', {}, item.drawn.di);
    }
    geometry[item.id] = read.geometry;
  }
  for (const flow of inventory.flows) {
    const way = diagram.isDrawn(flow.element) ? null : readHiddenWay(flow.element);
    if (way) geometry[flow.id] = way;
  }
  decideExpanded(diagram, inventory, geometry);
  return { geometry, offsets, unusable };
}

/** BPMN DI 1.0 leaves `isExpanded` open and tools disagree: decided by inner shapes, then by size. With nothing inside there is nothing to open. */
function decideExpanded(diagram: DiagramIndex, inventory: Inventory, geometry: Record<ElementId, Geometry>): void {
  const inside = new Map<string, ElementId[]>();
  for (const node of inventory.nodes) if (node.parent !== null) inside.set(node.parent, [...(inside.get(node.parent) ?? []), node.id]);
  const planeOf = new Map(inventory.nodes.map((node) => [node.id as string, diagram.of(node.element)?.plane]));

  for (const node of inventory.nodes) {
    if (!SUB_PROCESSES.has(node.element.local)) continue;
    const own = geometry[node.id];
    if (!own?.bounds || own.isExpanded !== undefined) continue;
    const box = own.bounds;
    const children = inside.get(node.id) ?? [];
    const isWithin = children.some((id) => {
      const child = geometry[id]?.bounds;
      return child !== undefined && planeOf.get(id) === planeOf.get(node.id) && child.x >= box.x - 1 && child.y >= box.y - 1 && child.x + child.width <= box.x + box.width + 1 && child.y + child.height <= box.y + box.height + 1;
    });
    const hasDrawnChildren = children.some((id) => planeOf.get(id) !== undefined);
    geometry[node.id] = { ...own, isExpanded: isWithin || (children.length > 0 && !hasDrawnChildren && box.width * box.height >= OPEN_AREA) };
  }
}

/** Siblings in the order in which a reader meets them: top to bottom, or left to right for vertical ones; as in the file when one has no place. */
export function byPosition<T extends { readonly id: string }>(siblings: readonly T[], placeOf: (id: string) => Geometry | undefined): T[] {
  const placed = siblings.map((sibling) => ({ sibling, place: placeOf(sibling.id) }));
  if (placed.some(({ place }) => place?.bounds === undefined)) return [...siblings];
  const isVertical = placed.some(({ place }) => place?.isHorizontal === false);
  const along = (place: Geometry | undefined) => (isVertical ? place?.bounds?.x : place?.bounds?.y) ?? 0;
  return placed.toSorted((a, b) => along(a.place) - along(b.place)).map(({ sibling }) => sibling);
}

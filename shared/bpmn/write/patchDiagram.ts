import { isEqual } from '../../delta/isEqual.ts';
import type { Bounds, Geometry, Point } from '../../model/Geometry.ts';
import { poolId } from '../../model/ids.ts';
import type { ProcessNode } from '../../model/Node.ts';
import { NODE_KINDS } from '../../model/nodeKinds.ts';
import { find, rows, type ProcessModel } from '../../model/ProcessModel.ts';
import { isActivityWithInside } from '../read/DiagramIndex.ts';
import { SUB_PROCESSES } from '../read/Inventory.ts';
import { NAMESPACES } from '../xml/vocabulary.ts';
import type { XmlElement } from '../xml/XmlElement.ts';
import type { Patch } from './Patch.ts';

const ORIGIN: Point = { x: 0, y: 0 };

/** A coordinate without exponent, which some readers do not take. */
const written = (n: number): string => (Number.isInteger(n) || Math.abs(n) >= 1e-6 ? String(n) : n.toFixed(9));

/** Writes the numbers that differ; the others keep the form that the file has. */
function patchBounds(patch: Patch, owner: XmlElement, bounds: Bounds, offset: Point): void {
  const { editor } = patch;
  const wanted = { x: bounds.x - offset.x, y: bounds.y - offset.y, width: bounds.width, height: bounds.height };
  const element = owner.child('Bounds', 'dc');
  if (!element) {
    editor.insert(owner, editor.create('dc', 'Bounds', { x: written(wanted.x), y: written(wanted.y), width: written(wanted.width), height: written(wanted.height) }));
    return;
  }
  for (const name of ['x', 'y', 'width', 'height'] as const) {
    const text = element.get(name);
    if (text === undefined || text.trim() === '' || Number(text) !== wanted[name]) element.set(name, written(wanted[name]));
  }
}

function patchLabel(patch: Patch, di: XmlElement, label: Bounds | undefined, offset: Point): void {
  const { editor } = patch;
  const element = di.child('BPMNLabel', 'bpmndi');
  if (label) {
    patchBounds(patch, element ?? editor.insert(di, editor.create('bpmndi', 'BPMNLabel')), label, offset);
    return;
  }
  const bounds = element?.child('Bounds', 'dc');
  if (bounds) editor.remove(bounds);
}

function patchColours(patch: Patch, di: XmlElement, geometry: Geometry, was: Geometry | undefined): void {
  const set = (vocabulary: 'color' | 'bioc', local: string, value: string | undefined) => {
    const namespace = NAMESPACES[vocabulary];
    if (value === undefined && di.getIn(namespace, local) === undefined) return;
    di.set(`${patch.editor.prefix(vocabulary)}${local}`, value, namespace);
  };
  if (geometry.fill !== was?.fill) {
    set('bioc', 'fill', geometry.fill);
    // The standard's extension gives edges no background.
    if (di.local === 'BPMNShape') set('color', 'background-color', geometry.fill);
  }
  if (geometry.stroke !== was?.stroke) { set('bioc', 'stroke', geometry.stroke); set('color', 'border-color', geometry.stroke); }
}

function patchWaypoints(patch: Patch, edge: XmlElement, waypoints: readonly Point[], offset: Point): void {
  const { editor } = patch;
  const existing = edge.all('waypoint', 'di');
  waypoints.forEach((point, i) => {
    const x = point.x - offset.x;
    const y = point.y - offset.y;
    const element = existing[i];
    if (!element) editor.insert(edge, editor.create('di', 'waypoint', { x: written(x), y: written(y) }));
    else {
      if (Number(element.get('x')) !== x) element.set('x', written(x));
      if (Number(element.get('y')) !== y) element.set('y', written(y));
    }
  });
  for (const extra of existing.slice(waypoints.length)) editor.remove(extra);
}

const samePoints = (a: readonly Point[] | undefined, b: readonly Point[] | undefined) => isEqual(a, b);

/** What the drawing of an element says beside its geometry: markers of gateways, envelopes of messages. */
function patchMarks(patch: Patch, id: string, di: XmlElement): void {
  const node = find(patch.model.nodes, id);
  const flow = find(patch.model.flows, id);
  if (node?.kind === 'exclusiveGateway') {
    const was = find(patch.before.model.nodes, id);
    const before = was && 'isMarkerVisible' in was ? was.isMarkerVisible : undefined;
    if (node.isMarkerVisible !== before) di.set('isMarkerVisible', node.isMarkerVisible === undefined ? undefined : String(node.isMarkerVisible));
  }
  if (flow?.kind === 'messageFlow') {
    const was = find(patch.before.model.flows, id);
    const before = was?.kind === 'messageFlow' ? was.envelope : undefined;
    if (flow.envelope !== before) di.set('messageVisibleKind', flow.envelope === undefined ? undefined : flow.envelope === 'initiating' ? 'initiating' : 'non_initiating');
  }
}

/** A task that became a gateway or an event: the box of its name within the shape would be read as one beside it. */
function hasLabelMovedOut({ before, model }: Patch, id: string): boolean {
  const [was, node] = [find(before.model.nodes, id), find(model.nodes, id)];
  return was !== undefined && node !== undefined && NODE_KINDS[was.kind].label !== 'outside' && NODE_KINDS[node.kind].label === 'outside';
}

function patchDi(patch: Patch, id: string, di: XmlElement, geometry: Geometry, was: Geometry | undefined, offset: Point): void {
  const isEdge = di.local === 'BPMNEdge';
  if (isEdge) {
    if (geometry.waypoints && !samePoints(geometry.waypoints, was?.waypoints)) patchWaypoints(patch, di, geometry.waypoints, offset);
    const isRouted = geometry.waypoints !== undefined && geometry.isPinned !== true;
    if (isRouted !== (di.getIn(NAMESPACES.laneway, 'route') === 'auto')) di.set(`${patch.editor.prefix('laneway')}route`, isRouted ? 'auto' : undefined, NAMESPACES.laneway);
  } else {
    if (geometry.bounds && !isEqual(geometry.bounds, was?.bounds)) patchBounds(patch, di, geometry.bounds, offset);
    if (geometry.isExpanded !== was?.isExpanded) di.set('isExpanded', geometry.isExpanded === undefined ? undefined : String(geometry.isExpanded));
    if (geometry.isHorizontal !== was?.isHorizontal) di.set('isHorizontal', geometry.isHorizontal === undefined ? undefined : String(geometry.isHorizontal));
  }
  if (!isEqual(geometry.label, was?.label) || hasLabelMovedOut(patch, id)) patchLabel(patch, di, geometry.label, offset);
  patchColours(patch, di, geometry, was);
  patchMarks(patch, id, di);
}

/** Which plane an element is drawn on when it is not drawn yet, and what is to be taken off its coordinates. */
class Planes {
  private readonly patch: Patch;

  constructor(patch: Patch) {
    this.patch = patch;
  }

  private diagramFor(element: XmlElement | undefined): XmlElement {
    const { editor } = this.patch;
    const diagram = editor.create('bpmndi', 'BPMNDiagram', { id: editor.freshId('BPMNDiagram_1') });
    const plane = editor.create('bpmndi', 'BPMNPlane', { id: editor.freshId('BPMNPlane_1'), bpmnElement: element && editor.idOf(element) });
    diagram.children = [plane];
    plane.parent = diagram;
    editor.insert(editor.root, diagram);
    return plane;
  }

  main(): XmlElement {
    const { editor, before } = this.patch;
    const existing = before.diagram.planes[0]?.element ?? this.patch.planes.get('');
    if (existing) return existing;
    const made = this.diagramFor(editor.root.child('collaboration') ?? editor.root.child('process') ?? editor.root.child('choreography'));
    this.patch.planes.set('', made);
    return made;
  }

  private drawnOn(id: string): { readonly element: XmlElement; readonly offset: Point } | null {
    const element = this.patch.elements.get(id);
    const drawn = element && this.patch.before.diagram.of(element);
    return drawn ? { element: drawn.plane.element, offset: this.patch.before.offsets.get(drawn.plane.ordinal) ?? ORIGIN } : null;
  }

  /** The inside of a closed sub-process has a plane of its own, as bpmn-js makes one; unless the file draws it with the rest. */
  inside(parent: string | null): { readonly element: XmlElement; readonly offset: Point } {
    const { before, model } = this.patch;
    if (parent === null) return { element: this.main(), offset: ORIGIN };
    const element = this.patch.elements.get(parent);
    const known = this.patch.planes.get(parent);
    if (known) return { element: known, offset: ORIGIN };
    const plane = before.diagram.planes.find((candidate) => candidate.kind === 'drillDown' && candidate.of === element);
    if (plane) return { element: plane.element, offset: ORIGIN };
    const sibling = rows(model.nodes).find((node) => node.parent === parent && this.drawnOn(node.id));
    const beside = sibling && this.drawnOn(sibling.id);
    if (beside) return beside;
    if (model.geometry[poolId(parent)]?.isExpanded !== false) return this.drawnOn(parent) ?? this.inside(find(model.nodes, parent)?.parent ?? null);
    const made = this.diagramFor(element);
    this.patch.planes.set(parent, made);
    return { element: made, offset: ORIGIN };
  }

  /** Does a flow lead from one plane to another? No diagram can show such a one. */
  isBetween(id: string): boolean {
    const flow = find(this.patch.model.flows, id);
    const [source, target] = [find(this.patch.model.nodes, flow?.source), find(this.patch.model.nodes, flow?.target)];
    if (!flow || (source?.parent ?? null) === (target?.parent ?? null)) return false;
    return this.inside(source?.parent ?? null).element !== this.inside(target?.parent ?? null).element;
  }

  of(id: string): { readonly element: XmlElement; readonly offset: Point } {
    const { model } = this.patch;
    const node = find(model.nodes, id);
    if (node) return this.inside(node.parent);
    const flow = find(model.flows, id);
    const end = flow && (find(model.nodes, flow.source) ?? find(model.nodes, flow.target));
    return end ? this.inside(end.parent) : { element: this.main(), offset: ORIGIN };
  }
}

/** Paint order of BPMN DI: pools, lanes, nodes (frames before what they hold), then connections. */
function paintOrder(model: ProcessModel): readonly string[] {
  const depth = (node: ProcessNode | undefined, guard = 0): number => (node && node.parent !== null && guard < 200 ? 1 + depth(find(model.nodes, node.parent), guard + 1) : 0);
  const laneDepth = (id: string | null, guard = 0): number => (id !== null && guard < 100 ? 1 + laneDepth(find(model.lanes, id)?.parent ?? null, guard + 1) : 0);
  const pools = rows(model.pools).filter((pool) => pool.kind !== 'implicit').toSorted((a, b) => a.order - b.order);
  const lanes = rows(model.lanes).map((lane) => ({ lane, at: laneDepth(lane.parent) })).toSorted((a, b) => a.at - b.at);
  const nodes = rows(model.nodes).map((node) => ({ node, at: depth(node) * 2 + (node.kind === 'boundaryEvent' ? 1 : 0) })).toSorted((a, b) => a.at - b.at);
  return [...pools.map((pool) => pool.id), ...lanes.map(({ lane }) => lane.id), ...nodes.map(({ node }) => node.id), ...rows(model.flows).map((flow) => flow.id)];
}

const hasPlace = (geometry: Geometry | undefined, isFlow: boolean) => (isFlow ? geometry?.waypoints !== undefined : geometry?.bounds !== undefined);

/** Does an element, or the source of a flow, stand in another sub-process than before? */
function isElsewhere({ before, model }: Patch, id: string): boolean {
  const parentIn = (of: ProcessModel) => { const flow = find(of.flows, id); return find(of.nodes, flow ? flow.source ?? flow.target : id)?.parent; };
  return parentIn(before.model) !== parentIn(model);
}

/** What the file does not place and nobody moved: it need not be drawn for this save. */
function leftToLayout(patch: Patch, order: readonly string[]): ReadonlySet<string> {
  const { before, model } = patch;
  if (patch.isUndrawn) return new Set();
  const isMoved = (id: string) => !isEqual(model.geometry[poolId(id)], before.model.geometry[poolId(id)]);
  const isChanged = order.some(isMoved) || Object.keys(before.model.geometry).some((id) => !Object.hasOwn(model.geometry, id));
  // A file that draws nothing gets a whole diagram at the first change, or other tools would show a part of it.
  if (before.diagram.isEmpty && isChanged) return new Set();
  return new Set(order.filter((id) => before.placed.has(poolId(id)) && !isMoved(id)));
}

const WAY = 'way';

/**
 * A flow that begins or ends inside a closed sub-process has no plane on which both of its ends stand; a drawing of it
 * makes other tools complain. Its way stands with the flow itself. What a file draws is left alone until it is edited.
 */
function patchHiddenWay(patch: Patch, planes: Planes, flow: XmlElement, id: string, di: XmlElement | undefined): boolean {
  const { before, model, editor } = patch;
  const place = model.geometry[poolId(id)];
  const isHidden = place?.waypoints !== undefined && planes.isBetween(id) && (!di || !editor.isInTree(di) || !isEqual(place, before.model.geometry[poolId(id)]) || isElsewhere(patch, id));
  const way = isHidden ? `${place.isPinned ? '' : 'auto '}${place.waypoints.map(({ x, y }) => `${x},${y}`).join(' ')}` : undefined;
  if (way !== flow.getIn(NAMESPACES.laneway, WAY)) flow.set(`${editor.prefix('laneway')}${WAY}`, way, NAMESPACES.laneway);
  if (isHidden && di && editor.isInTree(di)) editor.remove(di);
  return isHidden;
}

/**
 * Writes changes of place. `only` draws some elements that were left out the first time, because laying the file out
 * anew would put them elsewhere.
 */
export function patchDiagram(patch: Patch, only?: ReadonlySet<string>): void {
  const { before, model, editor } = patch;
  const planes = new Planes(patch);
  removeEmptyPlanes(patch);
  const order = paintOrder(model);
  const left = only ? new Set<string>() : leftToLayout(patch, order);
  for (const id of order) {
    const element = patch.elements.get(id);
    if (!element || (only && !only.has(id))) continue;
    const geometry = model.geometry[poolId(id)];
    const was = before.model.geometry[poolId(id)];
    const drawn = before.diagram.of(element);
    const isFlow = Object.hasOwn(model.flows, id);
    if (isFlow && patchHiddenWay(patch, planes, element, id, drawn?.di)) continue;
    if (drawn && editor.isInTree(drawn.di)) {
      const isPlaced = before.placed.has(poolId(id));
      if (!geometry || !hasPlace(geometry, isFlow)) { if (was && hasPlace(was, isFlow) && !isPlaced) editor.remove(drawn.di); }
      else if (left.has(id)) patchMarks(patch, id, drawn.di);
      else if (isElsewhere(patch, id) && planes.of(id).element !== drawn.di.parent) {
        // Into or out of a sub-process that is drawn on a plane of its own: the shape goes along.
        const plane = planes.of(id);
        editor.move(drawn.di, plane.element);
        patchDi(patch, id, drawn.di, geometry, undefined, plane.offset);
      } else patchDi(patch, id, drawn.di, geometry, isPlaced ? undefined : was, before.offsets.get(drawn.plane.ordinal) ?? ORIGIN);
    } else if (geometry && hasPlace(geometry, isFlow) && !left.has(id)) {
      const plane = planes.of(id);
      const made = editor.create('bpmndi', isFlow ? 'BPMNEdge' : 'BPMNShape', { id: editor.freshId(`${editor.idOf(element)}_di`), bpmnElement: editor.idOf(element) });
      editor.insert(plane.element, made);
      patchDi(patch, id, made, geometry, undefined, plane.offset);
      // Readers differ on what an absent marker means, so a sub-process always says whether it is open.
      if (SUB_PROCESSES.has(element.local) && geometry.isExpanded === undefined) made.set('isExpanded', 'false');
    }
  }
}

/** Planes of what has no inside any more: a sub-process that became a task. */
function removeEmptyPlanes({ before, editor }: Patch): void {
  for (const { element, kind, of } of before.diagram.planes) {
    if (kind !== 'drillDown' || !of || isActivityWithInside(of) || element.elements().length > 0) continue;
    if (editor.isInTree(element) && element.parent?.elements().length === 1) editor.remove(element.parent);
  }
}

/** Of elements that share an id, the first shape is the first one's: shapes follow when an edit changes which stands first. */
export function orderNamesakes({ before, editor, elements, index }: Patch): void {
  const namesakes = new Set([...elements.values()].filter((element) => index.candidates(element.get('id')).length > 1 && editor.isInTree(element)));
  if (namesakes.size === 0) return;
  const inOrder: XmlElement[] = [];
  const visit = (element: XmlElement): void => {
    if (namesakes.has(element)) inOrder.push(element);
    if (!element.is('extensionElements')) for (const child of element.elements()) visit(child);
  };
  visit(editor.root);
  for (const group of Map.groupBy(inOrder, (element) => element.get('id')).values()) {
    const shapes = group.flatMap((element) => before.diagram.of(element)?.di ?? []).filter((di) => editor.isInTree(di));
    const plane = shapes[0]?.parent;
    if (!plane || shapes.length < 2 || shapes.some((shape) => shape.parent !== plane)) continue;
    const places = shapes.map((shape) => plane.children.indexOf(shape)).toSorted((a, b) => a - b);
    if (places.every((at, i) => plane.children[at] === shapes[i])) continue;
    plane.touch();
    places.forEach((at, i) => { plane.children[at] = shapes[i]!; });
  }
}

/** The main plane, made when there is none: other tools refuse a file that shows nothing. */
export const ensureDiagram = (patch: Patch): XmlElement => new Planes(patch).main();

/** Elements that a reader of the patched file would put elsewhere, because the file does not place them. */
export const misplaced = (patch: Patch, read: ProcessModel): ReadonlySet<string> =>
  new Set([...patch.before.placed].filter((id) => patch.model.geometry[id] !== undefined && !isEqual(read.geometry[id], patch.model.geometry[id])));

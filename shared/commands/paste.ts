import { planeOf } from '../drawing/plane.ts';
import { message } from '../i18n/Message.ts';
import { centre, hull, moved, movedPoint, overlaps } from '../layout/rectangle.ts';
import type { Flow } from '../model/Flow.ts';
import type { Point } from '../model/Geometry.ts';
import { flowId, nodeId, roleId, type ElementId, type FlowId, type NodeId, type RoleId } from '../model/ids.ts';
import type { EventDefinition, ProcessNode, Requirement, Work } from '../model/Node.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';
import { references, resolves } from '../model/references.ts';
import { withoutReference } from '../model/withoutReference.ts';
import { err, type Result } from '../result.ts';
import { freeProcess, homeAt } from './addNode.ts';
import { copyElements, originOf, type Clipboard } from './Clipboard.ts';
import { boundsOf, isArtifact } from './containers.ts';
import type { Edited } from './edit.ts';
import type { EditError } from './EditError.ts';
import { fitIntoHome } from './growContainers.ts';
import type { IdSource } from './IdSource.ts';
import { settled } from './settleFlows.ts';
import { Sketch } from './Sketch.ts';

export interface Paste {
  readonly clipboard: Clipboard;
  /** Centre of what is pasted. */
  readonly at: Point;
  readonly ids: IdSource;
  /** The closed sub-process whose content is on screen; absent or `null`: the top of the model. */
  readonly level?: NodeId | null;
}

/** Roles of the clipboard by their id there: the same one here, one of the same name, or a new one. */
function takeRoles(sketch: Sketch, clipboard: Clipboard, ids: IdSource): Map<RoleId, RoleId> {
  const map = new Map<RoleId, RoleId>();
  for (const role of clipboard.roles) {
    const here = find(sketch.model.roles, role.id);
    const same = here?.name === role.name ? here : rows(sketch.model.roles).find((each) => each.name === role.name);
    if (same) { map.set(role.id, same.id); continue; }
    const id = roleId(ids('Role'));
    const calendar = find(sketch.model.calendars, role.calendar) ? role.calendar : null;
    sketch.put('roles', id, { ...role, id, calendar });
    map.set(role.id, id);
  }
  return map;
}

/** A compensation event undoes the copy of what its original undoes; without that, everything. */
function undoingCopy(definition: EventDefinition, nodes: ReadonlyMap<string, NodeId>): EventDefinition {
  if (definition.kind !== 'compensation' || definition.reference === undefined) return definition;
  const { reference, ...rest } = definition;
  const copy = nodes.get(reference);
  return copy === undefined ? rest : { ...rest, reference: copy };
}

/** A node with what it names: roles by their ids here, steps by the ids of their copies; what is not here is left out. */
function renamedWithin(model: ProcessModel, node: ProcessNode, roles: ReadonlyMap<RoleId, RoleId>, nodes: ReadonlyMap<string, NodeId>): ProcessNode {
  if (node.kind === 'startEvent' && node.arrivals?.calendar && !find(model.calendars, node.arrivals.calendar)) return renamedWithin(model, { ...node, arrivals: { ...node.arrivals, calendar: null } }, roles, nodes);
  if ('definitions' in node) return { ...node, definitions: node.definitions.map((definition) => undoingCopy(definition, nodes)) };
  if (!('work' in node)) return node;
  const { requirements, alternatives, performer, keepUntil, sets, ...rest } = node.work;
  const team = (of: readonly Requirement[]) => of.flatMap(({ role, quantity }) => { const id = roles.get(role); return id ? [{ role: id, quantity }] : []; });
  const others = alternatives?.map(team).filter((each) => each.length > 0);
  const same = performer && nodes.get(performer.step);
  const until = keepUntil && nodes.get(keepUntil);
  const left = sets?.filter(({ attribute }) => Object.hasOwn(model.attributes, attribute));
  const work: Work = {
    ...rest,
    requirements: requirements && team(requirements),
    ...(others?.length ? { alternatives: others } : {}),
    ...(performer && same ? { performer: { ...performer, step: same } } : {}),
    ...(until ? { keepUntil: until } : {}),
    ...(left?.length ? { sets: left } : {}),
  };
  return { ...node, work };
}

/** A flow without what it names that is not here. */
const flowWithin = (model: ProcessModel, flow: Flow): Flow =>
  [...references('flows', flow.id, flow)].filter((each) => each.isOptional && !resolves(model, each)).reduce<Readonly<Record<string, unknown>>>((left, { field, id }) => withoutReference(left, field, id), flow) as Flow;

/** With the element that a copy, or a copy of a copy, was made from; in another model nothing is known of that. */
function copied<E extends { readonly id: NodeId | FlowId; readonly copyOf?: NodeId | FlowId | undefined }>(element: E, isOwn: boolean): E {
  if (isOwn) return { ...element, copyOf: element.copyOf ?? element.id };
  const { copyOf: _, ...rest } = element;
  return rest as E;
}

/** Pastes into a sketch; ids of all that is new, in the order of the clipboard. */
function pasteInto(sketch: Sketch, { clipboard, at, ids, level = null }: Paste): Result<readonly ElementId[], EditError> {
  const { model } = sketch;
  const around = hull(clipboard.nodes.flatMap((node) => clipboard.geometry[node.id]?.bounds ?? []));
  if (!around) return err({ code: 'nothing-selected' });
  const middle = centre(around);
  const dx = Math.round(at.x - middle.x);
  const dy = Math.round(at.y - middle.y);
  const isOwn = clipboard.origin === originOf(model);
  const roles = takeRoles(sketch, clipboard, ids);
  const renamed = new Map<string, NodeId>();
  for (const node of clipboard.nodes) renamed.set(node.id, nodeId(ids(prefixOf(node.kind))));
  const inside = new Set<string>(renamed.values());
  const fresh: ElementId[] = [];
  const roots: NodeId[] = [];
  for (const old of clipboard.nodes) {
    const id = renamed.get(old.id)!;
    const place = clipboard.geometry[old.id];
    if (Object.hasOwn(model.nodes, id) || Object.hasOwn(model.geometry, id)) return err({ code: 'id-taken', id });
    const parent = old.parent ? renamed.get(old.parent) ?? null : null;
    const host = old.kind === 'boundaryEvent' && old.attachedTo ? renamed.get(old.attachedTo) ?? null : null;
    const node: ProcessNode = { ...copied(renamedWithin(model, old, roles, renamed), isOwn), id, parent, pool: null, lane: null, ...(host ? { attachedTo: host } : {}) } as ProcessNode;
    sketch.put('nodes', id, node);
    if (place) sketch.put('geometry', id, { ...place, ...(place.bounds ? { bounds: moved(place.bounds, dx, dy) } : {}), ...(place.label ? { label: moved(place.label, dx, dy) } : {}) });
    fresh.push(id);
    if (!parent && !host) roots.push(id);
  }
  for (const id of roots) {
    const box = boundsOf(model, id);
    const home = box ? homeAt(sketch, centre(box), inside, id, level) : null;
    if (home && !home.ok) {
      if (!isArtifact(model.nodes[id]!)) return home;
      sketch.patch('nodes', id, { pool: freeProcess(sketch, id) });
    } else sketch.patch('nodes', id, home?.value ?? { pool: freeProcess(sketch, id) });
  }
  // Content and boundary events belong where their frame does; what no lane listed beside its frame, none lists now.
  const ofClipboard = new Map(clipboard.nodes.map((old) => [old.id, old]));
  const unlisted = new Set<NodeId>(clipboard.nodes.flatMap((old) => {
    const owner = ofClipboard.get((old.kind === 'boundaryEvent' ? old.attachedTo : old.parent) ?? old.id);
    return owner !== undefined && owner !== old && old.lane === null && owner.lane !== null ? [renamed.get(old.id)!] : [];
  }));
  for (let again = true; again;) {
    again = false;
    for (const id of renamed.values()) {
      const node = model.nodes[id]!;
      const owner = node.kind === 'boundaryEvent' ? find(model.nodes, node.attachedTo) : find(model.nodes, node.parent);
      if (!owner || !inside.has(owner.id)) continue;
      const parent = node.kind === 'boundaryEvent' ? owner.parent : node.parent;
      const lane = unlisted.has(id) ? null : owner.lane;
      if (node.pool === owner.pool && node.lane === lane && node.parent === parent) continue;
      sketch.patch('nodes', id, { pool: owner.pool, lane, parent });
      again = true;
    }
  }
  for (const old of clipboard.flows) {
    const source = renamed.get(old.source ?? '');
    const target = renamed.get(old.target ?? '');
    if (!source || !target) continue;
    // Message flows need two pools; both ends are in one now, if they were pasted together.
    const samePool = model.nodes[source]!.pool === model.nodes[target]!.pool;
    if ((old.kind === 'messageFlow') === samePool && (old.kind === 'messageFlow' || old.kind === 'sequenceFlow')) continue;
    const id = flowId(ids('Flow'));
    if (Object.hasOwn(model.flows, id) || Object.hasOwn(model.geometry, id)) return err({ code: 'id-taken', id });
    sketch.put('flows', id, { ...copied(flowWithin(model, old), isOwn), id, source, target });
    const place = clipboard.geometry[old.id];
    if (place?.waypoints) sketch.put('geometry', id, { ...place, waypoints: place.waypoints.map((p) => movedPoint(p, dx, dy)), ...(place.label ? { label: moved(place.label, dx, dy) } : {}) });
    fresh.push(id);
  }
  for (const id of roots) {
    const before = boundsOf(model, id);
    fitIntoHome(sketch, id);
    if (before !== boundsOf(model, id)) for (const flow of rows(model.flows)) if (flow.source === id || flow.target === id) sketch.patchGeometry(flow.id, { waypoints: undefined, isPinned: undefined });
  }
  return { ok: true, value: fresh };
}

const prefixOf = (kind: ProcessNode['kind']) => kind.charAt(0).toUpperCase() + kind.slice(1);

/** Pastes a piece of a model. Each step belongs to the lane, pool or sub-process where it lands. */
export function paste(model: ProcessModel, args: Paste): Result<Edited, EditError> {
  const sketch = new Sketch(model);
  const pasted = pasteInto(sketch, args);
  return pasted.ok ? settled(sketch, message('commands.paste')) : pasted;
}

/** A copy of elements beside the originals: below them on the same level, on the first place that is free. */
export function duplicate(model: ProcessModel, { ids, idSource }: { readonly ids: readonly string[]; readonly idSource: IdSource }): Result<Edited, EditError> {
  const clipboard = copyElements(model, ids);
  const around = clipboard && hull(clipboard.nodes.flatMap((node) => clipboard.geometry[node.id]?.bounds ?? []));
  if (!clipboard || !around) return err({ code: 'nothing-selected' });
  const boxes = rows(model.nodes).filter((node) => node.kind !== 'group' && !(model.geometry[node.id]?.isExpanded)).flatMap((node) => boundsOf(model, node.id) ?? []);
  let place = moved(around, 0, around.height + 20);
  for (let tries = 0; tries < 200 && boxes.some((box) => overlaps(box, place)); tries++) place = moved(place, 0, 20);
  const sketch = new Sketch(model);
  const first = ids.flatMap((id) => find(model.nodes, id) ?? [])[0];
  const pasted = pasteInto(sketch, { clipboard, at: centre(place), ids: idSource, level: first ? planeOf(model, first) : null });
  return pasted.ok ? settled(sketch, message('commands.duplicate')) : pasted;
}

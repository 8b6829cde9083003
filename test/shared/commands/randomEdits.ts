import fc from 'fast-check';
import { addLane } from '../../../shared/commands/addLane.ts';
import { addNode } from '../../../shared/commands/addNode.ts';
import { addPool } from '../../../shared/commands/addPool.ts';
import { addPeople } from '../../../shared/commands/addPeople.ts';
import { align, distribute } from '../../../shared/commands/align.ts';
import { appendJoin } from '../../../shared/commands/appendJoin.ts';
import { appendNode } from '../../../shared/commands/appendNode.ts';
import { autoLayout } from '../../../shared/commands/autoLayout.ts';
import { changeKind } from '../../../shared/commands/changeKind.ts';
import { copyElements } from '../../../shared/commands/Clipboard.ts';
import { connect } from '../../../shared/commands/connect.ts';
import { deleteElements } from '../../../shared/commands/deleteElements.ts';
import type { Command } from '../../../shared/commands/editDocument.ts';
import { groupIntoSubProcess } from '../../../shared/commands/groupIntoSubProcess.ts';
import { countedIds, type IdSource } from '../../../shared/commands/IdSource.ts';
import { dropNodeOnFlow, insertNodeOnFlow } from '../../../shared/commands/insertNodeOnFlow.ts';
import { forgetNames, nameHeadcount } from '../../../shared/commands/nameHeadcount.ts';
import { moveElements } from '../../../shared/commands/moveElements.ts';
import { moveToLane } from '../../../shared/commands/moveToLane.ts';
import { duplicate, paste } from '../../../shared/commands/paste.ts';
import { reconnect } from '../../../shared/commands/reconnect.ts';
import { rename } from '../../../shared/commands/rename.ts';
import { reorderLane } from '../../../shared/commands/reorderLane.ts';
import { resizeElement } from '../../../shared/commands/resizeElement.ts';
import { resizeLane } from '../../../shared/commands/resizeLane.ts';
import { setExpanded } from '../../../shared/commands/setExpanded.ts';
import { setProperty } from '../../../shared/commands/setProperty.ts';
import { setShare } from '../../../shared/commands/setShare.ts';
import { setSkills } from '../../../shared/commands/setSkills.ts';
import { setWaypoints } from '../../../shared/commands/setWaypoints.ts';
import { addRole } from '../../../shared/commands/tableRows.ts';
import { placeWithoutDiagram } from '../../../shared/layout/placeWithoutDiagram.ts';
import { emptyModel } from '../../../shared/model/emptyModel.ts';
import { flowId, laneId, nodeId, personId, poolId, roleId, type ElementId, type FlowId, type LaneId, type NodeId, type PersonId, type PoolId, type RoleId } from '../../../shared/model/ids.ts';
import type { NodeKind } from '../../../shared/model/Node.ts';
import { NODE_KINDS } from '../../../shared/model/nodeKinds.ts';
import type { ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';

const KINDS = (Object.keys(NODE_KINDS) as NodeKind[]).filter((kind) => kind !== 'locked');

/** One thing a user might do; which elements it hits is settled by numbers, on the model of the moment. */
export interface Gesture {
  readonly what: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly x: number;
  readonly y: number;
}

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];

type Act = (model: ProcessModel, g: Gesture, ids: IdSource) => ReturnType<Command>;

const nodes = (m: ProcessModel) => Object.keys(m.nodes) as NodeId[];
const flows = (m: ProcessModel) => Object.keys(m.flows) as FlowId[];
const lanes = (m: ProcessModel) => Object.keys(m.lanes) as LaneId[];
const pools = (m: ProcessModel) => Object.keys(m.pools) as PoolId[];
const elements = (m: ProcessModel) => [...nodes(m), ...flows(m), ...lanes(m), ...pools(m)] as ElementId[];
const node = (m: ProcessModel, n: number) => pick(nodes(m), n) ?? nodeId('gone');
const flow = (m: ProcessModel, n: number) => pick(flows(m), n) ?? flowId('gone');
const lane = (m: ProcessModel, n: number) => pick(lanes(m), n) ?? laneId('gone');
const pool = (m: ProcessModel, n: number) => pick(pools(m), n) ?? poolId('gone');
const element = (m: ProcessModel, n: number) => pick(elements(m), n) ?? nodeId('gone');
const role = (m: ProcessModel, n: number) => pick(Object.keys(m.roles) as RoleId[], n) ?? roleId('gone');
const person = (m: ProcessModel, n: number) => pick(Object.keys(m.people) as PersonId[], n) ?? personId('gone');
const several = (m: ProcessModel, g: Gesture) => [node(m, g.a), node(m, g.b), node(m, g.c)];
const kind = (n: number) => pick(KINDS, n) ?? 'task';

/** Every command of the canvas, on elements chosen at random; names that are gone are tried as well. */
export const GESTURES: readonly (readonly [string, Act])[] = [
  ['addPool', (m, g, ids) => addPool(m, { id: poolId(ids('Pool')), name: `Pool ${g.a % 9}`, kind: g.b % 4 === 0 ? 'blackBox' : 'process' })],
  ['addLane', (m, g, ids) => addLane(m, { id: laneId(ids('Lane')), pool: pool(m, g.a), parent: g.b % 3 === 0 ? lane(m, g.b) : null, order: g.c % 4, name: `Lane ${g.a % 9}` })],
  ['addLane', (m, g, ids) => addLane(m, { id: laneId(ids('Lane')), pool: pool(m, g.a), name: 'Desk' })],
  ['addNode', (m, g, ids) => addNode(m, { id: nodeId(ids('Node')), kind: kind(g.a), name: 'Step', at: { x: g.x, y: g.y } })],
  ['addNode', (m, g, ids) => addNode(m, { id: nodeId(ids('Node')), kind: kind(g.a), lane: lane(m, g.b), at: { x: g.x, y: g.y } })],
  ['appendNode', (m, g, ids) => appendNode(m, { id: nodeId(ids('Node')), flowId: flowId(ids('Flow')), after: node(m, g.a), kind: kind(g.b) })],
  ['appendNode', (m, g, ids) => appendNode(m, { id: nodeId(ids('Node')), flowId: flowId(ids('Flow')), after: node(m, g.a), kind: 'task', name: 'Next' })],
  ['appendJoin', (m, g, ids) => appendJoin(m, { id: nodeId(ids('Node')), flowIds: [1, 2, 3].map(() => flowId(ids('Flow'))), after: several(m, g), kind: 'parallelGateway' })],
  ['insertNodeOnFlow', (m, g, ids) => insertNodeOnFlow(m, { id: nodeId(ids('Node')), flowIds: [flowId(ids('Flow'))], flow: flow(m, g.a), kind: kind(g.b) })],
  ['dropNodeOnFlow', (m, g, ids) => dropNodeOnFlow(m, { node: node(m, g.a), flow: flow(m, g.b), flowIds: [flowId(ids('Flow'))], at: { x: g.x, y: g.y } })],
  ['connect', (m, g, ids) => connect(m, { id: flowId(ids('Flow')), source: element(m, g.a), target: element(m, g.b) })],
  ['reconnect', (m, g) => reconnect(m, { flow: flow(m, g.a), ...(g.c % 2 === 0 ? { source: element(m, g.b) } : { target: element(m, g.b) }) })],
  ['moveElements', (m, g) => moveElements(m, { ids: several(m, g), by: { dx: g.x - 300, dy: g.y - 300 } })],
  ['moveElements', (m, g) => moveElements(m, { ids: [element(m, g.a)], by: { dx: g.x % 200, dy: g.y % 200 } })],
  ['moveToLane', (m, g) => moveToLane(m, { ids: [node(m, g.a), node(m, g.b)], lane: lane(m, g.c) })],
  ['resizeElement', (m, g) => resizeElement(m, { id: element(m, g.a), bounds: { x: g.x, y: g.y, width: g.b % 900, height: g.c % 600 } })],
  ['resizeLane', (m, g) => resizeLane(m, { id: lane(m, g.a), extent: g.b % 500 })],
  ['reorderLane', (m, g) => reorderLane(m, { id: lane(m, g.a), order: g.b % 4 })],
  ['deleteElements', (m, g) => deleteElements(m, { ids: [element(m, g.a)] })],
  ['deleteElements', (m, g) => deleteElements(m, { ids: [element(m, g.a), element(m, g.b), element(m, g.c)] })],
  ['rename', (m, g) => rename(m, { id: element(m, g.a), name: `Name ${g.b % 100}` })],
  ['changeKind', (m, g) => changeKind(m, { id: node(m, g.a), kind: kind(g.b) })],
  ['setWaypoints', (m, g) => setWaypoints(m, { flow: flow(m, g.a), waypoints: g.b % 2 === 0 ? null : [{ x: g.x, y: g.y }, { x: g.x + 50, y: g.y }, { x: g.x + 50, y: g.y + 90 }] })],
  ['setProperty', (m, g) => setProperty(m, { table: 'nodes', id: node(m, g.a), path: ['work', 'duration'], value: { kind: 'fixed', unit: 'min', value: g.b % 60 } })],
  ['setProperty', (m, g) => setProperty(m, { table: 'flows', id: flow(m, g.a), path: ['isDefault'], value: g.b % 2 === 0 })],
  ['paste', (m, g, ids) => { const clipboard = copyElements(m, several(m, g)); return clipboard ? paste(m, { clipboard, at: { x: g.x, y: g.y }, ids }) : { ok: false, error: { code: 'nothing-selected' } }; }],
  ['duplicate', (m, g, ids) => duplicate(m, { ids: several(m, g), idSource: ids })],
  ['groupIntoSubProcess', (m, g, ids) => groupIntoSubProcess(m, { id: nodeId(ids('Node')), ids: [node(m, g.a), node(m, g.b)], name: 'Part' })],
  ['setExpanded', (m, g) => setExpanded(m, { id: node(m, g.a), isExpanded: g.b % 2 === 0 })],
  ['align', (m, g) => align(m, { ids: several(m, g), to: pick(['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const, g.a) ?? 'left' })],
  ['distribute', (m, g) => distribute(m, { ids: several(m, g), axis: g.a % 2 === 0 ? 'x' : 'y' })],
  ['addRole', (m, g, ids) => addRole(m, { id: roleId(ids('Role')), name: `Role ${g.a % 9}`, headcount: g.b % 4 })],
  ['setProperty', (m, g) => setProperty(m, { table: 'lanes', id: lane(m, g.a), path: ['role'], value: g.b % 4 === 0 ? null : role(m, g.c) })],
  ['addPeople', (m, g, ids) => addPeople(m, { people: Array.from({ length: g.a % 4 }, (_, i) => ({ id: personId(ids('Person')), name: `Person ${i}` })), role: g.b % 5 === 0 ? null : role(m, g.c) })],
  ['nameHeadcount', (m, g, ids) => nameHeadcount(m, { role: role(m, g.a), people: Array.from({ length: 3 }, () => personId(ids('Person'))) })],
  ['forgetNames', (m, g) => forgetNames(m, { role: role(m, g.a) })],
  ['setSkills', (m, g) => setSkills(m, { people: [person(m, g.a), person(m, g.b)], steps: several(m, g), isAble: g.c % 2 === 0 })],
  ['setShare', (m, g) => setShare(m, { flow: flow(m, g.a), share: g.b % 5 === 0 ? null : (g.c % 120) / 100 })],
  ['autoLayout', (m) => autoLayout(m, placeWithoutDiagram(m))],
];

export const gesture: fc.Arbitrary<Gesture> = fc.record({
  what: fc.nat(GESTURES.length - 1), a: fc.nat(), b: fc.nat(), c: fc.nat(), x: fc.integer({ min: -300, max: 1500 }), y: fc.integer({ min: -300, max: 900 }),
});

/** Does one gesture on a model; refusals leave it as it is. */
export const perform = (model: ProcessModel, g: Gesture, ids: IdSource): ReturnType<Command> => GESTURES[g.what]![1](model, g, ids);

/** A small process to start from: two pools, three lanes, a split, a sub-process, a boundary event, data and a note. */
export function startingModel(): ProcessModel {
  let model = emptyModel('Start');
  const ids = countedIds();
  const act = (command: Command) => { model = unwrap(command(model)).model; };
  act((m) => addPool(m, { id: poolId('Shop'), name: 'Shop', kind: 'process' }));
  act((m) => addLane(m, { id: laneId('Desk'), pool: poolId('Shop'), name: 'Desk' }));
  act((m) => addLane(m, { id: laneId('Kitchen'), pool: poolId('Shop'), name: 'Kitchen' }));
  act((m) => addPool(m, { id: poolId('Customer'), name: 'Customer', kind: 'blackBox' }));
  act((m) => addNode(m, { id: nodeId('Start'), kind: 'startEvent', lane: laneId('Desk'), at: { x: 120, y: 125 } }));
  act((m) => appendNode(m, { id: nodeId('Take'), flowId: flowId(ids('F')), after: nodeId('Start'), kind: 'userTask', name: 'Take order' }));
  act((m) => appendNode(m, { id: nodeId('Split'), flowId: flowId(ids('F')), after: nodeId('Take'), kind: 'exclusiveGateway', name: 'Hot?' }));
  act((m) => appendNode(m, { id: nodeId('Cold'), flowId: flowId(ids('F')), after: nodeId('Split'), kind: 'task', name: 'Hand out' }));
  act((m) => addNode(m, { id: nodeId('Cook'), kind: 'subProcess', name: 'Cook', lane: laneId('Kitchen'), at: { x: 500, y: 310 } }));
  act((m) => connect(m, { id: flowId(ids('F')), source: nodeId('Split'), target: nodeId('Cook') }));
  act((m) => addNode(m, { id: nodeId('Late'), kind: 'boundaryEvent', attachedTo: nodeId('Cook'), at: { x: 500, y: 350 } }));
  act((m) => appendJoin(m, { id: nodeId('Join'), flowIds: [flowId('J1'), flowId('J2')], after: [nodeId('Cold'), nodeId('Cook')], kind: 'exclusiveGateway' }));
  act((m) => appendNode(m, { id: nodeId('End'), flowId: flowId(ids('F')), after: nodeId('Join'), kind: 'endEvent' }));
  act((m) => connect(m, { id: flowId('M1'), source: poolId('Customer'), target: nodeId('Take') }));
  act((m) => setExpanded(m, { id: nodeId('Cook'), isExpanded: true }));
  act((m) => addNode(m, { id: nodeId('Inner'), kind: 'task', name: 'Fry', parent: nodeId('Cook'), at: { x: 520, y: 400 } }));
  act((m) => addNode(m, { id: nodeId('Note'), kind: 'textAnnotation', name: 'Mind the heat', at: { x: 900, y: -80 } }));
  act((m) => connect(m, { id: flowId('A1'), source: nodeId('Note'), target: nodeId('Cold') }));
  return model;
}

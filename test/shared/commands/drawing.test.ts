import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addLane } from '../../../shared/commands/addLane.ts';
import { addNode } from '../../../shared/commands/addNode.ts';
import { addPool } from '../../../shared/commands/addPool.ts';
import { appendNode } from '../../../shared/commands/appendNode.ts';
import { connect } from '../../../shared/commands/connect.ts';
import { deleteElements } from '../../../shared/commands/deleteElements.ts';
import type { Command } from '../../../shared/commands/editDocument.ts';
import { countedIds } from '../../../shared/commands/IdSource.ts';
import { insertNodeOnFlow } from '../../../shared/commands/insertNodeOnFlow.ts';
import { moveElements } from '../../../shared/commands/moveElements.ts';
import { moveToLane } from '../../../shared/commands/moveToLane.ts';
import { reconnect } from '../../../shared/commands/reconnect.ts';
import { rename } from '../../../shared/commands/rename.ts';
import { reorderLane } from '../../../shared/commands/reorderLane.ts';
import { resizeLane } from '../../../shared/commands/resizeLane.ts';
import { setProperty } from '../../../shared/commands/setProperty.ts';
import { setWaypoints } from '../../../shared/commands/setWaypoints.ts';
import { encloses, overlaps } from '../../../shared/layout/rectangle.ts';
import { emptyModel } from '../../../shared/model/emptyModel.ts';
import { flowId, laneId, nodeId, poolId, roleId, type ElementId } from '../../../shared/model/ids.ts';
import { rows, type ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { gesture, perform, startingModel } from './randomEdits.ts';

const start = startingModel();
const done = (command: Command, model = start) => unwrap(command(model)).model;
const refused = (command: Command, model = start) => { const outcome = command(model); return outcome.ok ? 'done' : outcome.error.code === 'connection-refused' ? outcome.error.reason : outcome.error.code; };
const box = (model: ProcessModel, id: string) => model.geometry[id as ElementId]!.bounds!;
const join = (source: string, target: string): Command => (m) => connect(m, { id: flowId('new'), source: source as ElementId, target: target as ElementId });

describe('connect', () => {
  it.each([
    ['Take', 'Cook', 'sequenceFlow'], ['Take', 'Customer', 'messageFlow'], ['Customer', 'Start', 'messageFlow'], ['Note', 'Take', 'association'], ['F_1', 'Note', 'association'], ['Take', 'Take', 'sequenceFlow'],
  ])('%s → %s is a %s', (source, target, kind) => {
    expect(done(join(source, target)).flows[flowId('new')]!.kind).toBe(kind);
  });

  it('links data and steps by a data association', () => {
    const model = done((m) => addNode(m, { id: nodeId('Order'), kind: 'dataObject', lane: laneId('Desk'), at: { x: 300, y: 60 } }));

    expect(done(join('Order', 'Take'), model).flows[flowId('new')]!.kind).toBe('dataAssociation');
    expect(refused(join('Order', 'Split'), model)).toBe('data-to-gateway');
  });

  it.each([
    ['Take', 'Start', 'into-start-event'], ['End', 'Take', 'out-of-end-event'], ['Take', 'Late', 'into-boundary-event'], ['Take', 'Inner', 'crosses-sub-process'], ['Split', 'Split', 'same-element'],
    ['Split', 'Customer', 'gateway-message'], ['Customer', 'End', 'end-receives'], ['Start', 'Customer', 'start-sends'], ['Take', 'Shop', 'message-in-pool'], ['Desk', 'Take', 'lane-has-no-flows'],
    ['Start', 'Take', 'already-connected'], ['Take', 'gone', 'not-found'], ['F_1', 'Take', 'needs-artifact'],
  ])('%s → %s is refused: %s', (source, target, reason) => {
    expect(refused(join(source, target))).toBe(reason);
  });
});

describe('reconnect', () => {
  it('refuses to end a line on itself, or on a line that ends on it', () => {
    const two = done((m) => connect(m, { id: flowId('A2'), source: nodeId('Note'), target: flowId('A1') }));

    expect(refused((m) => reconnect(m, { flow: flowId('A1'), target: flowId('A1') }))).toBe('same-element');
    expect(refused((m) => reconnect(m, { flow: flowId('A1'), target: flowId('A2') }), two)).toBe('same-element');
  });
});

describe('appendNode', () => {
  it('puts the step to the right and connects it', () => {
    const model = done((m) => appendNode(m, { id: nodeId('X'), flowId: flowId('toX'), after: nodeId('Inner'), kind: 'task' }));

    expect(model.flows[flowId('toX')]).toMatchObject({ source: 'Inner', target: 'X' });
    expect(model.nodes[nodeId('X')]).toMatchObject({ parent: 'Cook', lane: 'Kitchen', pool: 'Shop' });
    expect(box(model, 'X').x).toBe(box(model, 'Inner').x + 150);
    expect(encloses(box(model, 'Cook'), box(model, 'X'))).toBe(true);
  });

  it('never covers a step, and what is appended lies in its lane', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(), fc.constantFrom('task' as const, 'exclusiveGateway' as const, 'endEvent' as const, 'subProcess' as const)), { maxLength: 25 }), (steps) => {
      let model = start;
      for (const [i, [after, kind]] of steps.entries()) {
        const hosts = rows(model.nodes).filter((node) => node.parent === null && !['endEvent', 'textAnnotation'].includes(node.kind));
        const outcome = appendNode(model, { id: nodeId(`N${i}`), flowId: flowId(`T${i}`), after: hosts[after % hosts.length]!.id, kind });
        if (outcome.ok) model = outcome.value.model;
      }

      const nodes = rows(model.nodes).filter((node) => node.kind !== 'boundaryEvent' && node.parent === null);
      const covered = nodes.flatMap((a, i) => nodes.slice(i + 1).filter((b) => overlaps(box(model, a.id), box(model, b.id))).map((b) => `${a.id} ${b.id}`));
      expect(covered).toEqual([]);
      expect(nodes.filter((node) => node.lane && !encloses(box(model, node.lane), box(model, node.id))).map(({ id }) => id)).toEqual([]);
    }), { numRuns: 150 });
  });
});

const insert: Command = (m) => insertNodeOnFlow(m, { id: nodeId('X'), flowIds: [flowId('second')], flow: flowId('F_2'), kind: 'task' });

describe('insertNodeOnFlow', () => {
  it('makes A→B→C out of A→C and moves what follows to the right', () => {
    const model = done(insert);

    expect(model.flows[flowId('F_2')]).toMatchObject({ source: 'Take', target: 'X' });
    expect(model.flows[flowId('second')]).toMatchObject({ source: 'X', target: 'Split' });
    expect(box(model, 'Split').x).toBe(box(start, 'Split').x + 150);
    expect(box(model, 'Inner').x - box(model, 'Cook').x).toBe(box(start, 'Inner').x - box(start, 'Cook').x);
    expect(box(model, 'Take')).toEqual(box(start, 'Take'));
  });

  it('leaves the whole flow its name and share, on the first half', () => {
    const model = done(insert, done((m) => setProperty(m, { table: 'flows', id: 'F_2', path: ['probability'], value: 0.3 })));

    expect(model.flows[flowId('F_2')]).toMatchObject({ probability: 0.3 });
    expect(model.flows[flowId('second')]).toMatchObject({ probability: null });
  });
});

describe('deleteElements', () => {
  it('heals A→B→C to A→C, keeping the first flow', () => {
    const model = done((m) => deleteElements(m, { ids: [nodeId('Take')] }));

    expect(model.flows[flowId('F_1')]).toMatchObject({ source: 'Start', target: 'Split' });
    expect(model.flows[flowId('F_2')]).toBeUndefined();
    expect(model.flows[flowId('M1')]).toBeUndefined();
  });

  it('heals across several steps in a row', () => {
    const model = done((m) => deleteElements(m, { ids: [nodeId('Cold'), nodeId('Join')] }));

    expect(rows(model.flows).some((flow) => flow.source === 'Cook' && flow.target === 'Join')).toBe(false);
  });

  it('takes the content of a sub-process, its boundary events and their flows along', () => {
    const model = done((m) => deleteElements(m, { ids: [nodeId('Cook')] }));

    expect(Object.keys(model.nodes)).not.toEqual(expect.arrayContaining(['Inner']));
    expect(model.nodes[nodeId('Late')]).toBeUndefined();
    expect(model.geometry[nodeId('Inner')]).toBeUndefined();
  });

  it('gives the nodes of a lane to its neighbour, and the role that came with it goes', () => {
    const model = done((m) => deleteElements(m, { ids: [laneId('Kitchen')] }));

    expect(model.nodes[nodeId('Cook')]!.lane).toBe('Desk');
    expect(box(model, 'Desk').height).toBe(box(start, 'Shop').height);
    expect(Object.keys(model.roles)).toEqual(['Role_Desk']);
  });
});

describe('lanes', () => {
  it('the first one takes in every node of the pool', () => {
    let model = done((m) => addPool(m, { id: poolId('P'), name: 'P', kind: 'process' }), emptyModel('x'));
    model = done((m) => addNode(m, { id: nodeId('A'), kind: 'task', pool: poolId('P'), at: { x: 200, y: 100 } }), model);
    model = done((m) => addLane(m, { id: laneId('L'), pool: poolId('P'), name: 'Desk' }), model);

    expect(model.nodes[nodeId('A')]!.lane).toBe('L');
    expect(box(model, 'L')).toEqual({ x: 30, y: 0, width: 870, height: 250 });
    expect(model.roles[model.lanes[laneId('L')]!.role!]).toMatchObject({ name: 'Desk', headcount: 1 });
  });

  it('one more above moves what is below, pools too', () => {
    const model = done((m) => addLane(m, { id: laneId('Bar'), pool: poolId('Shop'), order: 0, name: 'Bar' }));

    expect(rows(model.lanes).toSorted((a, b) => a.order - b.order).map(({ id }) => id)).toEqual(['Bar', 'Desk', 'Kitchen']);
    for (const id of ['Desk', 'Take', 'Kitchen', 'Cook', 'Inner', 'Late', 'Customer']) expect(box(model, id).y - box(start, id).y, id).toBe(120);
  });

  it('renaming one renames its role while the role is only used there', () => {
    expect(done((m) => rename(m, { id: laneId('Desk'), name: 'Front' })).roles[roleId('Role_Desk')]!.name).toBe('Front');
    const shared = done((m) => setProperty(m, { table: 'nodes', id: 'Cook', path: ['work', 'requirements'], value: [{ role: 'Role_Desk', quantity: 1 }] }));
    expect(done((m) => rename(m, { id: laneId('Desk'), name: 'Front' }), shared).roles[roleId('Role_Desk')]!.name).toBe('Desk');
  });

  it('are reordered with everything in them, and flows between steps that moved alike keep their form', () => {
    const model = done((m) => reorderLane(m, { id: laneId('Kitchen'), order: 0 }));
    const by = box(model, 'Take').y - box(start, 'Take').y;

    expect(box(model, 'Kitchen').y).toBe(box(start, 'Desk').y);
    expect(box(model, 'Inner').y - box(model, 'Cook').y).toBe(box(start, 'Inner').y - box(start, 'Cook').y);
    expect(model.geometry[flowId('F_1')]!.waypoints).toEqual(start.geometry[flowId('F_1')]!.waypoints!.map(({ x, y }) => ({ x, y: y + by })));
  });

  it('shrink to what stands in them and no further', () => {
    expect(refused((m) => resizeLane(m, { id: laneId('Kitchen'), extent: 100 }))).toBe('done');
    const model = done((m) => resizeLane(m, { id: laneId('Kitchen'), extent: 100 }));
    expect(encloses(box(model, 'Kitchen'), box(model, 'Cook'))).toBe(true);
    expect(refused((m) => resizeLane(m, { id: laneId('Kitchen'), extent: 10 }), model)).toBe('too-small');
  });
});

describe('moveElements', () => {
  it('gives a step to the lane that its centre enters, which grows to hold it', () => {
    const model = done((m) => moveElements(m, { ids: [nodeId('Cold')], by: { dx: 0, dy: 190 } }));

    expect(model.nodes[nodeId('Cold')]!.lane).toBe('Kitchen');
    expect(encloses(box(model, 'Kitchen'), box(model, 'Cold'))).toBe(true);
  });

  it('takes boundary events and content along', () => {
    const model = done((m) => moveElements(m, { ids: [nodeId('Cook')], by: { dx: 40, dy: 10 } }));

    for (const id of ['Cook', 'Inner', 'Late']) expect([box(model, id).x - box(start, id).x, box(model, id).y - box(start, id).y]).toEqual([40, 10]);
  });

  it('moves a pool with all that is in it, and nothing else', () => {
    const model = done((m) => moveElements(m, { ids: [poolId('Shop')], by: { dx: 5, dy: -7 } }));

    for (const id of ['Shop', 'Desk', 'Take', 'Inner']) expect(box(model, id).y - box(start, id).y).toBe(-7);
    expect(box(model, 'Customer')).toEqual(box(start, 'Customer'));
  });

  it('puts a pool that is moved past another before it', () => {
    const model = done((m) => moveElements(m, { ids: [poolId('Customer')], by: { dx: 0, dy: -900 } }));

    expect(rows(model.pools).toSorted((a, b) => a.order - b.order).map(({ id }) => id)).toEqual(['Customer', 'Shop']);
  });

  it('lets a pool that stands under one that grows, and begins with it, grow as long', () => {
    const model = done((m) => moveElements(m, { ids: [nodeId('End')], by: { dx: 600, dy: 0 } }));

    expect(box(model, 'Shop').width).toBeGreaterThan(box(start, 'Shop').width);
    expect(box(model, 'Customer').width).toBe(box(model, 'Shop').width);
    expect(box(model, 'Customer').height).toBe(box(start, 'Customer').height);
  });

  it('keeps the bends of a pinned flow when one end moves', () => {
    const way = [{ x: 288, y: 125 }, { x: 310, y: 125 }, { x: 310, y: 60 }, { x: 363, y: 60 }, { x: 363, y: 100 }];
    const pinned = done((m) => setWaypoints(m, { flow: flowId('F_2'), waypoints: way }));
    const model = done((m) => moveElements(m, { ids: [nodeId('Split')], by: { dx: 20, dy: 0 } }), pinned);
    const after = model.geometry[flowId('F_2')]!.waypoints!;

    expect(after).toContainEqual({ x: 310, y: 60 });
    expect(after.at(-1)).toEqual({ x: 383, y: 100 });
  });

  it('makes a message flow of a sequence flow that now crosses pools', () => {
    let two = done((m) => appendNode(m, { id: nodeId('X'), flowId: flowId('toX'), after: nodeId('Cook'), kind: 'task' }));
    two = done((m) => appendNode(m, { id: nodeId('Y'), flowId: flowId('toY'), after: nodeId('X'), kind: 'exclusiveGateway' }), two);
    two = done((m) => addPool(m, { id: poolId('Other'), name: 'Other', kind: 'process' }), two);
    const dy = box(two, 'Other').y + 50 - box(two, 'X').y;
    const model = done((m) => moveElements(m, { ids: [nodeId('X')], by: { dx: 0, dy } }), two);

    expect(model.nodes[nodeId('X')]).toMatchObject({ pool: 'Other', lane: null });
    expect(model.flows[flowId('toX')]!.kind).toBe('messageFlow');
    // A gateway cannot receive a message, so this one goes.
    expect(model.flows[flowId('toY')]).toBeUndefined();
  });
});

describe('moveToLane', () => {
  it('keeps the place along the flow', () => {
    const model = done((m) => moveToLane(m, { ids: [nodeId('Take')], lane: laneId('Kitchen') }));

    expect(model.nodes[nodeId('Take')]!.lane).toBe('Kitchen');
    expect(box(model, 'Take').x).toBe(box(start, 'Take').x);
    expect(encloses(box(model, 'Kitchen'), box(model, 'Take'))).toBe(true);
  });
});

describe('setProperty', () => {
  it('checks the value, the reference and that the place is not structural', () => {
    expect(refused((m) => setProperty(m, { table: 'flows', id: 'F_1', path: ['probability'], value: 2 }))).toBe('invalid-value');
    expect(refused((m) => setProperty(m, { table: 'lanes', id: 'Desk', path: ['role'], value: 'gone' }))).toBe('not-found');
    expect(refused((m) => setProperty(m, { table: 'nodes', id: 'Take', path: ['lane'], value: 'Kitchen' }))).toBe('structural-property');
    expect(refused((m) => setProperty(m, { table: 'nodes', id: 'Take', path: ['__proto__', 'x'], value: 1 }))).toBe('structural-property');
  });

  it('leaves a split one default only', () => {
    const first = done((m) => setProperty(m, { table: 'flows', id: 'F_3', path: ['isDefault'], value: true }));
    const second = done((m) => setProperty(m, { table: 'flows', id: 'F_4', path: ['isDefault'], value: true }), first);

    expect([second.flows[flowId('F_3')], second.flows[flowId('F_4')]]).toMatchObject([{ isDefault: false }, { isDefault: true }]);
  });
});

describe('a drawing on an empty canvas', () => {
  it('begins a process without a pool, and the first pool takes it in', () => {
    let model = done((m) => addNode(m, { id: nodeId('A'), kind: 'startEvent', at: { x: 100, y: 100 } }), emptyModel('x'));
    expect(rows(model.pools)).toMatchObject([{ id: 'Process_A', kind: 'implicit' }]);
    model = done((m) => appendNode(m, { id: nodeId('B'), flowId: flowId('F'), after: nodeId('A'), kind: 'task' }), model);
    model = done((m) => addPool(m, { id: poolId('P'), name: 'P', kind: 'process' }), model);

    expect(rows(model.pools)).toMatchObject([{ id: 'Process_A', kind: 'process', name: 'P' }]);
    expect(rows(model.nodes).map(({ pool }) => pool)).toEqual(['Process_A', 'Process_A']);
    expect(encloses(box(model, 'Process_A'), box(model, 'B'))).toBe(true);
  });
});

describe('pools', () => {
  it('never come to overlap by drawing in them', () => {
    fc.assert(fc.property(fc.array(gesture, { maxLength: 25 }), (gestures) => {
      const ids = countedIds(1_000);
      const drawing = new Set([1, 2, 4, 5, 6, 8, 14, 17, 18, 20]);
      let model = start;
      for (const g of gestures) {
        if (!drawing.has(g.what)) continue;
        const outcome = perform(model, g, ids);
        if (outcome.ok) model = outcome.value.model;
      }

      const pools = rows(model.pools).filter(({ kind }) => kind !== 'implicit');
      expect(pools.flatMap((a, i) => pools.slice(i + 1).filter((b) => overlaps(box(model, a.id), box(model, b.id))).map((b) => `${a.id} ${b.id}`))).toEqual([]);
    }), { numRuns: 150 });
  });
});

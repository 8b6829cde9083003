import { describe, expect, it } from 'vitest';
import { decode } from '../../../shared/bpmn/decode.ts';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { writeBpmn } from '../../../shared/bpmn/writeBpmn.ts';
import { addLane } from '../../../shared/commands/addLane.ts';
import { addNode } from '../../../shared/commands/addNode.ts';
import { addPool } from '../../../shared/commands/addPool.ts';
import { canBecome, changeKind } from '../../../shared/commands/changeKind.ts';
import type { Command } from '../../../shared/commands/editDocument.ts';
import { insertNodeOnFlow } from '../../../shared/commands/insertNodeOnFlow.ts';
import { moveElements } from '../../../shared/commands/moveElements.ts';
import { moveToLane } from '../../../shared/commands/moveToLane.ts';
import { rename } from '../../../shared/commands/rename.ts';
import { reorderLane } from '../../../shared/commands/reorderLane.ts';
import { setExpanded } from '../../../shared/commands/setExpanded.ts';
import { centre } from '../../../shared/layout/rectangle.ts';
import { flowId, laneId, nodeId, poolId } from '../../../shared/model/ids.ts';
import type { ProcessNode } from '../../../shared/model/Node.ts';
import { rows, type ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { drivenOut } from '../commands/outOfHome.ts';
import { domOf, factsDiffer, factsOf } from './facts.ts';
import { allFixtures } from './fixtures.ts';

/*
 * The gate “one edit” of BPMN.md once more, with the commands that people use instead of changes to the model: whatever
 * a command makes of a file that opens, the file that is written from it must hold, and only what the command is about
 * may be lost in it.
 */
interface Edit {
  readonly name: string;
  readonly command: Command;
  /** What of the file may be another: by the end of its path, without namespaces and ids. */
  readonly mayChange: RegExp;
}

const PLACE = String.raw`/(Bounds|waypoint)( @.*)?$`;
const only = (...ends: readonly string[]) => new RegExp([PLACE, ...ends].join('|'), 's');
/** A change of kind makes another element of everything in it. */
const ANYTHING = /^/;

/** At most so many, spread over all. */
const some = <T>(all: readonly T[], most: number): readonly T[] => all.filter((_, i) => i % Math.max(1, Math.ceil(all.length / most)) === 0);

function editsOf(model: ProcessModel): readonly Edit[] {
  const boxOf = (id: string) => model.geometry[nodeId(id)]?.bounds;
  const placed = rows(model.nodes).filter((node) => boxOf(node.id));
  const inner = placed.filter((node) => node.parent !== null);
  const sample = [...some(placed.filter((node) => node.parent === null), 3), ...some(inner, 2), ...some(placed.filter((node) => node.kind === 'locked' || node.kind === 'boundaryEvent'), 2)];
  const lanes = rows(model.lanes).filter((lane) => boxOf(lane.id));
  const flows = rows(model.flows).filter((flow) => flow.kind === 'sequenceFlow');
  const isInner = (id: string | null) => id !== null && model.nodes[nodeId(id)]?.parent != null;
  const otherLane = (node: ProcessNode) => lanes.find((lane) => lane.pool === node.pool && lane.id !== node.lane);
  const into = (node: ProcessNode, target: string): Command => (m) => {
    const [from, to] = [centre(boxOf(node.id)!), centre(boxOf(target)!)];
    return moveElements(m, { ids: [node.id], by: { dx: to.x - from.x, dy: to.y - from.y } });
  };
  return [
    ...some([...placed, ...flows, ...lanes, ...rows(model.pools)], 4).map(({ id }): Edit => ({ name: `rename ${id}`, command: (m) => rename(m, { id, name: 'Renamed' }), mayChange: only('@(name|value)=.*$', '/text ".*$', '/BPMNLabel( @.*)?$') })),
    ...sample.map(({ id }): Edit => ({ name: `nudge ${id}`, command: (m) => moveElements(m, { ids: [id], by: { dx: 1, dy: 1 } }), mayChange: only() })),
    ...some(rows(model.pools).filter(({ kind }) => kind !== 'implicit'), 1).map(({ id }): Edit => ({ name: `nudge ${id}`, command: (m) => moveElements(m, { ids: [id], by: { dx: 1, dy: 1 } }), mayChange: only() })),
    ...some(sample.flatMap((node) => (otherLane(node) && node.parent === null ? [{ node, lane: otherLane(node)! }] : [])), 2).flatMap(({ node, lane }): readonly Edit[] => [
      { name: `drag ${node.id} into ${lane.id}`, command: into(node, lane.id), mayChange: ANYTHING },
      { name: `give ${node.id} to ${lane.id}`, command: (m) => moveToLane(m, { ids: [node.id], lane: lane.id }), mayChange: only('/flowNodeRef( .*)?$') },
    ]),
    // What is locked can be dragged over anything; and nothing that moves may fall into what another level draws.
    ...some(placed.filter(({ kind }) => kind === 'locked'), 3).flatMap((node): readonly Edit[] => some(placed, 3).filter(({ id }) => id !== node.id).map(({ id }) => ({ name: `drag ${node.id} over ${id}`, command: into(node, id), mayChange: only() }))),
    ...[...some(flows.filter(({ source }) => !isInner(source)), 2), ...some(flows.filter(({ source }) => isInner(source)), 2)].map(({ id }): Edit => ({
      name: `a step on ${id}`, command: (m) => insertNodeOnFlow(m, { id: nodeId('Added'), flowIds: [flowId('Onward')], flow: id, kind: 'userTask', name: 'New' }), mayChange: only('sequenceFlow @targetRef=.*$', '/incoming( .*)?$', '/BPMNLabel( @.*)?$'),
    })),
    ...some(placed, 3).flatMap((node): readonly Edit[] => {
      const kind = (['serviceTask', 'userTask', 'parallelGateway', 'intermediateThrowEvent'] as const).find((to) => to !== node.kind && canBecome(model, node, to));
      return kind ? [{ name: `${node.id} becomes ${kind}`, command: (m) => changeKind(m, { id: node.id, kind }), mayChange: ANYTHING }] : [];
    }),
    ...some(lanes, 2).map(({ id, order }): Edit => ({ name: `reorder ${id}`, command: (m) => reorderLane(m, { id, order: order + 1 }), mayChange: only() })),
    ...some(rows(model.pools).filter(({ id, kind }) => kind === 'process' && boxOf(id)), 1).flatMap(({ id }): readonly Edit[] => [
      { name: `a lane in ${id}`, command: (m) => addLane(m, { id: laneId('Lane_new'), pool: id, name: 'New' }), mayChange: only() },
      { name: `a step in ${id}`, command: (m) => addNode(m, { id: nodeId('Added'), kind: 'task', at: centre(boxOf(id)!) }), mayChange: only() },
    ]),
    ...some(placed.filter(({ kind }) => kind === 'subProcess'), 2).map(({ id }): Edit => ({ name: `open or close ${id}`, command: (m) => setExpanded(m, { id, isExpanded: m.geometry[id]?.isExpanded !== true }), mayChange: ANYTHING })),
    // The plane shows the collaboration instead of the process, which some tools name it by.
    { name: 'a pool', command: (m) => addPool(m, { id: poolId('Pool_new'), kind: 'process', name: 'New' }), mayChange: only('/BPMNPlane') },
  ];
}

const bare = (fact: string) => fact.replaceAll(/\{[^}]*\}/g, '').replaceAll(/\[[^\]]*\]/g, '');
const isSignature = (fact: string) => /^\/definitions @(exporter(Version)?|xmlns(:\w+)?)=/.test(fact);

const cases = allFixtures.flatMap(({ name, bytes }) => {
  const opened = name.includes('05-nested') || bytes.length > 600_000 ? null : readBpmn(bytes);
  return opened?.ok ? [{ name, bytes, model: opened.value.document.master }] : [];
});

describe('one command', () => {
  it('has files to be tried on', () => {
    expect(cases.length).toBeGreaterThan(60);
  });

  it.each(cases)('leaves nothing in $name that its file cannot hold, and loses nothing else', ({ bytes, model }) => {
    const textOf = (of: Uint8Array) => unwrap(decode(of)).text;
    const facts = factsOf(domOf(textOf(bytes)));
    for (const { name, command, mayChange } of editsOf(model)) {
      const outcome = command(model);
      if (!outcome.ok) continue;
      const after = outcome.value.model;

      const written = writeBpmn(after, bytes);

      expect(written.faults, name).toEqual([]);
      if (mayChange === ANYTHING) continue;
      const { lost } = factsDiffer(facts, factsOf(domOf(textOf(written.bytes))));
      expect(lost.filter((fact) => !mayChange.test(bare(fact)) && !isSignature(bare(fact))), name).toEqual([]);
      expect(drivenOut(model, after), name).toEqual([]);
    }
  });
});

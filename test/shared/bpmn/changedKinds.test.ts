import { describe, expect, it } from 'vitest';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { writeBpmn } from '../../../shared/bpmn/writeBpmn.ts';
import { canBecome, changeKind } from '../../../shared/commands/changeKind.ts';
import type { NodeKind } from '../../../shared/model/Node.ts';
import { rows } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { soundFixtures } from './fixtures.ts';

/** Their names stand beside them; the name of a task stands within it. */
const TARGETS: readonly NodeKind[] = ['exclusiveGateway', 'intermediateThrowEvent'];

describe('a step that the command makes a gateway or an event', () => {
  it.each(soundFixtures)('is written to $name so that it is read as it stands', ({ bytes }) => {
    const { master } = unwrap(readBpmn(bytes)).document;
    // Two of each kind: the others are alike.
    const few = [...Map.groupBy(rows(master.nodes), ({ kind }) => kind).values()].flatMap((nodes) => nodes.slice(0, 2));
    for (const node of few) {
      const kind = TARGETS.find((target) => target !== node.kind && canBecome(master, node, target));
      if (!kind) continue;
      const { model } = unwrap(changeKind(master, { id: node.id, kind }));

      expect(writeBpmn(model, bytes).faults, `${node.id} becomes ${kind}`).toEqual([]);
    }
  });
});

describe('an event that gets another trigger', () => {
  it('keeps everything else', () => {
    const { master } = unwrap(readBpmn(soundFixtures.find(({ name }) => name.includes('every-element'))!.bytes)).document;
    const events = rows(master.nodes).filter((node) => node.kind === 'boundaryEvent' || node.kind === 'startEvent');
    for (const event of events) {
      const said = { ...event, parallelMultiple: false, documentation: 'Kept' };
      const { model } = unwrap(changeKind({ ...master, nodes: { ...master.nodes, [event.id]: said } }, { id: event.id, kind: event.kind, definitions: [{ kind: 'message', reference: 'Told' }] }));

      expect(model.nodes[event.id]).toEqual({ ...said, definitions: [{ kind: 'message', reference: 'Told' }] });
    }
    expect(events.length).toBeGreaterThan(5);
  });
});

import { describe, expect, it } from 'vitest';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { writeBpmn } from '../../../shared/bpmn/writeBpmn.ts';
import { reorderLane } from '../../../shared/commands/reorderLane.ts';
import { rows, type ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { fixture, soundFixtures } from '../bpmn/fixtures.ts';
import { drivenOut } from './outOfHome.ts';

const files = soundFixtures.flatMap(({ name, bytes }) => {
  const opened = readBpmn(bytes);
  return opened.ok && rows(opened.value.document.master.lanes).length > 1 ? [{ name, bytes, model: opened.value.document.master }] : [];
});

describe('lanes in another order', () => {
  it.each(files)('take along all that stands in them in $name, and the file holds it', ({ model, bytes }) => {
    for (const lane of rows(model.lanes).slice(0, 6)) {
      const outcome = reorderLane(model, { id: lane.id, order: lane.order + 1 });
      if (!outcome.ok) continue;
      const after = outcome.value.model;

      expect(drivenOut(model, after), lane.name).toEqual([]);
      expect(after.nodes).toEqual(model.nodes);
      expect(writeBpmn(after, bytes).faults).toEqual([]);
    }
  });

  it('keep the content of a sub-process at its place in it', () => {
    const model: ProcessModel = unwrap(readBpmn(fixture('bpmn/miwg-reference/A.4.0.bpmn').bytes)).document.master;
    const at = (of: ProcessModel, name: string) => of.geometry[rows(of.nodes).find((node) => node.name === name)!.id]!.bounds!;
    const lane = rows(model.lanes).find(({ id }) => id === rows(model.nodes).find((node) => node.name === 'Expanded Sub-Process 1')!.lane)!;

    const after = unwrap(reorderLane(model, { id: lane.id, order: lane.order === 0 ? 1 : 0 })).model;

    expect(at(after, 'Expanded Sub-Process 1').y).not.toBe(at(model, 'Expanded Sub-Process 1').y);
    expect(at(after, 'Task 4').y - at(after, 'Expanded Sub-Process 1').y).toBe(at(model, 'Task 4').y - at(model, 'Expanded Sub-Process 1').y);
  });

  it('take along data and notes that no lane lists', () => {
    const model: ProcessModel = unwrap(readBpmn(fixture('bpmn/own/every-element.bpmn').bytes)).document.master;
    const data = rows(model.nodes).find((node) => node.name === 'Order' && node.kind === 'dataObject')!;
    const front = rows(model.lanes).find(({ name }) => name === 'Front office')!;
    const y = (of: ProcessModel, id: typeof data.id | typeof front.id) => of.geometry[id]!.bounds!.y;
    expect(data.lane).toBeNull();

    const after = unwrap(reorderLane(model, { id: front.id, order: front.order + 1 })).model;

    expect(y(after, front.id)).not.toBe(y(model, front.id));
    expect(y(after, data.id) - y(after, front.id)).toBe(y(model, data.id) - y(model, front.id));
  });
});

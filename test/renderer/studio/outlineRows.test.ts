import { describe, expect, it } from 'vitest';
import { translator } from '../../../shared/i18n/translator.ts';
import { countedIds } from '../../../shared/commands/IdSource.ts';
import { starterDocument } from '../../../renderer/start/starterDocument.ts';
import { filterRows, outlineRows, type OutlineRow } from '../../../renderer/studio/outlineRows.ts';
import { addNode } from '../../../shared/commands/addNode.ts';
import { nodeId } from '../../../shared/model/ids.ts';
import { rows } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';

const names = (of: readonly OutlineRow[]): unknown[] => of.map((row) => (row.children.length > 0 ? [row.name, names(row.children)] : row.name));

const { document, start } = starterDocument(translator('en'), countedIds());
const lane = rows(document.master.lanes)[1];
if (!lane) throw new Error('the starter has two lanes');
const late = unwrap(addNode(document.master, { id: nodeId('T_late'), kind: 'task', name: 'Pay out', lane: lane.id, at: { x: 600, y: 200 } })).model;
const model = unwrap(addNode(late, { id: nodeId('T_early'), kind: 'task', name: 'Check claim', lane: lane.id, at: { x: 300, y: 200 } })).model;

describe('a new model', () => {
  it('has a lane of customers whom nobody employs, and a staffed one with the start event', () => {
    const lanes = rows(document.master.lanes);

    expect(lanes.map((each) => [each.name, each.laneKind, document.master.roles[each.role ?? ('' as never)]?.name])).toEqual([['Customer', 'customer', undefined], ['Service desk', null, 'Service desk']]);
    expect(document.master.nodes[start]).toMatchObject({ kind: 'startEvent', lane: lanes[1]?.id });
  });
});

describe('the outline', () => {
  it('lists pools, their lanes, and steps from left to right', () => {
    expect(names(outlineRows(model))).toEqual([['Service process', ['Customer', ['Service desk', ['', 'Check claim', 'Pay out']]]]]);
  });

  it('holds every element once', () => {
    const count = (of: readonly OutlineRow[]): number => of.reduce((sum, row) => sum + 1 + count(row.children), 0);

    expect(count(outlineRows(model))).toBe(rows(model.pools).length + rows(model.lanes).length + rows(model.nodes).length);
  });

  it('shows only what answers a filter, with the way there', () => {
    expect(names(filterRows(outlineRows(model), 'CLAIM'))).toEqual([['Service process', [['Service desk', ['Check claim']]]]]);
    expect(filterRows(outlineRows(model), 'nowhere')).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { flowId, laneId, nodeId } from '../../../shared/model/ids.ts';
import { violations } from '../../../shared/model/invariants.ts';
import type { ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { startingModel } from '../commands/randomEdits.ts';

const whole = startingModel();
const rules = (model: ProcessModel) => [...new Set(violations(model).map(({ rule }) => rule))];
const withNode = (id: string, fields: object): ProcessModel => ({ ...whole, nodes: { ...whole.nodes, [nodeId(id)]: { ...whole.nodes[nodeId(id)]!, ...fields } } }) as ProcessModel;
const withFlow = (id: string, fields: object): ProcessModel => ({ ...whole, flows: { ...whole.flows, [flowId(id)]: { ...whole.flows[flowId(id)]!, ...fields } } }) as ProcessModel;
const withLane = (id: string, fields: object): ProcessModel => ({ ...whole, lanes: { ...whole.lanes, [laneId(id)]: { ...whole.lanes[laneId(id)]!, ...fields } } });
const withPlace = (id: string, place: object): ProcessModel => ({ ...whole, geometry: { ...whole.geometry, [nodeId(id)]: place } });

describe('the structure of a model', () => {
  it('is whole in a model that commands have made', () => {
    expect(violations(whole)).toEqual([]);
  });

  it.each<readonly [string, ProcessModel]>([
    ['reference-lost', withNode('Take', { lane: 'gone' })],
    ['reference-lost', withPlace('nobody', { bounds: { x: 0, y: 0, width: 1, height: 1 } })],
    ['id-differs-from-key', withNode('Note', { id: 'Other' })],
    ['flow-end-missing', withFlow('F_1', { target: null })],
    ['lane-of-other-pool', withNode('Take', { pool: null })],
    ['parent-cycle', withNode('Cook', { parent: 'Cook' })],
    ['parent-not-sub-process', withNode('Inner', { parent: 'Take' })],
    ['boundary-host', withNode('Late', { attachedTo: 'Split' })],
    ['geometry-missing', withPlace('Take', {})],
    ['not-finite', withPlace('Take', { bounds: { x: Number.NaN, y: 0, width: 1, height: 1 } })],
    ['lane-order', withLane('Kitchen', { order: 0 })],
    ['parent-cycle', withLane('Kitchen', { parent: 'Kitchen' })],
    ['black-box-with-content', withNode('Note', { pool: 'Customer', kind: 'task' })],
    ['several-defaults', { ...whole, flows: { ...whole.flows, [flowId('F_3')]: { ...whole.flows[flowId('F_3')]!, isDefault: true }, [flowId('F_4')]: { ...whole.flows[flowId('F_4')]!, isDefault: true } } as ProcessModel['flows'] }],
  ])('%s is found', (rule, model) => {
    expect(rules(model)).toContain(rule);
  });

  it('lets a flow hang free that came so from its file', () => {
    expect(violations(withFlow('F_1', { target: null }), { looseFlows: new Set(['F_1']) })).toEqual([]);
  });
});

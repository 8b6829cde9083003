import { expect, it } from 'vitest';
import { newFlow } from '../../../shared/commands/connect.ts';
import { drawFlow, drawFlowLine } from '../../../shared/drawing/drawFlow.ts';
import { roundedPath } from '../../../shared/drawing/flowPath.ts';
import type { Picture } from '../../../shared/drawing/Picture.ts';
import { flowId, nodeId } from '../../../shared/model/ids.ts';

const way = [{ x: 0, y: 0 }, { x: 60, y: 0 }, { x: 60, y: 40 }, { x: 120, y: 40 }];
const flow = (kind: Parameters<typeof newFlow>[0], fields: object = {}) => Object.assign(newFlow(kind, flowId('f'), nodeId('a'), nodeId('b')), fields);
const markers = (picture: Picture) => picture.filter((mark) => mark.kind !== 'text' && mark.role === 'marker');
const body = (picture: Picture) => picture.find((mark) => mark.kind === 'path' && mark.role === 'body');

it('draws a sequence flow as a plain line with a filled head', () => {
  const picture = drawFlowLine(flow('sequenceFlow'), {}, way, { leavesActivity: true });

  expect(body(picture)).toMatchObject({ stroke: { paint: 'ink' } });
  expect(markers(picture)).toMatchObject([{ fill: 'ink' }]);
});

it('strikes a default flow through at its source', () => {
  expect(markers(drawFlowLine(flow('sequenceFlow', { isDefault: true }), {}, way, { leavesActivity: true }))).toHaveLength(2);
});

it('puts a diamond on a conditional flow that leaves a step, and none at a gateway', () => {
  const conditional = flow('sequenceFlow', { condition: 'amount > 10' });

  expect(markers(drawFlowLine(conditional, {}, way, { leavesActivity: true }))).toHaveLength(2);
  expect(markers(drawFlowLine(conditional, {}, way, { leavesActivity: false }))).toHaveLength(1);
});

it('draws a message flow dashed, from an open circle to an open head, with its envelope', () => {
  const picture = drawFlowLine(flow('messageFlow', { envelope: 'initiating' }), {}, way, { leavesActivity: true });

  expect(body(picture)).toMatchObject({ stroke: { dash: [5, 3] } });
  expect(markers(picture).map((mark) => mark.kind)).toEqual(['circle', 'path']);
  expect(picture.some((mark) => mark.kind === 'path' && mark.role === 'icon')).toBe(true);
});

it('gives an association as many heads as it has directions', () => {
  const heads = (direction: string) => markers(drawFlowLine(flow('association', { direction }), {}, way, { leavesActivity: false })).length;

  expect([heads('none'), heads('one'), heads('both')]).toEqual([0, 1, 2]);
});

it('rounds a bend by no more than half of the shorter piece', () => {
  expect(roundedPath([{ x: 0, y: 0 }, { x: 4, y: 0 }, { x: 4, y: 100 }])).toBe('M 0 0 L 2 0 Q 4 0 4 2 L 4 100');
});

it('writes the name above the first long stretch, or where it was placed', () => {
  const named = flow('sequenceFlow', { name: 'yes' });
  const text = (picture: Picture) => picture.find((mark) => mark.kind === 'text');

  expect(text(drawFlow(named, {}, way))?.y).toBeLessThan(0);
  expect(text(drawFlow(named, { label: { x: 200, y: 300, width: 30, height: 14 } }, way))).toMatchObject({ x: 215 });
});

it('draws nothing of a flow that has no way', () => {
  expect(drawFlow(flow('sequenceFlow', { name: 'yes' }), {}, [])).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { drawNode, drawShape } from '../../../shared/drawing/drawNode.ts';
import type { Mark, Picture } from '../../../shared/drawing/Picture.ts';
import { EVENT_DEFINITION_KINDS, type NodeKind, type ProcessNode } from '../../../shared/model/Node.ts';
import { NODE_KINDS } from '../../../shared/model/nodeKinds.ts';
import { loose } from './models.ts';

const KINDS = Object.keys(NODE_KINDS) as NodeKind[];
const body = (picture: Picture) => picture.find((mark): mark is Exclude<Mark, { kind: 'text' }> => mark.kind !== 'text' && mark.role === 'body');
const icons = (picture: Picture) => picture.filter((mark) => mark.kind !== 'text' && mark.role === 'icon');
const markers = (picture: Picture) => picture.filter((mark) => mark.kind !== 'text' && mark.role === 'marker');
const having = (kind: NodeKind, fields: object): ProcessNode => Object.assign({ ...loose(kind) }, fields);

it.each(KINDS)('draws a %s with finite coordinates', (kind) => {
  const text = JSON.stringify(drawNode(loose(kind, 'Name'), {}));

  expect(text).not.toMatch(/NaN|Infinity|null/);
  expect(drawShape(loose(kind), {}).length).toBeGreaterThan(0);
});

describe('activities', () => {
  it.each(['userTask', 'serviceTask', 'manualTask', 'scriptTask', 'businessRuleTask', 'sendTask', 'receiveTask'] as const)('marks a %s with its icon', (kind) => {
    expect(icons(drawShape(loose(kind), {})).length).toBeGreaterThan(0);
  });

  it('leaves an undefined task without icon', () => {
    expect(icons(drawShape(loose('task'), {}))).toEqual([]);
  });

  it('draws a call activity with a thick border', () => {
    expect(body(drawShape(loose('callActivity'), {}))?.stroke?.width).toBeGreaterThan(3);
  });

  it('draws a transaction with a second border inside the first', () => {
    expect(drawShape(loose('transaction'), { isExpanded: true }).filter((mark) => mark.kind === 'rect')).toHaveLength(2);
  });

  it('draws an event sub-process with a dotted border', () => {
    expect(body(drawShape(having('subProcess', { triggeredByEvent: true }), {}))?.stroke?.dash).toBeDefined();
  });

  it('shows a plus on a closed sub-process only', () => {
    expect(markers(drawShape(loose('subProcess'), {}))).toHaveLength(1);
    expect(markers(drawShape(loose('subProcess'), { isExpanded: true }))).toHaveLength(0);
  });

  it('shows every marker that a step has, side by side', () => {
    const node = having('adHocSubProcess', { loop: { kind: 'multiInstanceParallel', count: null }, isForCompensation: true });

    expect(markers(drawShape(node, {}))).toHaveLength(4);
  });
});

describe('events', () => {
  const circles = (kind: NodeKind, fields: object = {}) => drawShape(having(kind, { definitions: [], ...fields }), {}).filter((mark) => mark.kind === 'circle');

  it('has one thin circle for start, two for intermediate and boundary, one thick for end', () => {
    expect(circles('startEvent')).toHaveLength(1);
    expect(circles('intermediateCatchEvent')).toHaveLength(2);
    expect(circles('boundaryEvent')).toHaveLength(2);
    expect(circles('endEvent')[0]?.stroke?.width).toBeGreaterThan(circles('startEvent')[0]?.stroke?.width ?? Infinity);
  });

  it('is dashed where the work goes on', () => {
    expect(circles('boundaryEvent', { cancelActivity: false }).every((circle) => circle.stroke?.dash)).toBe(true);
    expect(circles('startEvent', { isInterrupting: false })[0]?.stroke?.dash).toBeDefined();
    expect(circles('boundaryEvent')[0]?.stroke?.dash).toBeUndefined();
  });

  it.each(EVENT_DEFINITION_KINDS.filter((kind) => kind !== 'timer' && kind !== 'conditional'))('fills the %s sign when it is thrown', (kind) => {
    const thrown = icons(drawShape(having('intermediateThrowEvent', { definitions: [{ kind }] }), {}));

    expect(thrown.some((mark) => mark.kind === 'path' && mark.fill === 'ink')).toBe(true);
  });

  it('leaves a caught signal empty', () => {
    const caught = icons(drawShape(having('intermediateCatchEvent', { definitions: [{ kind: 'signal' }] }), {}));

    expect(caught.every((mark) => mark.kind === 'path' && mark.fill === 'none')).toBe(true);
  });

  it('tells multiple from parallel multiple', () => {
    const definitions = [{ kind: 'timer' }, { kind: 'message' }];
    const sign = (parallelMultiple: boolean) => JSON.stringify(icons(drawShape(having('intermediateCatchEvent', { definitions, parallelMultiple }), {})));

    expect(sign(true)).not.toBe(sign(false));
  });
});

describe('gateways', () => {
  it('leaves out the X when the file does not ask for it', () => {
    expect(drawShape(having('exclusiveGateway', { isMarkerVisible: undefined }), {})).toHaveLength(1);
    expect(drawShape(having('exclusiveGateway', { isMarkerVisible: true }), {})).toHaveLength(2);
  });

  it('gives each sort a sign of its own', () => {
    const kinds = ['exclusiveGateway', 'parallelGateway', 'inclusiveGateway', 'eventBasedGateway', 'complexGateway'] as const;

    expect(new Set(kinds.map((kind) => JSON.stringify(drawShape(loose(kind), {})))).size).toBe(kinds.length);
  });
});

describe('colours of a file', () => {
  it('takes black lines and white fills as no colour, so that a dark theme may turn them', () => {
    const mark = body(drawShape(loose('task'), { fill: '#ffffff', stroke: '#000000' }));

    expect(mark?.fill).toBe('surface');
    expect(mark?.stroke?.paint).toBe('ink');
  });

  it('keeps text readable on a fill in every theme', () => {
    const paint = (fill: string) => drawNode(loose('task', 'Name'), { fill }).find((mark) => mark.kind === 'text')?.paint;

    expect(paint('#c3daf5')).toEqual({ colour: '#1b2027' });
    expect(paint('#102040')).toEqual({ colour: '#ffffff' });
  });

  it('leaves out what is no colour', () => {
    expect(body(drawShape(loose('task'), { fill: 'url(javascript:alert(1))' }))?.fill).toBe('surface');
  });
});

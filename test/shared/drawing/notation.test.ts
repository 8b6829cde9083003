import { describe, expect, it } from 'vitest';
import { drawFlowLine } from '../../../shared/drawing/drawFlow.ts';
import { drawShape } from '../../../shared/drawing/drawNode.ts';
import { ICON_COLUMN, ICON_ROW } from '../../../shared/drawing/taskIcons.ts';
import { drawLane } from '../../../shared/drawing/drawLane.ts';
import { drawPool } from '../../../shared/drawing/drawPool.ts';
import type { Mark, Picture } from '../../../shared/drawing/Picture.ts';
import { newFlow } from '../../../shared/commands/connect.ts';
import { flowId, laneId, nodeId, poolId } from '../../../shared/model/ids.ts';
import type { Geometry } from '../../../shared/model/Geometry.ts';
import { EVENT_DEFINITION_KINDS, type NodeKind, type ProcessNode } from '../../../shared/model/Node.ts';
import { loose } from './models.ts';

/** What BPMN 2.0.2 asks a reader to see, kind by kind: chapter 7.2 and the tables that are named below. */
type Shape = Exclude<Mark, { readonly kind: 'text' }>;
const shapes = (picture: Picture): readonly Shape[] => picture.filter((mark): mark is Shape => mark.kind !== 'text');
const inRole = (picture: Picture, role: Shape['role']) => shapes(picture).filter((mark) => mark.role === role);
const body = (picture: Picture) => inRole(picture, 'body')[0]!;
const having = (kind: NodeKind, fields: object): ProcessNode => Object.assign({ ...loose(kind) }, fields);
const draw = (kind: NodeKind, fields: object = {}, geometry: Geometry = {}) => drawShape(having(kind, fields), geometry);

const EVENTS: readonly (readonly [name: string, kind: NodeKind, fields: object, circles: number, isDashed: boolean, isThick: boolean, throws: boolean])[] = [
  ['start', 'startEvent', {}, 1, false, false, false],
  ['start of an event sub-process that does not interrupt', 'startEvent', { isInterrupting: false }, 1, true, false, false],
  ['intermediate, caught', 'intermediateCatchEvent', {}, 2, false, false, false],
  ['intermediate, thrown', 'intermediateThrowEvent', {}, 2, false, false, true],
  ['boundary, interrupting', 'boundaryEvent', {}, 2, false, false, false],
  ['boundary, going on', 'boundaryEvent', { cancelActivity: false }, 2, true, false, false],
  ['end', 'endEvent', {}, 1, false, true, true],
];

describe.each(EVENTS)('an event: %s (table 10.93)', (_name, kind, fields, count, isDashed, isThick, throws) => {
  const circles = (picture: Picture) => shapes(picture).filter((mark) => mark.kind === 'circle');

  it('has its circles', () => {
    const drawn = circles(draw(kind, { definitions: [], ...fields }));

    expect(drawn).toHaveLength(count);
    expect(drawn.map((circle) => circle.stroke?.dash !== undefined)).toEqual(drawn.map(() => isDashed));
    expect((drawn[0]?.stroke?.width ?? 0) >= 2.5).toBe(isThick);
  });

  it('has no sign without a definition', () => {
    expect(inRole(draw(kind, { definitions: [], ...fields }), 'icon')).toEqual([]);
  });

  it('has a sign of its own for each definition, for several, and for several that all must come', () => {
    const signs = [
      ...EVENT_DEFINITION_KINDS.map((definition) => [{ kind: definition }]),
      [{ kind: 'message' }, { kind: 'timer' }],
    ].map((definitions) => JSON.stringify(inRole(draw(kind, { definitions, ...fields }), 'icon')));
    const all = JSON.stringify(inRole(draw(kind, { definitions: [{ kind: 'message' }, { kind: 'timer' }], parallelMultiple: true, ...fields }), 'icon'));

    expect(new Set([...signs, all]).size).toBe(EVENT_DEFINITION_KINDS.length + 2);
  });

  it.each(EVENT_DEFINITION_KINDS.filter((definition) => !['timer', 'conditional', 'terminate'].includes(definition)))(`${throws ? 'fills' : 'leaves empty'} the sign of %s`, (definition) => {
    const [outline] = inRole(draw(kind, { definitions: [{ kind: definition }], ...fields }), 'icon');

    expect(outline?.fill === 'ink').toBe(throws);
  });
});

const GATEWAYS: readonly (readonly [name: string, kind: NodeKind, fields: object, rings: number, strokes: number])[] = [
  ['exclusive without marker', 'exclusiveGateway', { isMarkerVisible: false }, 0, 0],
  ['exclusive with marker', 'exclusiveGateway', { isMarkerVisible: true }, 0, 1],
  ['parallel', 'parallelGateway', {}, 0, 1],
  ['inclusive', 'inclusiveGateway', {}, 1, 0],
  ['complex', 'complexGateway', {}, 0, 1],
  ['event-based', 'eventBasedGateway', {}, 2, 1],
  ['event-based, instantiating', 'eventBasedGateway', { instantiate: true }, 1, 1],
  ['event-based, parallel, instantiating', 'eventBasedGateway', { instantiate: true, eventGatewayType: 'parallel' }, 1, 1],
];

describe('gateways (tables 10.101 to 10.106)', () => {
  it.each(GATEWAYS)('%s: a diamond with %s', (_name, kind, fields, rings, strokes) => {
    const picture = draw(kind, fields);
    const icons = inRole(picture, 'icon');

    expect(body(picture)).toMatchObject({ kind: 'path', d: expect.stringMatching(/Z$/) });
    expect(icons.filter((mark) => mark.kind === 'circle')).toHaveLength(rings);
    expect(icons.filter((mark) => mark.kind === 'path')).toHaveLength(strokes);
  });

  it('tells all of them apart', () => {
    expect(new Set(GATEWAYS.map(([, kind, fields]) => JSON.stringify(draw(kind, fields)))).size).toBe(GATEWAYS.length);
  });
});

const ACTIVITIES: readonly (readonly [name: string, kind: NodeKind, fields: object, geometry: Geometry, looks: { readonly markers: number; readonly icon: boolean; readonly width: 'thin' | 'thick'; readonly frames: number; readonly isDotted: boolean }])[] = [
  ['task', 'task', {}, {}, { markers: 0, icon: false, width: 'thin', frames: 1, isDotted: false }],
  ...(['userTask', 'serviceTask', 'manualTask', 'scriptTask', 'businessRuleTask', 'sendTask', 'receiveTask'] as const).map((kind) => [kind, kind, {}, {}, { markers: 0, icon: true, width: 'thin', frames: 1, isDotted: false }] as const),
  ['receive task that starts the process', 'receiveTask', { instantiate: true }, {}, { markers: 0, icon: true, width: 'thin', frames: 1, isDotted: false }],
  ['loop', 'task', { loop: { kind: 'standard', count: null } }, {}, { markers: 1, icon: false, width: 'thin', frames: 1, isDotted: false }],
  ['parallel instances', 'task', { loop: { kind: 'multiInstanceParallel', count: null } }, {}, { markers: 1, icon: false, width: 'thin', frames: 1, isDotted: false }],
  ['sequential instances', 'task', { loop: { kind: 'multiInstanceSequential', count: null } }, {}, { markers: 1, icon: false, width: 'thin', frames: 1, isDotted: false }],
  ['compensation', 'task', { isForCompensation: true }, {}, { markers: 1, icon: false, width: 'thin', frames: 1, isDotted: false }],
  ['call activity', 'callActivity', {}, {}, { markers: 1, icon: false, width: 'thick', frames: 1, isDotted: false }],
  ['closed sub-process', 'subProcess', {}, {}, { markers: 1, icon: false, width: 'thin', frames: 1, isDotted: false }],
  ['open sub-process', 'subProcess', {}, { isExpanded: true }, { markers: 0, icon: false, width: 'thin', frames: 1, isDotted: false }],
  ['transaction', 'transaction', {}, { isExpanded: true }, { markers: 0, icon: false, width: 'thin', frames: 2, isDotted: false }],
  ['ad hoc', 'adHocSubProcess', {}, { isExpanded: true }, { markers: 1, icon: false, width: 'thin', frames: 1, isDotted: false }],
  ['closed ad hoc, looping, for compensation', 'adHocSubProcess', { loop: { kind: 'standard', count: null }, isForCompensation: true }, {}, { markers: 4, icon: false, width: 'thin', frames: 1, isDotted: false }],
  ['event sub-process', 'subProcess', { triggeredByEvent: true }, { isExpanded: true }, { markers: 0, icon: false, width: 'thin', frames: 1, isDotted: true }],
];

describe('activities (figures 10.5 to 10.32)', () => {
  it.each(ACTIVITIES)('%s', (_name, kind, fields, geometry, looks) => {
    const picture = draw(kind, fields, geometry);
    const { stroke } = body(picture);

    expect({
      markers: inRole(picture, 'marker').length,
      icon: inRole(picture, 'icon').length > 0,
      width: (stroke?.width ?? 0) > 3 ? 'thick' : 'thin',
      frames: shapes(picture).filter((mark) => mark.kind === 'rect').length,
      isDotted: stroke?.dash !== undefined,
    }).toEqual(looks);
  });

  it('tells kinds of tasks and markers apart', () => {
    // An open sub-process is told from a task by what stands in it.
    const closed = ACTIVITIES.filter(([name]) => name !== 'open sub-process');
    const drawn = closed.map(([, kind, fields, geometry]) => JSON.stringify(draw(kind, fields, { bounds: { x: 0, y: 0, width: 100, height: 80 }, ...geometry })));

    expect(new Set(drawn).size).toBe(closed.length);
  });

  it('puts the envelope of a receive task that starts the process into one thin ring, as that of a message start event', () => {
    const icons = (fields: object) => inRole(draw('receiveTask', fields), 'icon');
    const [ring, ...envelope] = icons({ instantiate: true });
    const start = inRole(draw('startEvent', { definitions: [{ kind: 'message' }] }), 'icon');

    expect(ring).toMatchObject({ kind: 'circle', fill: 'none' });
    expect(ring?.stroke?.width).toBeLessThanOrEqual(1.5);
    expect(ring?.stroke?.dash).toBeUndefined();
    expect(envelope.map(({ kind, fill }) => ({ kind, fill }))).toEqual(start.map(({ kind, fill }) => ({ kind, fill })));
    if (ring?.kind !== 'circle') throw new Error('no ring');
    const farthest = Math.max(...envelope.flatMap((mark) => (mark.kind === 'path' ? [...mark.d.matchAll(/[ML] ([\d.]+) ([\d.]+)/g)].map(([, x, y]) => Math.hypot(Number(x) - ring.cx, Number(y) - ring.cy)) : [])));
    expect(farthest).toBeLessThan(ring.r);
    // It keeps to the corner that names leave free.
    expect(ring.cx + ring.r).toBeLessThan(ICON_COLUMN);
    expect(ring.cy + ring.r).toBeLessThan(ICON_ROW);

    for (const fields of [{}, { instantiate: false }]) expect(icons(fields).filter(({ kind }) => kind === 'circle')).toEqual([]);
    expect(icons({ instantiate: false })).toEqual(icons({}));
  });

  it('shows in the corner of a closed event sub-process what sets it off, dashed where it does not interrupt', () => {
    const shown = (isInterrupting: boolean) => {
      const start = having('startEvent', { definitions: [{ kind: 'timer' }], isInterrupting });
      if (start.kind !== 'startEvent') throw new Error('not a start event');
      return shapes(drawShape(having('subProcess', { triggeredByEvent: true }), {}, start)).filter((mark) => mark.kind === 'circle');
    };

    expect(shown(true)).toHaveLength(1);
    expect(shown(true)[0]?.stroke?.dash).toBeUndefined();
    expect(shown(false)[0]?.stroke?.dash).toBeDefined();
  });
});

describe('data and artifacts', () => {
  it('folds the corner of a data object, and strikes three times through a collection', () => {
    expect(inRole(draw('dataObject'), 'marker')).toEqual([]);
    expect(inRole(draw('dataObject', { isCollection: true }), 'marker')).toHaveLength(1);
    expect(shapes(draw('dataObject'))).toHaveLength(2);
  });

  it('gives input an empty arrow and output a filled one', () => {
    expect(inRole(draw('dataInput'), 'marker')[0]?.fill).toBe('none');
    expect(inRole(draw('dataOutput'), 'marker')[0]?.fill).toBe('ink');
  });

  it('draws a data store as a cylinder with rings', () => {
    const [cylinder, rings] = shapes(draw('dataStore'));

    expect(cylinder).toMatchObject({ role: 'body', d: expect.stringContaining('C') });
    expect(rings?.kind === 'path' && rings.d.match(/M/g)).toHaveLength(3);
  });

  it('opens the bracket of an annotation to the right, without ground', () => {
    const picture = draw('textAnnotation', {}, { bounds: { x: 0, y: 0, width: 100, height: 50 } });

    expect(body(picture)).toMatchObject({ fill: 'none', d: expect.not.stringContaining('Z') });
    expect(inRole(picture, 'hit')[0]?.fill).toBe('none');
  });

  it('draws a group with dashes and dots, round at its corners, and hides nothing below it', () => {
    const frame = body(draw('group'));

    expect(frame).toMatchObject({ kind: 'rect', fill: 'none' });
    expect(frame.stroke?.dash).toHaveLength(4);
    expect(frame.kind === 'rect' && frame.radius).toBeGreaterThan(0);
  });
});

describe('flows (tables 7.2 and 10.95)', () => {
  const way = [{ x: 0, y: 0 }, { x: 100, y: 0 }];
  const flow = (kind: Parameters<typeof newFlow>[0], fields: object = {}) => Object.assign(newFlow(kind, flowId('f'), nodeId('a'), nodeId('b')), fields);
  const drawn = (kind: Parameters<typeof newFlow>[0], fields: object = {}, leavesActivity = true) => drawFlowLine(flow(kind, fields), {}, way, { leavesActivity });
  const FLOWS: readonly (readonly [name: string, Picture, dashes: number, fills: readonly unknown[]])[] = [
    ['sequence flow', drawn('sequenceFlow'), 0, ['ink']],
    ['default flow', drawn('sequenceFlow', { isDefault: true }), 0, ['ink', 'none']],
    ['conditional flow', drawn('sequenceFlow', { condition: 'a > 1' }), 0, ['ink', 'surface']],
    ['conditional flow that nobody wrote a condition for yet', drawn('sequenceFlow', { condition: '' }), 0, ['ink', 'surface']],
    ['conditional flow out of a gateway', drawn('sequenceFlow', { condition: 'a > 1' }, false), 0, ['ink']],
    ['message flow', drawn('messageFlow'), 2, ['surface', 'surface']],
    ['association', drawn('association', { direction: 'none' }), 2, []],
    ['directed association', drawn('association', { direction: 'one' }), 2, ['none']],
    ['association both ways', drawn('association', { direction: 'both' }), 2, ['none', 'none']],
    ['data association', drawn('dataAssociation'), 2, ['none']],
  ];

  it.each(FLOWS)('%s', (_name, picture, dashes, fills) => {
    expect(body(picture).stroke?.dash ?? []).toHaveLength(dashes);
    expect(inRole(picture, 'marker').map(({ fill }) => fill)).toEqual(fills);
  });

  it('dots associations more finely than it dashes message flows', () => {
    const first = (picture: Picture) => body(picture).stroke?.dash?.[0] ?? 0;

    expect(first(drawn('association'))).toBeLessThan(first(drawn('messageFlow')));
  });

  it('shades the envelope of an answer only', () => {
    const envelope = (kind?: string) => inRole(drawn('messageFlow', kind ? { envelope: kind } : {}), 'icon').map(({ fill }) => fill);

    expect(envelope()).toEqual([]);
    expect(envelope('initiating')[0]).toBe('surface');
    expect(envelope('nonInitiating')[0]).not.toBe('surface');
  });
});

describe('pools and lanes', () => {
  const bounds = { x: 0, y: 0, width: 600, height: 200 };
  const pool = (kind: 'process' | 'blackBox') => ({ id: poolId('p'), kind, name: 'Bank', order: 0 });
  const text = (picture: Picture) => picture.find((mark) => mark.kind === 'text');

  it('turns the name of a flat one, and not that of an upright one', () => {
    const lane = { id: laneId('l'), name: 'Desk', pool: poolId('p'), parent: null, order: 0, laneKind: null, role: null };

    expect(text(drawPool(pool('process'), { bounds }))).toMatchObject({ rotate: -90, x: expect.closeTo(19, 0) });
    expect(text(drawPool(pool('process'), { bounds, isHorizontal: false }))?.rotate).toBeUndefined();
    expect(text(drawLane(lane, { bounds }))).toMatchObject({ rotate: -90 });
    expect(text(drawLane(lane, { bounds, isHorizontal: false }))?.rotate).toBeUndefined();
  });

  it('writes the name of a black box across its middle, without a header', () => {
    const picture = drawPool(pool('blackBox'), { bounds });

    expect(shapes(picture)).toHaveLength(1);
    expect(text(picture)).toMatchObject({ x: 300, anchor: 'middle' });
  });
});

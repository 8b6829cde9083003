import fc from 'fast-check';
import { emptyModel } from '../../../shared/model/emptyModel.ts';
import type { Flow } from '../../../shared/model/Flow.ts';
import type { Bounds, Geometry } from '../../../shared/model/Geometry.ts';
import { NODE_KINDS } from '../../../shared/model/nodeKinds.ts';
import { EVENT_DEFINITION_KINDS, TASK_KINDS, type EventDefinition, type ProcessNode } from '../../../shared/model/Node.ts';
import type { Lane, Pool } from '../../../shared/model/Pool.ts';
import { ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { flowId, laneId, nodeId, poolId, roleId } from './ids.ts';

/** Names with everything that XML has trouble with but cannot forbid. */
const name = fc.oneof(fc.constant(''), fc.string({ maxLength: 20 }).map((text) => text.replaceAll(/[\p{Cc}]/gu, '\n')), fc.constantFrom('a\tb\r\nc', ' leading and trailing ', '<b>&amp;"\'</b>', ']]>', '处理订单', '😀'));
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const text = name.filter((value) => value !== '');
/** Expressions are read without the blanks around them. */
const expression = text.map((value) => value.trim()).filter((value) => value !== '');

const duration = fc.oneof(
  fc.record({ kind: fc.constant('fixed' as const), unit: fc.constantFrom('s' as const, 'min' as const, 'h' as const), value: fc.nat(500) }),
  fc.record({ kind: fc.constant('exponential' as const), unit: fc.constant('min' as const), mean: fc.integer({ min: 1, max: 99 }) }),
);
const work = fc.record({
  duration: fc.option(duration), requirements: fc.option(fc.uniqueArray(fc.constant({ role: roleId('clerk'), quantity: 2 }), { maxLength: 1 })),
  shiftEnd: fc.constantFrom('suspend' as const, 'overtime' as const), priority: fc.integer({ min: -3, max: 3 }), fixedCost: fc.nat(50),
});
const loop = fc.option(fc.record({ kind: fc.constantFrom('standard' as const, 'multiInstanceParallel' as const, 'multiInstanceSequential' as const), count: fc.option(fc.oneof(fc.nat(50), fc.constant(2.5))), condition: optional(expression), testBefore: optional(fc.constant(true)) }, { requiredKeys: ['kind', 'count'] }));
const definition: fc.Arbitrary<EventDefinition> = fc.constantFrom(...EVENT_DEFINITION_KINDS).chain((kind): fc.Arbitrary<EventDefinition> => {
  if (kind === 'timer') return fc.constantFrom('PT2H', 'R3/PT1H', '2026-01-01T00:00:00Z', '${due}').map((value) => ({ kind, expression: value }));
  if (kind === 'conditional') return expression.map((value) => ({ kind, expression: value }));
  if (kind === 'error' || kind === 'escalation') return fc.record({ reference: text, code: optional(fc.constantFrom('1', 'E 2')) }).map(({ reference, code }) => ({ kind, reference, ...(code === undefined ? {} : { code }) }));
  return ['message', 'signal', 'link'].includes(kind) ? text.map((reference) => ({ kind, reference })) : fc.constant({ kind });
});
const definitions = fc.array(definition, { maxLength: 2 });

interface Part { readonly make: (base: Pick<ProcessNode, 'id' | 'name' | 'documentation' | 'pool' | 'lane' | 'parent'>) => ProcessNode }
const activity = fc.record({ loop, isForCompensation: fc.boolean(), work, service: fc.constantFrom({}, { valueClass: 'VA' as const }) });
const part: fc.Arbitrary<Part> = fc.oneof(
  fc.record({ kind: fc.constantFrom(...TASK_KINDS), fields: activity }).map(({ kind, fields }): Part => ({ make: (base) => ({ kind, ...base, ...fields }) })),
  fc.record({ calledElement: optional(fc.constantFrom('Other', 'pool_0', 'pool_1')), fields: activity }).map(({ calledElement, fields }): Part => ({ make: (base) => ({ kind: 'callActivity', ...base, ...fields, ...(calledElement ? { calledElement } : {}) }) })),
  fc.constantFrom('parallelGateway' as const, 'inclusiveGateway' as const, 'complexGateway' as const).map((kind): Part => ({ make: (base) => ({ kind, ...base }) })),
  optional(fc.boolean()).map((isMarkerVisible): Part => ({ make: (base) => ({ kind: 'exclusiveGateway', ...base, ...(isMarkerVisible === undefined ? {} : { isMarkerVisible }) }) })),
  fc.record({ definitions, isInterrupting: fc.boolean(), mean: fc.option(fc.integer({ min: 1, max: 60 })) }).map(({ mean, ...fields }): Part => ({
    make: (base) => ({ kind: 'startEvent', ...base, ...fields, arrivals: mean === null ? null : { interArrival: { kind: 'exponential', unit: 'min', mean }, calendar: null, reading: 'working', batchSize: 1 } }),
  })),
  fc.record({ definitions, delay: fc.option(duration) }).map((fields): Part => ({ make: (base) => ({ kind: 'intermediateCatchEvent', ...base, ...fields }) })),
  definitions.map((given): Part => ({ make: (base) => ({ kind: 'intermediateThrowEvent', ...base, definitions: given }) })),
  definitions.map((given): Part => ({ make: (base) => ({ kind: 'endEvent', ...base, definitions: given }) })),
  fc.record({ kind: fc.constantFrom('dataObject' as const, 'dataStore' as const), isCollection: fc.boolean(), state: optional(text) }).map(({ state, ...fields }): Part => ({ make: (base) => ({ ...base, ...fields, ...(state === undefined ? {} : { state }) }) })),
  fc.constantFrom('textAnnotation' as const, 'group' as const).map((kind): Part => ({ make: (base) => ({ kind, ...base }) })),
);

const named = fc.record({ part, name, documentation: optional(text) });

/** A model with pools of every kind, lanes, steps inside and outside of lanes and a sub-process, flows and places. */
export const model: fc.Arbitrary<ProcessModel> = fc
  .record({
    title: text.map((value) => value.slice(0, 50)),
    kinds: fc.array(fc.constantFrom('process' as const, 'blackBox' as const, 'implicit' as const), { minLength: 1, maxLength: 3 }),
    poolNames: fc.array(name, { minLength: 3, maxLength: 3 }),
    laneNames: fc.array(text.filter((value) => value.trim() !== ''), { minLength: 0, maxLength: 3 }),
    steps: fc.array(named, { maxLength: 8 }),
    inner: fc.array(named, { maxLength: 3 }),
    isOpen: fc.boolean(),
    ends: fc.array(fc.record({ from: fc.nat(20), to: fc.nat(20), name, isDefault: fc.boolean(), condition: optional(expression), probability: fc.option(fc.constantFrom(0, 0.25, 1)) }), { maxLength: 6 }),
    at: fc.array(fc.record({ x: fc.integer({ min: -200, max: 2_000 }), y: fc.double({ min: -100, max: 900, noNaN: true }).map((y) => Math.round(y * 4) / 4 + 0) }), { minLength: 20, maxLength: 20 }),
  })
  .map((given) => {
    const pools: Record<string, Pool> = {};
    const lanes: Record<string, Lane> = {};
    const nodes: Record<string, ProcessNode> = {};
    const flows: Record<string, Flow> = {};
    const geometry: Record<string, Geometry> = {};
    given.kinds.forEach((kind, order) => {
      const id = poolId(`pool_${order}`);
      pools[id] = { id, kind, name: given.poolNames[order] ?? '', order, ...(kind === 'blackBox' ? {} : { isExecutable: false }) };
      if (kind !== 'implicit') geometry[id] = { bounds: { x: 0, y: order * 1_000, width: 2_400, height: 900 } };
    });
    const home = Object.values(pools).find((pool) => pool.kind !== 'blackBox');
    if (home && home.kind === 'process') {
      given.laneNames.forEach((laneName, order) => {
        const id = laneId(`lane_${order}`);
        lanes[id] = { id, name: laneName, pool: home.id, parent: order === 2 ? laneId('lane_1') : null, order: order === 2 ? 0 : order, laneKind: order === 0 ? 'frontstage' : null, role: order === 0 ? roleId('clerk') : null };
        geometry[id] = { bounds: { x: 30, y: home.order * 1_000 + order * 100, width: 2_370, height: 100 } };
      });
    }
    const place = (id: string, node: ProcessNode, i: number): void => {
      const { width, height } = NODE_KINDS[node.kind];
      const at = given.at[i % given.at.length]!;
      const bounds: Bounds = { ...at, width, height };
      geometry[id] = { bounds, ...(NODE_KINDS[node.kind].label === 'outside' && i % 2 === 0 ? { label: { x: at.x, y: at.y + height, width: 60, height: 14 } } : {}), ...(i % 3 === 0 ? { fill: '#fff3e0', stroke: '#fb8c00' } : {}) };
    };
    if (home) {
      given.steps.forEach(({ part: { make }, name: stepName, documentation }, i) => {
        const id = nodeId(`step_${i}`);
        const isArtifact = ['textAnnotation', 'group', 'dataObject', 'dataStore'].includes(make({ id, name: '', pool: home.id, lane: null, parent: null }).kind);
        const lane = Object.keys(lanes).length > 0 && !isArtifact && i % 4 !== 3 ? laneId(`lane_${i % Object.keys(lanes).length}`) : null;
        nodes[id] = make({ id, name: stepName, ...(documentation === undefined ? {} : { documentation }), pool: home.id, lane, parent: null });
        place(id, nodes[id], i);
      });
      if (given.inner.length > 0) {
        const sub = nodeId('sub');
        nodes[sub] = { kind: 'subProcess', id: sub, name: 'Sub', pool: home.id, lane: null, parent: null, loop: null, isForCompensation: false, triggeredByEvent: false, work: { duration: null, requirements: null, shiftEnd: 'suspend', priority: 0, fixedCost: 0 }, service: {} };
        geometry[sub] = { bounds: { x: 100, y: 100, width: 400, height: 300 }, isExpanded: given.isOpen };
        given.inner.forEach(({ part: { make }, name: stepName }, i) => {
          const id = nodeId(`inner_${i}`);
          nodes[id] = make({ id, name: stepName, pool: home.id, lane: null, parent: sub });
          place(id, nodes[id], i + 10);
        });
        const id = nodeId('boundary');
        nodes[id] = { kind: 'boundaryEvent', id, name: '', pool: home.id, lane: null, parent: null, definitions: [{ kind: 'timer', expression: 'PT1H' }], attachedTo: sub, cancelActivity: given.isOpen, delay: { kind: 'fixed', unit: 'h', value: 1 }, probability: null, clock: 'sinceEnabled' };
        place(id, nodes[id], 5);
      }
    }
    const flowNodes = Object.values(nodes).filter((node) => !['data', 'artifact'].includes(NODE_KINDS[node.kind].category));
    given.ends.forEach(({ from, to, name: flowName, isDefault, condition, probability }, i) => {
      const source = flowNodes[from % (flowNodes.length || 1)];
      const target = flowNodes[to % (flowNodes.length || 1)];
      if (!source || !target || source.parent !== target.parent) return;
      const id = flowId(`flow_${i}`);
      const isOnlyDefault = isDefault && ['exclusiveGateway', 'inclusiveGateway', 'complexGateway'].includes(source.kind) && !Object.values(flows).some((flow) => flow.kind === 'sequenceFlow' && flow.source === source.id && flow.isDefault);
      flows[id] = { kind: 'sequenceFlow', id, name: flowName, source: source.id, target: target.id, isDefault: isOnlyDefault, ...(condition === undefined ? {} : { condition }), probability };
      geometry[id] = { waypoints: [given.at[i]!, given.at[i + 1]!], ...(i % 2 === 0 ? { isPinned: true } : {}) };
    });
    const note = Object.values(nodes).find((node) => node.kind === 'textAnnotation');
    if (note && flowNodes[0]) {
      flows['association'] = { kind: 'association', id: flowId('association'), name: '', source: note.id, target: flowNodes[0].id, direction: 'one' };
      geometry['association'] = { waypoints: [given.at[3]!, given.at[4]!] };
    }
    const data = Object.values(nodes).find((node) => node.kind === 'dataObject' || node.kind === 'dataStore');
    const step = flowNodes.find((node) => NODE_KINDS[node.kind].category === 'activity');
    if (data && step) {
      for (const [id, source, target] of [['read', data.id, step.id], ['write', step.id, data.id]] as const) {
        flows[id] = { kind: 'dataAssociation', id: flowId(id), name: '', source, target };
        geometry[id] = { waypoints: [given.at[5]!, given.at[6]!], isPinned: true };
      }
    }
    const black = Object.values(pools).find((pool) => pool.kind === 'blackBox');
    if (black && step) {
      flows['message'] = { kind: 'messageFlow', id: flowId('message'), name: 'm', source: black.id, target: step.id, envelope: 'nonInitiating' };
      geometry['message'] = { waypoints: [given.at[7]!, given.at[8]!] };
    }
    // The schema brands the keys and says what else is wrong with an arbitrary.
    return ProcessModel.parse({
      ...emptyModel(given.title), pools, lanes, nodes, flows, geometry,
      roles: { clerk: { id: 'clerk', name: 'Clerk', headcount: 3, costPerHour: 20, calendar: null, queueOrder: 'fifo' } },
    });
  });

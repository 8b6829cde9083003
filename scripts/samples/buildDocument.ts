import { castDraft, current, produce, type Draft } from 'immer';
import { deleteElements } from '../../shared/commands/deleteElements.ts';
import { diffModels } from '../../shared/delta/diffModels.ts';
import { effectiveModel } from '../../shared/delta/effectiveModel.ts';
import { LabelSpace } from '../../shared/drawing/LabelSpace.ts';
import { routeTogether } from '../../shared/layout/routeTogether.ts';
import { emptyModel } from '../../shared/model/emptyModel.ts';
import type { Flow, SequenceFlow } from '../../shared/model/Flow.ts';
import type { Geometry } from '../../shared/model/Geometry.ts';
import { attributeId, calendarId, flowId, laneId, nodeId, personId, poolId, roleId, serviceId, variantId, type ElementId, type FlowId } from '../../shared/model/ids.ts';
import type { ModelDocument, Variant } from '../../shared/model/ModelDocument.ts';
import type { ProcessNode, Work } from '../../shared/model/Node.ts';
import { NODE_KINDS } from '../../shared/model/nodeKinds.ts';
import type { ProcessModel } from '../../shared/model/ProcessModel.ts';
import { DEFAULT_RUN_SETTINGS } from '../../shared/model/RunSettings.ts';
import { never } from '../../shared/never.ts';
import { unwrap } from '../../shared/result.ts';
import { flowKey, type Both, type Sample, type SampleClasses, type SampleFlow, type SampleNode, type SampleVariant } from './Sample.ts';

const HEADER = 30;
const COLUMN = 134;
const ROW = 120;
const pool = poolId('pool');

type Language = 0 | 1;
type Building = Draft<ProcessModel>;

/** The document of a sample in one language: master, variants as overlays, everything placed on a grid of columns and lanes. */
export function buildDocument(sample: Sample, language: Language): ModelDocument {
  const master = masterOf(sample, language);
  let document: ModelDocument = { master, variants: {} };
  for (const [order, variant] of sample.variants.entries()) {
    const id = variantId(variant.key);
    const parent = variant.parent === undefined ? null : variantId(variant.parent);
    const base = effectiveModel(document, parent).model;
    const changed = changedBy(sample, base, variant, language);
    const entry: Variant = { id, name: variant.name[language], parent, order, overlay: diffModels(base, changed) };
    document = { ...document, variants: { ...document.variants, [id]: entry } };
  }
  return document;
}

function masterOf(sample: Sample, language: Language): ProcessModel {
  const text = (both: Both) => both[language];
  return produce(emptyModel(text(sample.name), { ...DEFAULT_RUN_SETTINGS, ...sample.settings }), (model) => fill(model, sample, language, text));
}

function fill(model: Building, sample: Sample, language: Language, text: (both: Both) => string): void {
  model.meta = { ...model.meta, documentation: text(sample.description), language: language === 0 ? 'en' : 'zh-CN' };
  for (const [key, calendar] of Object.entries(sample.calendars)) {
    model.calendars[calendarId(key)] = {
      id: calendarId(key),
      name: text(calendar.name),
      week: calendar.days.flatMap((weekday) => calendar.spans.map(([from, to]) => ({ weekday, from: clock(from), to: clock(to) }))),
      holidays: [],
    };
  }
  const columns = Math.max(...everyNode(sample).map((node) => node.column)) + 1;
  const width = HEADER + HEADER + columns * COLUMN + 30;
  const tops = laneTops(sample);
  model.pools[pool] = { id: pool, kind: 'process', name: text(sample.pool), order: 0 };
  place(model, pool, { bounds: { x: 0, y: 0, width, height: tops.total }, isHorizontal: true });
  for (const [order, lane] of sample.lanes.entries()) {
    if (lane.role) {
      model.roles[roleId(lane.key)] = {
        id: roleId(lane.key), name: text(lane.name), headcount: lane.role.headcount, costPerHour: lane.role.costPerHour,
        calendar: lane.role.calendar === null ? null : calendarId(lane.role.calendar), queueOrder: lane.role.queueOrder ?? 'fifo',
      };
    }
    for (const { key, name, speed } of lane.role?.people ?? []) {
      const id = personId(key);
      model.people[id] = { id, name: text(name), roles: [roleId(lane.key)], calendar: null, costPerHour: null, speed, steps: null };
    }
    const id = laneId(`lane_${lane.key}`);
    model.lanes[id] = { id, name: text(lane.name), pool, parent: null, order, laneKind: lane.laneKind, role: lane.role ? roleId(lane.key) : null };
    place(model, id, { bounds: { x: HEADER, y: tops.of(lane.key), width: width - HEADER, height: (lane.rows ?? 1) * ROW }, isHorizontal: true });
  }
  for (const [key, node] of Object.entries(sample.nodes)) addNode(model, sample, key, node, language);
  for (const flow of sample.flows) addFlow(model, flow, language);
  addPromises(model, sample, text);
  if (sample.classes) addClasses(model, sample.classes, text);
  routeFlows(model, Object.values(model.flows).map(({ id }) => id));
}

function addPromises(model: Building, sample: Sample, text: (both: Both) => string): void {
  for (const [key, promise] of Object.entries(sample.promises ?? {})) {
    const id = serviceId(key);
    const { from, to, within, target, calendar } = promise;
    const measure = { from: from === undefined ? null : nodeId(from), to: to === undefined ? null : nodeId(to), within, target, calendar: calendar === undefined ? null : calendarId(calendar) };
    model.promises[id] = { id, name: text(promise.name), ...(promise.text ? { text: text(promise.text) } : {}), links: [], fields: {}, measure };
  }
}

function addClasses(model: Building, { key, name, classes }: SampleClasses, text: (both: Both) => string): void {
  const id = attributeId(key);
  model.attributes[id] = { id, name: text(name), type: 'text', value: { kind: 'choice', options: classes.map((each) => ({ value: text(each.name), weight: each.share })) } };
  model.meta.settings = { ...model.meta.settings, caseClass: id };
}

function changedBy(sample: Sample, base: ProcessModel, variant: SampleVariant, language: Language): ProcessModel {
  const changed = produce(base, (model) => apply(model, sample, variant, language));
  const lanes = (variant.removeLanes ?? []).map((key) => laneId(`lane_${key}`));
  return lanes.length === 0 ? changed : unwrap(deleteElements(changed, { ids: lanes })).model;
}

function apply(model: Building, sample: Sample, variant: SampleVariant, language: Language): void {
  const removedNodes = new Set((variant.removeNodes ?? []).map(String));
  for (const key of removedNodes) remove(model, key);
  const removedFlows = new Set([
    ...(variant.removeFlows ?? []).map(flowIdOf),
    ...Object.values(model.flows).filter((flow) => removedNodes.has(String(flow.source)) || removedNodes.has(String(flow.target))).map((flow) => flow.id),
  ]);
  for (const id of removedFlows) remove(model, id);
  for (const [key, node] of Object.entries(variant.addNodes ?? {})) addNode(model, sample, key, node, language);
  const added = (variant.addFlows ?? []).map((flow) => addFlow(model, flow, language));
  for (const [key, headcount] of Object.entries(variant.headcount ?? {})) model.roles[roleId(key)] = { ...required(model.roles[roleId(key)], key), headcount };
  for (const [key, probability] of Object.entries(variant.probability ?? {})) {
    const flow = required(model.flows[flowIdOf(key)], key);
    if (flow.kind === 'sequenceFlow') model.flows[flow.id] = { ...flow, probability };
  }
  for (const [key, duration] of Object.entries(variant.time ?? {})) {
    const node = required(model.nodes[nodeId(key)], key);
    if ('work' in node) model.nodes[node.id] = { ...node, work: { ...node.work, duration: castDraft(duration) } };
    else if (node.kind === 'intermediateCatchEvent') model.nodes[node.id] = { ...node, delay: castDraft(duration) };
  }
  routeFlows(model, added);
}

function addNode(model: Building, sample: Sample, key: string, node: SampleNode, language: Language): void {
  const id = nodeId(key);
  const base = { id, name: node.name[language], pool, lane: laneId(`lane_${node.lane}`), parent: null };
  const built = toNode(node, base, language);
  model.nodes[id] = castDraft(built);
  const { width, height } = NODE_KINDS[built.kind];
  const centre = { x: HEADER * 2 + node.column * COLUMN + COLUMN / 2, y: laneTops(sample).of(node.lane) + ((node.row ?? 0) + 0.5) * ROW };
  place(model, id, { bounds: { x: centre.x - width / 2, y: centre.y - height / 2, width, height } });
}

function toNode(node: SampleNode, base: Pick<ProcessNode, 'id' | 'name' | 'pool' | 'lane' | 'parent'>, language: Language): ProcessNode {
  switch (node.kind) {
    case 'startEvent':
      return {
        kind: node.kind, ...base, isInterrupting: true, definitions: node.message ? [{ kind: 'message' }] : [],
        arrivals: { ...node.arrivals, calendar: node.arrivals.calendar === null ? null : calendarId(node.arrivals.calendar) },
      };
    case 'endEvent': return { kind: node.kind, ...base, definitions: node.message ? [{ kind: 'message' }] : [] };
    case 'timerEvent': return { kind: 'intermediateCatchEvent', ...base, definitions: [{ kind: 'timer' }], delay: node.delay };
    case 'exclusiveGateway': return { kind: node.kind, ...base, isMarkerVisible: true };
    case 'parallelGateway':
    case 'inclusiveGateway': return { kind: node.kind, ...base };
    case 'task': case 'userTask': case 'serviceTask': case 'manualTask': case 'sendTask': case 'receiveTask': case 'businessRuleTask': {
      const work: Work = {
        duration: node.time,
        requirements: node.people === 'nobody' ? [] : node.people ? node.people.map(({ lane, quantity }) => ({ role: roleId(lane), quantity })) : null,
        shiftEnd: node.shiftEnd ?? 'suspend', priority: 0, fixedCost: node.fixedCost ?? 0, ...(node.batch ? { batch: node.batch } : {}),
      };
      return {
        kind: node.kind, ...base, loop: null, isForCompensation: false, work, service: node.service ?? {},
        ...(node.documentation ? { documentation: node.documentation[language] } : {}),
      };
    }
    default: return never(node);
  }
}

function addFlow(model: Building, flow: SampleFlow, language: Language): SequenceFlow['id'] {
  const id = flowIdOf(flowKey(flow.from, flow.to));
  const { inputStandard, outputStandard, acceptanceCheck, owner, ...rest } = flow.handOff ?? {};
  const texts = Object.fromEntries(Object.entries({ inputStandard, outputStandard, acceptanceCheck, owner }).flatMap(([key, both]) => (both ? [[key, both[language]]] : [])));
  model.flows[id] = castDraft<Flow>({
    kind: 'sequenceFlow', id, name: flow.name?.[language] ?? '', source: nodeId(flow.from), target: nodeId(flow.to),
    isDefault: flow.isDefault ?? false, probability: flow.probability ?? null,
    ...(flow.handOff ? { handOff: { ...rest, ...texts } } : {}),
  });
  return id;
}

function routeFlows(model: Building, ids: readonly FlowId[]): void {
  const built = current(model);
  for (const [flow, waypoints] of routeTogether(built, ids.flatMap((id) => built.flows[id] ?? []))) place(model, flowId(flow), { waypoints });
  const routed = current(model);
  const space = new LabelSpace(routed);
  for (const flow of ids.flatMap((id) => routed.flows[id] ?? [])) {
    const geometry = routed.geometry[flow.id] ?? {};
    const label = space.place(flow, geometry);
    if (!label) continue;
    place(model, flow.id, castDraft({ ...geometry, label }));
    space.update(flow, { ...geometry, label });
  }
}

function remove(model: Building, id: string): void {
  for (const table of ['nodes', 'flows', 'geometry'] as const) Reflect.deleteProperty(model[table], id);
}

const place = (model: Building, id: ElementId, geometry: Draft<Geometry>) => { model.geometry[id] = geometry; };
const flowIdOf = (key: string) => flowId(key.replace('>', '_to_'));
const everyNode = (sample: Sample) => [...Object.values(sample.nodes), ...sample.variants.flatMap((variant) => Object.values(variant.addNodes ?? {}))];
const clock = (time: string) => { const [hours = '0', rest = '0'] = time.split(':'); return Number(hours) * 60 + Number(rest); };

function laneTops(sample: Sample): { of: (key: string) => number; total: number } {
  const tops = new Map<string, number>();
  let top = 0;
  for (const lane of sample.lanes) {
    tops.set(lane.key, top);
    top += (lane.rows ?? 1) * ROW;
  }
  return { of: (key) => required(tops.get(key), key), total: top };
}

function required<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The sample names “${what}”, which it does not have.`);
  return value;
}


import type { NodeId } from '../../model/ids.ts';
import type { ProcessNode, Work } from '../../model/Node.ts';
import { find, rows, type ProcessModel } from '../../model/ProcessModel.ts';
import { never } from '../../never.ts';
import { DEFAULT_AUTOMATIC_DURATION, DEFAULT_DURATION, isAutomatic } from '../../simulation/defaults.ts';
import type { ModelChange } from './ModelChange.ts';
import { scaledDistribution } from './scaledDistribution.ts';
import { withAbsence } from './withAbsence.ts';
import { withPartnerDown } from './withPartnerDown.ts';
import { withPeople } from './withPeople.ts';
import { withShare } from './withShare.ts';
import { withSurge } from './withSurge.ts';

/** The model as it would be with all changes made, in their order. What a change names and the model lacks stays as it is. */
export const whatIf = (model: ProcessModel, changes: readonly ModelChange[]): ProcessModel => changes.reduce(changed, model);

function changed(model: ProcessModel, change: ModelChange): ProcessModel {
  switch (change.kind) {
    case 'demand': return withDemand(model, change.factor);
    case 'people': return withPeople(model, change.role, change.count);
    case 'stepTime': return withStepTime(model, change.step, change.factor);
    case 'automated': return withWork(model, change.step, (work) => ({
      ...withoutPeople(work), duration: { kind: 'fixed', unit: 'min', value: change.minutes },
    }));
    case 'passAtOnce': return withWork(model, change.step, (work) => ({ ...withoutPeople(work), duration: { kind: 'fixed', unit: 'min', value: 0 }, fixedCost: 0 }));
    case 'transferTime': return withTransferTime(model, change);
    case 'share': return withShare(model, change.flow, change.probability);
    case 'happens': return withNode(model, change.event, (node) => (node.kind === 'boundaryEvent' ? { ...node, probability: change.probability } : node));
    case 'attribute': {
      const attribute = find(model.attributes, change.attribute);
      return attribute ? { ...model, attributes: { ...model.attributes, [attribute.id]: { ...attribute, value: { kind: 'constant', value: change.value } } } } : model;
    }
    case 'absence': return withAbsence(model, change);
    case 'surge': return withSurge(model, change);
    case 'partnerDown': return withPartnerDown(model, change);
    default: return never(change);
  }
}

function withNode(model: ProcessModel, id: NodeId, change: (node: ProcessNode) => ProcessNode): ProcessModel {
  const node = find(model.nodes, id);
  return node ? { ...model, nodes: { ...model.nodes, [id]: change(node) } } : model;
}

function withWork(model: ProcessModel, id: NodeId, change: (work: Work) => Work): ProcessModel {
  return withNode(model, id, (node) => ('work' in node ? { ...node, work: change(node.work) } : node));
}

/** Nobody is asked for, waited for or kept, and no batch is collected. */
function withoutPeople({ alternatives: _a, performer: _p, keepUntil: _k, batch: _b, ...work }: Work): Work {
  return { ...work, requirements: [] };
}

/** Gaps shrink, rates grow; instants from a log are what happened and stay. */
function withDemand(model: ProcessModel, factor: number): ProcessModel {
  return everyNode(model, (node) => {
    if (node.kind !== 'startEvent' || node.arrivals === null) return node;
    const { interArrival, rates } = node.arrivals;
    return { ...node, arrivals: { ...node.arrivals, interArrival: scaledDistribution(interArrival, 1 / factor), ...(rates ? { rates: rates.map((rate) => rate * factor) } : {}) } };
  });
}

/** Times of the step and of those who take their own; of a batch the part per item too. */
function withStepTime(model: ProcessModel, step: NodeId | null, factor: number): ProcessModel {
  const isMeant = (id: string) => step === null || id === step;
  const next = everyNode(model, (node) => {
    if (!('work' in node) || !isMeant(node.id) || node.kind === 'subProcess') return node;
    const { duration, batch } = node.work;
    const base = duration ?? (isAutomatic(node) ? DEFAULT_AUTOMATIC_DURATION : DEFAULT_DURATION);
    const perItem = batch?.perItem ? { batch: { ...batch, perItem: scaledDistribution(batch.perItem, factor) } } : {};
    return { ...node, work: { ...node.work, duration: scaledDistribution(base, factor), ...perItem } };
  });
  const people = rows(model.people).filter(({ durations }) => durations !== undefined);
  if (people.length === 0) return next;
  return {
    ...next,
    people: {
      ...model.people,
      ...Object.fromEntries(people.map((person) => [person.id, {
        ...person,
        durations: Object.fromEntries(Object.entries(person.durations ?? {}).map(([id, own]) => [id, isMeant(id) ? scaledDistribution(own, factor) : own])),
      }])),
    },
  };
}

function withTransferTime(model: ProcessModel, { flow: wanted, factor }: Extract<ModelChange, { kind: 'transferTime' }>): ProcessModel {
  const flows = rows(model.flows).flatMap((flow) => {
    if ((wanted !== null && flow.id !== wanted) || (flow.kind !== 'sequenceFlow' && flow.kind !== 'messageFlow') || !flow.handOff?.transferTime) return [];
    return [[flow.id, { ...flow, handOff: { ...flow.handOff, transferTime: scaledDistribution(flow.handOff.transferTime, factor) } }]];
  });
  return flows.length === 0 ? model : { ...model, flows: { ...model.flows, ...Object.fromEntries(flows) } };
}

function everyNode(model: ProcessModel, change: (node: ProcessNode) => ProcessNode): ProcessModel {
  return { ...model, nodes: Object.fromEntries(Object.entries(model.nodes).map(([id, node]) => [id, change(node)])) };
}

import { formatNumber } from '../../i18n/format.ts';
import { laneOf } from '../../model/laneOf.ts';
import { namedPool } from '../../model/calledPool.ts';
import type { ProcessNode } from '../../model/Node.ts';
import { find, type ProcessModel } from '../../model/ProcessModel.ts';
import { inBoth, text } from '../inBoth.ts';
import { nameOf } from './elementNames.ts';
import { eventFacts } from './eventFacts.ts';
import { fact, facts, yes, type Fact, type Facts } from './Facts.ts';
import { neighbourFacts, type FlowEnds } from './flowFacts.ts';
import { serviceFacts } from './serviceFacts.ts';
import { workFacts } from './workFacts.ts';

/** Everything that the model says about a node, in the order of the inspector. */
export function nodeFacts(model: ProcessModel, node: ProcessNode, ends: FlowEnds): readonly Facts[] {
  return [
    ...facts('inspector.general', generalFacts(model, node)),
    ...('work' in node ? [...workFacts(model, node), ...serviceFacts(node.service)] : []),
    ...('definitions' in node ? eventFacts(model, node) : []),
    ...neighbourFacts(model, node.id, ends),
  ];
}

function generalFacts(model: ProcessModel, node: ProcessNode): readonly Fact[] {
  const lane = laneOf(model, node);
  const pool = find(model.pools, node.pool);
  return [
    ...(lane ? fact('inspector.lane', nameOf(model, lane), lane) : pool && pool.kind !== 'implicit' ? fact('bpmn.pool', nameOf(model, pool.id), pool.id) : []),
    ...(node.parent ? fact('bpmn.subProcess', nameOf(model, node.parent), node.parent) : []),
    ...('calledElement' in node ? fact('inspector.calledElement', namedPool(model, node.calledElement)?.name.trim() || node.calledElement) : []),
    ...('triggeredByEvent' in node ? yes('inspector.triggeredByEvent', node.triggeredByEvent) : []),
    ...(node.kind === 'receiveTask' ? yes('inspector.instantiate', node.instantiate) : []),
    ...('isForCompensation' in node ? yes('inspector.isForCompensation', node.isForCompensation) : []),
    ...('isCollection' in node ? [...yes('inspector.isCollection', node.isCollection), ...fact('inspector.dataState', node.state)] : []),
    ...gatewayFacts(node),
    ...fact('inspector.documentation', node.documentation),
  ];
}

function gatewayFacts(node: ProcessNode): readonly Fact[] {
  if (node.kind !== 'eventBasedGateway' && node.kind !== 'complexGateway') return [];
  return [
    ...(node.eventGatewayType ? fact('inspector.gateway.race', text(`inspector.gateway.${node.eventGatewayType}`)) : []),
    ...yes('inspector.instantiate', node.instantiate),
    ...(node.activationCount === undefined ? [] : fact('inspector.gateway.activationCount', inBoth((t) => formatNumber(t.locale, node.activationCount ?? 0)))),
    ...fact('inspector.gateway.activation', node.activationCondition),
  ];
}

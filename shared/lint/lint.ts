import type { ProcessModel } from '../model/ProcessModel.ts';
import { flowGraph } from './FlowGraph.ts';
import type { LintRule } from './LintRule.ts';
import type { Problem, Severity } from './Problem.ts';
import { batchWithoutTrigger } from './rules/batchWithoutTrigger.ts';
import { branchShares } from './rules/branchShares.ts';
import { complexJoinCount } from './rules/complexJoinCount.ts';
import { conditionMissing } from './rules/conditionMissing.ts';
import { deadEnd } from './rules/deadEnd.ts';
import { duplicateFlow } from './rules/duplicateFlow.ts';
import { emptyLane } from './rules/emptyLane.ts';
import { endMissing } from './rules/endMissing.ts';
import { eventBasedGateway } from './rules/eventBasedGateway.ts';
import { implicitSplit } from './rules/implicitSplit.ts';
import { joinAndFork } from './rules/joinAndFork.ts';
import { linkWithoutPartner } from './rules/linkWithoutPartner.ts';
import { looseFlow } from './rules/looseFlow.ts';
import { messageInPool } from './rules/messageInPool.ts';
import { mixedQueueOrders } from './rules/mixedQueueOrders.ts';
import { noArrivals } from './rules/noArrivals.ts';
import { nodeWithoutLane } from './rules/nodeWithoutLane.ts';
import { overlappingNodes } from './rules/overlappingNodes.ts';
import { overloadedRole } from './rules/overloadedRole.ts';
import { performerOutOfOrder } from './rules/performerOutOfOrder.ts';
import { personWithoutRole } from './rules/personWithoutRole.ts';
import { promiseOutOfReach } from './rules/promiseOutOfReach.ts';
import { sequenceAcrossPools } from './rules/sequenceAcrossPools.ts';
import { severalBlankStarts } from './rules/severalBlankStarts.ts';
import { splitAndJoin } from './rules/splitAndJoin.ts';
import { startedByFlow } from './rules/startedByFlow.ts';
import { startMissing } from './rules/startMissing.ts';
import { stepNobodyMayDo } from './rules/stepNobodyMayDo.ts';
import { stepWithoutTime } from './rules/stepWithoutTime.ts';
import { subProcessStart } from './rules/subProcessStart.ts';
import { superfluousGateway } from './rules/superfluousGateway.ts';
import { unnamedDecision } from './rules/unnamedDecision.ts';
import { unnamedStep } from './rules/unnamedStep.ts';
import { unreachable } from './rules/unreachable.ts';
import { unreadTimer } from './rules/unreadTimer.ts';

/** Ids are stable for life: people silence rules by them, and reports name them. */
export const RULES: readonly LintRule[] = [
  unreachable, deadEnd, splitAndJoin, looseFlow, joinAndFork, superfluousGateway, startMissing, endMissing, messageInPool, sequenceAcrossPools,
  duplicateFlow, eventBasedGateway, implicitSplit, conditionMissing, linkWithoutPartner, severalBlankStarts, subProcessStart, startedByFlow,
  nodeWithoutLane, emptyLane, unnamedStep, unnamedDecision, branchShares, stepWithoutTime, overloadedRole,
  personWithoutRole, stepNobodyMayDo, batchWithoutTrigger, performerOutOfOrder, noArrivals, promiseOutOfReach, mixedQueueOrders, complexJoinCount, unreadTimer, overlappingNodes,
];

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Everything that the rules find in a model: errors first, then in the order of the rules. */
export function lint(model: ProcessModel): readonly Problem[] {
  const graph = flowGraph(model);
  return RULES
    .flatMap((rule) => [...rule.check(graph)].map((found): Problem => ({ rule: rule.id, severity: rule.severity, ...found })))
    .toSorted((a, b) => RANK[a.severity] - RANK[b.severity]);
}

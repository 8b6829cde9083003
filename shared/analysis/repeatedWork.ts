import { message, type Message } from '../i18n/Message.ts';
import { flowGraph } from '../lint/FlowGraph.ts';
import { splitAndJoin } from '../lint/rules/splitAndJoin.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';

/**
 * Where several tokens of one case meet and nothing brings them together, so that all that follows is done for each
 * (FLOW-03). BPMN gives it a meaning (2.0.2 §13.4.2), so it is simulated and not refused; seldom is it what was meant.
 */
export const repeatedWork = (model: ProcessModel): Message[] =>
  [...splitAndJoin.check(flowGraph(model))]
    .filter(({ message: { key } }) => key === 'lint.FLOW-03.repeated')
    .map(({ at }) => message('simulation.warning.repeated', { name: find(model.nodes, at)?.name.trim() || at }));

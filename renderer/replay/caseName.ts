import type { Translator } from '../../shared/i18n/translator.ts';
import { find } from '../../shared/model/ProcessModel.ts';
import type { ReplayPane } from './replayStore.ts';

/** People count cases from 1. */
export const caseName = (t: Translator, { replay: { trace } }: ReplayPane, row: number): string => t('replay.case', { number: trace.cases.number[row]! + 1 });

/** The name of a node of the trace; of one without a name, what it is. */
export function nodeName(t: Translator, { model, replay: { trace } }: ReplayPane, node: number): string {
  const found = find(model.nodes, trace.nodeIds[node]);
  return found ? found.name.replaceAll(/\s+/g, ' ').trim() || t(`bpmn.${found.kind}`) : '–';
}

export const roleName = ({ model, replay: { trace } }: ReplayPane, role: number): string => find(model.roles, trace.roleIds[role])?.name ?? '–';

/** Where a flow leads. */
export function targetName(t: Translator, pane: ReplayPane, flow: number): string {
  const target = pane.replay.process.flowTarget[flow]!;
  return target < 0 ? '–' : nodeName(t, pane, target);
}

import type { Translator } from '../../shared/i18n/translator.ts';
import type { ElementId } from '../../shared/model/ids.ts';
import { find, rows, type ProcessModel } from '../../shared/model/ProcessModel.ts';

/** What an element is, for ears: kind, name, where it stands and where it leads. */
export function describe(model: ProcessModel, id: ElementId, t: Translator): string {
  const nameOf = (other: string | null) => {
    const found = find(model.nodes, other) ?? find(model.pools, other) ?? find(model.flows, other) ?? find(model.lanes, other);
    return found?.name || t('canvas.unnamed');
  };
  const node = find(model.nodes, id);
  if (node) {
    const lane = find(model.lanes, node.lane);
    const next = rows(model.flows).filter((flow) => flow.kind === 'sequenceFlow' && flow.source === node.id).map((flow) => nameOf(flow.target));
    const what = t('canvas.describe.node', { kind: t(`bpmn.${node.kind}`), name: nameOf(id) });
    return [what, ...(lane ? [t('canvas.describe.lane', { lane: lane.name || t('canvas.unnamed') })] : []), ...(next.length > 0 ? [t('canvas.describe.next', { names: next.join(t('canvas.describe.and')) })] : [])].join(' ');
  }
  const flow = find(model.flows, id);
  if (flow) return t('canvas.describe.flow', { kind: t(`bpmn.${flow.kind}`), from: nameOf(flow.source), to: nameOf(flow.target) });
  return t('canvas.describe.node', { kind: t(find(model.lanes, id) ? 'bpmn.lane' : 'bpmn.pool'), name: nameOf(id) });
}

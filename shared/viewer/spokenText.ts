import type { Flow } from '../model/Flow.ts';
import { LOCALES } from '../i18n/Locale.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';
import { nameOf } from './facts/elementNames.ts';
import { inBoth } from './inBoth.ts';
import { reads, type Text } from './Text.ts';

/** What an element is, for ears: kind, name, where it stands and where it leads. */
export function spokenText(model: ProcessModel, id: string, leaving: readonly Flow[]): Text {
  return inBoth((t) => {
    const name = (of: string | null) => reads(nameOf(model, of), LOCALES.indexOf(t.locale));
    const node = find(model.nodes, id);
    if (node) {
      const lane = find(model.lanes, node.lane);
      const next = leaving.filter(({ kind }) => kind === 'sequenceFlow').map(({ target }) => name(target));
      return [
        t('canvas.describe.node', { kind: t(`bpmn.${node.kind}`), name: node.name.trim() || t('canvas.unnamed') }),
        ...(lane ? [t('canvas.describe.lane', { lane: name(lane.id) })] : []),
        ...(next.length > 0 ? [t('canvas.describe.next', { names: next.join(t('canvas.describe.and')) })] : []),
      ].join(' ');
    }
    const flow = find(model.flows, id);
    if (flow) return t('canvas.describe.flow', { kind: t(`bpmn.${flow.kind}`), from: name(flow.source), to: name(flow.target) });
    return t('canvas.describe.node', { kind: t(find(model.lanes, id) ? 'bpmn.lane' : 'bpmn.pool'), name: name(id) });
  });
}

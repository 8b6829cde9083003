import type { FlowId } from '../../model/ids.ts';
import { find, rows, type ProcessModel } from '../../model/ProcessModel.ts';

/**
 * The model with another share of cases on one way out of a split. Out of an exclusive split the other ways keep their
 * proportions to each other, so that all shares still sum to 1; each way out of an inclusive one is on its own.
 */
export function withShare(model: ProcessModel, id: FlowId, probability: number): ProcessModel {
  const chosen = find(model.flows, id);
  if (chosen?.kind !== 'sequenceFlow') return model;
  const ways = rows(model.flows).filter((flow) => flow.kind === 'sequenceFlow').filter(({ source }) => source === chosen.source);
  const isInclusive = ['inclusiveGateway', 'complexGateway'].includes(find(model.nodes, chosen.source)?.kind ?? '');
  if (ways.length < 2 || isInclusive) return { ...model, flows: { ...model.flows, [id]: { ...chosen, probability } } };
  // As the compiler reads them: what is not given shares the rest evenly, or goes to the default way.
  const given = ways.reduce((sum, way) => sum + (way.probability ?? 0), 0);
  const open = ways.filter((way) => way.probability === null);
  const fallback = open.length < ways.length ? open.find(({ isDefault }) => isDefault) : undefined;
  const takers = fallback ? [fallback] : open;
  const shares = ways.map((way) => way.probability ?? (takers.includes(way) ? Math.max(0, 1 - given) / takers.length : 0));
  const others = ways.reduce((sum, way, i) => sum + (way.id === id ? 0 : shares[i]!), 0);
  const next = ways.map((way, i) => {
    if (way.id === id) return [way.id, { ...way, probability }];
    const share = others > 0 ? (shares[i]! / others) * (1 - probability) : (1 - probability) / (ways.length - 1);
    return [way.id, { ...way, probability: share }];
  });
  return { ...model, flows: { ...model.flows, ...Object.fromEntries(next) } };
}

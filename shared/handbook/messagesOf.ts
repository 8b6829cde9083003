import type { MessageFlow } from '../model/Flow.ts';
import { poolId } from '../model/ids.ts';
import type { ProcessNode } from '../model/Node.ts';
import { find, rows } from '../model/ProcessModel.ts';
import { oneLine, type Reading } from './Reading.ts';

interface Messages {
  readonly bySource: ReadonlyMap<string, readonly MessageFlow[]>;
  readonly byTarget: ReadonlyMap<string, readonly MessageFlow[]>;
}
const known = new WeakMap<Reading, Messages>();

function messagesOf(reading: Reading): Messages {
  let messages = known.get(reading);
  if (!messages) {
    const flows = rows(reading.model.flows).filter((flow) => flow.kind === 'messageFlow');
    known.set(reading, (messages = { bySource: Map.groupBy(flows, ({ source }) => source ?? ''), byTarget: Map.groupBy(flows, ({ target }) => target ?? '') }));
  }
  return messages;
}

/** The other end of a message: a pool that nobody looks into, or a step or event in it. */
function endText({ model, label, placeOf, t }: Reading, id: MessageFlow['source']): string | null {
  const node = find(model.nodes, id);
  if (!node) return oneLine((id !== null && find(model.pools, poolId(id))?.name) || '') || null;
  const place = placeOf(node);
  return place ? t('book.fact', { label: place, value: label(node) }) : label(node);
}

/** Messages that a step or event sends to other pools, a line each. */
export const messagesSent = (reading: Reading, node: ProcessNode): readonly string[] => (messagesOf(reading).bySource.get(node.id) ?? []).flatMap((flow) => {
  const to = endText(reading, flow.target);
  const name = oneLine(flow.name);
  return to === null ? [] : [name ? reading.t('book.message.sendsNamed', { name, to }) : reading.t('book.message.sends', { to })];
});

/** Messages that it gets. */
export const messagesReceived = (reading: Reading, node: ProcessNode): readonly string[] => (messagesOf(reading).byTarget.get(node.id) ?? []).flatMap((flow) => {
  const from = endText(reading, flow.source);
  const name = oneLine(flow.name);
  return from === null ? [] : [name ? reading.t('book.message.getsNamed', { name, from }) : reading.t('book.message.gets', { from })];
});

import type { FlowId } from '../model/ids.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';
import { err, type Result } from '../result.ts';
import type { Edited } from './edit.ts';
import type { EditError } from './EditError.ts';
import { setProperties } from './setProperty.ts';

/** Twelve digits, so that 1 − 0.93 is 0.07. */
const rest = (share: number) => Number((1 - share).toPrecision(12));

/**
 * Sets the share of cases that take a way out of a split. Of two ways that exclude each other the other one takes the
 * rest, where it had a share; with more ways nobody can tell which of them is meant to give.
 */
export function setShare(model: ProcessModel, { flow: id, share }: { readonly flow: FlowId; readonly share: number | null }): Result<Edited, EditError> {
  const flow = find(model.flows, id);
  if (flow?.kind !== 'sequenceFlow') return err({ code: 'not-found', id });
  const others = rows(model.flows).filter((other) => other.kind === 'sequenceFlow' && other.source === flow.source && other.id !== id);
  const [other] = others;
  const own = { table: 'flows', id, path: ['probability'], value: share } as const;
  const isPair = others.length === 1 && other?.kind === 'sequenceFlow' && other.probability !== null && find(model.nodes, flow.source)?.kind !== 'inclusiveGateway';
  return setProperties(model, isPair && share !== null && share >= 0 && share <= 1 ? [own, { table: 'flows', id: other.id, path: ['probability'], value: rest(share) }] : [own]);
}

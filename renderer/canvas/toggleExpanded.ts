import { setExpanded } from '../../shared/commands/setExpanded.ts';
import type { NodeId } from '../../shared/model/ids.ts';
import { find } from '../../shared/model/ProcessModel.ts';
import { studio } from '../store/studioStore.ts';

/** Draws a sub-process open with its content, or closed with a plus. */
export function toggleExpanded(id: NodeId): boolean {
  const { model, execute } = studio.getState();
  const isExpanded = find(model?.geometry ?? {}, id)?.isExpanded !== true;
  return execute((now) => setExpanded(now, { id, isExpanded }), { select: [id] });
}

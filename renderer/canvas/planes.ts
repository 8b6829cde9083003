import type { NodeId } from '../../shared/model/ids.ts';
import type { SubProcess } from '../../shared/model/Node.ts';
import { find } from '../../shared/model/ProcessModel.ts';
import type { StudioState } from '../store/StudioState.ts';
import { studio } from '../store/studioStore.ts';
import { canvas } from './canvasStore.ts';

/** The one sub-process that is selected. */
export function selectedSubProcess({ model, selection }: StudioState): SubProcess | undefined {
  const [id] = selection;
  const node = selection.size === 1 ? find(model?.nodes ?? {}, id) : undefined;
  return node && 'triggeredByEvent' in node ? node : undefined;
}

/** An open sub-process shows its content where it stands: there is nothing to go to. */
export const canEnter = (state: StudioState): boolean => {
  const node = selectedSubProcess(state);
  return node !== undefined && state.model?.geometry[node.id]?.isExpanded !== true;
};

export function enterPlane(id: NodeId): void {
  canvas.setState({ plane: id });
  studio.getState().select([]);
}

/** Back from a sub-process to where it stands. */
export function leavePlane(): void {
  const { plane } = canvas.getState();
  const { model, revealElement } = studio.getState();
  if (plane !== null && model && find(model.nodes, plane)) revealElement(plane);
}

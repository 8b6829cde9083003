import { rename } from '../../shared/commands/rename.ts';
import { resizeElement } from '../../shared/commands/resizeElement.ts';
import type { Edited } from '../../shared/commands/edit.ts';
import type { EditError } from '../../shared/commands/EditError.ts';
import { heightForName } from '../../shared/drawing/heightForName.ts';
import type { ElementId } from '../../shared/model/ids.ts';
import { find, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import type { Result } from '../../shared/result.ts';
import { inOneStep } from '../../shared/commands/inOneStep.ts';

/** Gives an element its name; a step whose name no longer fits grows downwards, in the same undo step. */
export function renameElement(model: ProcessModel, id: ElementId, name: string): Result<Edited, EditError> {
  const renamed = rename(model, { id, name });
  if (!renamed.ok) return renamed;
  const node = find(renamed.value.model.nodes, id);
  const geometry = find(model.geometry, id);
  const bounds = geometry?.bounds;
  const needed = node && geometry ? heightForName(node, geometry) : null;
  if (!node || !bounds || needed === null || needed <= bounds.height) return renamed;
  const grown = inOneStep(model, renamed.value.edit.label, [(now) => rename(now, { id, name }), (now) => resizeElement(now, { id, bounds: { ...bounds, height: needed } })]);
  // Where the step cannot grow, its name is cut with an ellipsis and keeps its full text.
  return grown.ok ? grown : renamed;
}

import { isActivity } from '../../model/Activity.ts';
import type { ElementId, NodeId } from '../../model/ids.ts';
import type { Requirement } from '../../model/Node.ts';
import { find, rows, type ProcessModel } from '../../model/ProcessModel.ts';
import { teamsOfStep } from '../../simulation/rolesOfStep.ts';

/** “2 × Clerk + Manager” for each step that somebody does; other teams that may do it come after a slash. */
export function performers(model: ProcessModel): ReadonlyMap<ElementId, string> {
  const frames = new Set<NodeId | null>(rows(model.nodes).map((node) => node.parent));
  const team = (members: readonly Requirement[]) =>
    members.map(({ role, quantity }) => `${quantity > 1 ? `${quantity} × ` : ''}${find(model.roles, role)?.name ?? role}`).join(' + ');
  const texts = new Map<ElementId, string>();
  for (const node of rows(model.nodes).filter(isActivity)) {
    // A sub-process with steps inside takes nobody itself.
    if (frames.has(node.id)) continue;
    const text = teamsOfStep(model, node).map(team).filter((name) => name !== '').join(' / ');
    if (text) texts.set(node.id, text);
  }
  return texts;
}

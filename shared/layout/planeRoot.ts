import { SUB_PROCESS_KINDS, type ProcessNode } from '../model/Node.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';

const isSubProcess = (node: ProcessNode) => (SUB_PROCESS_KINDS as readonly string[]).includes(node.kind);

/** The nearest closed sub-process around an element, or `null`: what is drawn together, and may get in each other's way. */
export function planeRoot(model: ProcessModel, id: string | null): string | null {
  let parent = find(model.nodes, find(model.nodes, id)?.parent);
  // A file may say that two sub-processes contain each other.
  for (let level = 0; parent && level < 1_000; level++) {
    if (isSubProcess(parent) && find(model.geometry, parent.id)?.isExpanded !== true) return parent.id;
    parent = find(model.nodes, parent.parent);
  }
  return null;
}

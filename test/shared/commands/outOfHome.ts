import { boundsOf } from '../../../shared/commands/containers.ts';
import { centre, contains } from '../../../shared/layout/rectangle.ts';
import { rows, type ProcessModel } from '../../../shared/model/ProcessModel.ts';

/** Nodes whose centre lies outside of the open sub-process or the lane that they belong to. Files have such; no command may make more of them. */
export function outOfHome(model: ProcessModel): ReadonlySet<string> {
  return new Set(rows(model.nodes).filter((node) => {
    const box = boundsOf(model, node.id);
    const isOpen = node.parent !== null && model.geometry[node.parent]?.isExpanded === true;
    const frames = [isOpen && node.kind !== 'boundaryEvent' ? boundsOf(model, node.parent) : undefined, node.parent === null ? boundsOf(model, node.lane) : undefined];
    return box && frames.some((frame) => frame && !contains(frame, centre(box)));
  }).map(({ id }) => id));
}

/** Nodes that a command drove out of a home which they still have. */
export function drivenOut(before: ProcessModel, after: ProcessModel): readonly string[] {
  const were = outOfHome(before);
  return [...outOfHome(after)].filter((id) => {
    const [was, is] = [rows(before.nodes).find((node) => node.id === id), rows(after.nodes).find((node) => node.id === id)];
    return !were.has(id) && was?.lane === is?.lane && was?.parent === is?.parent;
  });
}

import type { ProcessNode } from './Node.ts';
import { find, rows, type ProcessModel } from './ProcessModel.ts';

const isForUndoing = (node: ProcessNode): boolean => 'isForCompensation' in node && node.isForCompensation;

/** Compensation activities by the boundary event with which they are associated (BPMN 2.0.2 §10.7). */
export function undoingBy(model: ProcessModel): ReadonlyMap<string, string> {
  return new Map(rows(model.flows).flatMap((flow): [string, string][] => {
    if (flow.kind !== 'association') return [];
    const [from, to] = [find(model.nodes, flow.source), find(model.nodes, flow.target)];
    if (from?.kind === 'boundaryEvent' && to && isForUndoing(to)) return [[from.id, to.id]];
    return to?.kind === 'boundaryEvent' && from && isForUndoing(from) ? [[to.id, from.id]] : [];
  }));
}

/** The activities of a process that can be undone: a compensation event at their edge leads to what undoes them. */
export function undoableActivities(model: ProcessModel, pool: ProcessNode['pool']): readonly ProcessNode[] {
  const undoing = undoingBy(model);
  const hosts = new Set(rows(model.nodes).flatMap((node) => (node.kind === 'boundaryEvent' && undoing.has(node.id) ? [node.attachedTo] : [])));
  return rows(model.nodes).filter((node) => node.pool === pool && hosts.has(node.id));
}

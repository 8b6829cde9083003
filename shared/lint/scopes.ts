import type { ElementId } from '../model/ids.ts';
import type { ProcessNode } from '../model/Node.ts';
import { find } from '../model/ProcessModel.ts';
import type { FlowGraph } from './FlowGraph.ts';

/** A process, or the content of a sub-process: what one start and one end belong to. */
export interface Scope {
  /** Where a finding is shown: the sub-process, the drawn pool, or the first step of a process without one. */
  readonly at: ElementId;
  readonly name: string;
  readonly frame: ProcessNode | null;
  readonly nodes: readonly ProcessNode[];
}

export function scopesOf({ model, nodes }: FlowGraph): readonly Scope[] {
  const byScope = new Map<string, ProcessNode[]>();
  for (const node of nodes) {
    const key = `${node.pool ?? ''} ${node.parent ?? ''}`;
    const list = byScope.get(key);
    if (list) list.push(node);
    else byScope.set(key, [node]);
  }
  return [...byScope.values()].map((inside): Scope => {
    const first = inside[0]!;
    const frame = find(model.nodes, first.parent) ?? null;
    const pool = find(model.pools, first.pool);
    const isDrawn = pool !== undefined && pool.kind !== 'implicit';
    return { at: frame?.id ?? (isDrawn ? pool.id : first.id), name: frame?.name || (isDrawn ? pool.name : '') || model.meta.name, frame, nodes: inside };
  });
}

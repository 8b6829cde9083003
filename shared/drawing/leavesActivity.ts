import type { Flow } from '../model/Flow.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';

/** A conditional flow shows its diamond only where it leaves a step. */
export const leavesActivity = (model: ProcessModel, flow: Flow): boolean => {
  const source = find(model.nodes, flow.source);
  return source !== undefined && 'work' in source;
};

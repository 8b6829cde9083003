import type { CallActivity, ProcessNode, SubProcess, Task } from './Node.ts';

/** What is done and takes time: a task, a call, a sub-process (BPMN 2.0.2 §10.3). */
export type Activity = Task | CallActivity | SubProcess;
export const isActivity = (node: ProcessNode): node is Activity => 'work' in node;

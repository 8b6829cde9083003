import type { Messages } from '../Messages.ts';

/** Findings: what is wrong (message) and what to do (advice). */
export const lint = {
  'lint.FLOW-01.message': ['No way leads to “{{name}}”, so no case ever gets there.', '没有路径通向“{{name}}”，任何案例都不会到达。'],
  'lint.FLOW-01.advice': ['Connect it from the step before, or delete it.', '请从前一步骤连接到它，或将其删除。'],
  'lint.FLOW-02.message': ['Nothing follows “{{name}}”, and it is no end event.', '“{{name}}”之后没有后续，且不是结束事件。'],
  'lint.FLOW-02.advice': ['Append the next step or an end event.', '请追加下一步骤或结束事件。'],
} as const satisfies Messages;

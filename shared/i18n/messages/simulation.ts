import type { Messages } from '../Messages.ts';

export const simulation = {
  'simulation.error.littlesLaw': [
    'The engine contradicted itself in replication {{replication}}: cases spent {{cycleTimes}} min in the process, but the count of cases in progress adds up to {{area}} min. No figure of this run can be trusted. Please report this with the model and the seed.',
    '引擎在第 {{replication}} 次重复中自相矛盾：案例在流程中共停留 {{cycleTimes}} 分钟，而在办案例数累计为 {{area}} 分钟。本次运行的数字均不可信，请连同模型和随机种子一起反馈。',
  ],
  'simulation.warning.notPrecise': [
    'The wanted precision was not reached after {{count}} replications. Allow more of them, or ask for less precision.',
    '重复 {{count}} 次后仍未达到所要求的精度。请允许更多次重复，或降低精度要求。',
  ],
} as const satisfies Messages;

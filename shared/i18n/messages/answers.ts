import type { Messages } from '../Messages.ts';

/** Questions that one asks of a model, and what the simulation answers. Times in the parameters already carry their unit. */
export const answers = {
  'answers.fix.controlAtZero': ['Without the time that “{{step}}” takes, the mean cycle time is {{gain}} shorter.', '若“{{step}}”不占用时间，平均周期时间缩短 {{gain}}。'],
  'answers.fix.handOffAtOnce': ['Without transfer time at the hand-off “{{flow}}”, the mean cycle time is {{gain}} shorter.', '若交接“{{flow}}”无传递时间，平均周期时间缩短 {{gain}}。'],
  'answers.change.controlAtZero': ['{{step}}: no time for the control', '{{step}}：控制不占用时间'],
  'answers.change.handOffAtOnce': ['{{flow}}: no transfer time', '{{flow}}：无传递时间'],

  'answers.error.noGoal': ['The model has no such promise or standard, or it names no limit. Give it one, or choose a time as goal.', '模型中没有该承诺或标准，或其未设定限值。请先设定，或改用时间目标。'],
} as const satisfies Messages;

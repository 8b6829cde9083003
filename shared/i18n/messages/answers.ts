import type { Messages } from '../Messages.ts';

/** Questions that one asks of a model, and what the simulation answers. Times in the parameters already carry their unit. */
export const answers = {
  'answers.fix.controlAtZero': ['Without the time that “{{step}}” takes, the mean cycle time is {{gain}} shorter.', '若“{{step}}”不占用时间，平均周期时间缩短 {{gain}}。'],
  'answers.fix.handOffAtOnce': ['Without transfer time at the hand-off “{{flow}}”, the mean cycle time is {{gain}} shorter.', '若交接“{{flow}}”无传递时间，平均周期时间缩短 {{gain}}。'],
  'answers.change.controlAtZero': ['{{step}}: no time for the control', '{{step}}：控制不占用时间'],
  'answers.change.handOffAtOnce': ['{{flow}}: no transfer time', '{{flow}}：无传递时间'],

  'answers.error.noGoal': ['The model has no such promise or standard, or it names no limit. Give it one, or choose a time as goal.', '模型中没有该承诺或标准，或其未设定限值。请先设定，或改用时间目标。'],
  'answers.error.experimentNotFound': ['This experiment is no longer there.', '该实验已不存在。'],
  'answers.error.tooManyPoints': ['{{points}} points are too many; at most {{most}} can be run. Take fewer factors or levels, or a Latin hypercube.', '{{points}} 个点过多，最多 {{most}} 个。请减少因子或水平，或改用拉丁超立方。'],
  'answers.error.otherEngine': ['This experiment was begun with engine {{before}}; this is {{now}}. Figures of two engines cannot be compared: start it again.', '该实验由引擎 {{before}} 开始，当前为 {{now}}。两个引擎的数值不可比较，请重新开始。'],
} as const satisfies Messages;

import type { Messages } from '../Messages.ts';

export const interchange = {
  'interchange.warning.ignored': ['{{where}}: Laneway does not simulate “{{what}}”. It was left out.', '{{where}}：Laneway 不支持仿真“{{what}}”，已忽略。'],
  'interchange.warning.unknown': ['{{where}} names “{{what}}”, which is not in the model. It was left out.', '{{where}} 引用的“{{what}}”不在模型中，已忽略。'],
  'interchange.warning.invalid': ['{{where}}: “{{what}}” cannot be used as it is written. It was left out.', '{{where}}：“{{what}}”的写法无效，已忽略。'],
  'interchange.warning.approximated': ['{{where}}: “{{what}}” is simulated only approximately.', '{{where}}：“{{what}}”只能近似仿真。'],
  'interchange.warning.notWritten': ['{{where}}: BPSim has no word for “{{what}}”. Other tools will not see it.', '{{where}}：BPSim 无法表达“{{what}}”，其他工具将看不到它。'],
  'interchange.error.notJson': ['The parameter file is not complete JSON ({{reason}}). Export it again from the tool that made it.', '参数文件不是完整的 JSON（{{reason}}）。请从原工具重新导出。'],
  'interchange.error.notProsimos': ['The parameter file is not a Prosimos one: {{reason}}. Give the JSON file with resource_profiles and task_resource_distribution.', '该参数文件不是 Prosimos 格式：{{reason}}。请提供包含 resource_profiles 和 task_resource_distribution 的 JSON 文件。'],
} as const satisfies Messages;

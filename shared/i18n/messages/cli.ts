import type { Messages } from '../Messages.ts';

export const cli = {
  'cli.help': [
    `Laneway: draw service processes in swimlanes, simulate variants, see which change is worth making.

Usage:
  laneway serve [--data DIR] [--port N] [--open] [--restore-backup]
  laneway simulate MODEL… [--scenario NAME|all] [--cases N] [--duration D] [--replications N]
                   [--seed N] [--warm-up auto|N] [--threads N] [--json]
  laneway convert IN OUT [--scenario NAME] [--force]
  laneway lint MODEL [--json]
  laneway --help | --version

MODEL and IN are .laneway or .bpmn files; OUT is .laneway, .bpmn or .svg.
Every command takes --lang en|zh-CN.
Exit code: 0 done; 1 done, with findings; 2 bad input, or it could not be done.`,
    `Laneway：绘制泳道服务流程，模拟各种变体，找出最值得实施的改进。

用法：
  laneway serve [--data 目录] [--port 端口] [--open] [--restore-backup]
  laneway simulate 模型… [--scenario 名称|all] [--cases 数量] [--duration 时长] [--replications 数量]
                   [--seed 种子] [--warm-up auto|数量] [--threads 数量] [--json]
  laneway convert 输入 输出 [--scenario 名称] [--force]
  laneway lint 模型 [--json]
  laneway --help | --version

“模型”和“输入”为 .laneway 或 .bpmn 文件；“输出”为 .laneway、.bpmn 或 .svg。
所有命令都支持 --lang en|zh-CN。
退出码：0 完成；1 完成但有发现；2 输入有误或无法完成。`,
  ],
  'cli.usage.unknownCommand': ['There is no command “{{command}}”. See: laneway --help', '没有命令“{{command}}”。请查看：laneway --help'],
  'cli.usage.unexpected': ['“{{argument}}” is one argument too many. See: laneway --help', '多余的参数“{{argument}}”。请查看：laneway --help'],
  'cli.usage.option': ['{{reason}} See: laneway --help', '{{reason}} 请查看：laneway --help'],
  'cli.usage.port': ['“{{value}}” is not a port. Give a number from 0 to 65535 (0: any free one).', '“{{value}}”不是有效端口。请输入 0 到 65535 之间的数字（0 表示任意空闲端口）。'],
  'cli.serve.data': ['Data folder: {{folder}}', '数据文件夹：{{folder}}'],
  'cli.serve.notBuilt': ['The pages are not built yet. Run: npm run build', '页面尚未构建。请运行：npm run build'],
  'cli.serve.portTaken': ['Laneway cannot listen on port {{port}} ({{reason}}). Choose another one with --port.', 'Laneway 无法监听端口 {{port}}（{{reason}}）。请用 --port 指定其他端口。'],
  'cli.serve.openYourself': ['No browser could be opened. Open the address above yourself.', '无法打开浏览器。请自行打开上面的地址。'],
  'cli.serve.restored': ['Continuing from the backup {{backup}}. The damaged database is kept as {{kept}}.', '已从备份 {{backup}} 恢复。损坏的数据库保留为 {{kept}}。'],
  'cli.error.internal': ['Something went wrong inside Laneway. Please report this:\n{{detail}}', 'Laneway 内部出现问题。请反馈以下信息：\n{{detail}}'],
} as const satisfies Messages;

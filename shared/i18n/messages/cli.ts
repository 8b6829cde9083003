import type { Messages } from '../Messages.ts';

export const cli = {
  'cli.help': [
    `Laneway: draw service processes in swimlanes, simulate variants, see which change is worth making.

Usage:
  laneway serve [--data DIR] [--port N] [--open] [--restore-backup]
  laneway simulate MODEL… [--params FILE] [--scenario NAME|all]… [--cases N | --duration D]
                   [--replications N] [--seed N] [--warm-up auto|N|D] [--threads N]
                   [--arrival-rule working|push] [--log FILE [--log-cases N] [--force]] [--json]
  laneway answer MODEL capacity|control|whatif|stress|experiment …   (without the rest: how)
  laneway convert IN OUT [--scenario NAME] [--simulate] [--force] …   (without the rest: how)
  laneway lint MODEL|FOLDER… [--json]
  laneway layout IN OUT [--force]
  laneway diff A B [--simulate] [--scenario NAME] [--replications N] [--cases N] [--seed N] [--threads N]
               [--json]
  laneway merge BASE OURS THEIRS -o OUT [--ours|--theirs] [--name NAME] [--simulate] [--threads N]
                [--force] [--json]
  laneway --help | --version

MODEL and IN are .laneway or .bpmn files, tables of steps (.csv, .xlsx: step, role, next, time)
or Mermaid flowcharts (.mmd, .md); OUT of convert is .laneway, .bpmn, .svg,
.png, .pdf, .html, .docx, .xlsx, .csv or .md.
A scenario is the master or a variant, by its name. --params lays the parameters
of another file (Prosimos JSON, BPSim or QBP in a BPMN file) over MODEL.
--cases starts N cases; --duration takes 90min, 8h, 30d or 4w: every case that comes in within that
time. Both run until the last case ends. --warm-up leaves out so many cases at the start, or those
of a time; 0 counts all. --arrival-rule: the gap between cases counts open hours (working), or the
clock, and the case waits for the next opening (push). --log writes every activity of the first run
as .csv or .xes, for process-mining tools; with --log-cases only those of its first N cases.
lint checks files and whole folders; layout places everything anew (.laneway, .bpmn or .svg).
diff says how B differs from A, and with --simulate what that does to the cases; merge brings two
edited copies of BASE together; --name is what the file is called where OUT is a made-up name.
Both serve git as well (docs/merging.md).
No command replaces a file without --force. Every command takes --lang en|zh-CN.
Exit code: 0 done; 1 done, with findings; 2 bad input, or it could not be done.`,
    `Laneway：绘制泳道服务流程，模拟各种变体，找出最值得实施的改进。

用法：
  laneway serve [--data 目录] [--port 端口] [--open] [--restore-backup]
  laneway simulate 模型… [--params 文件] [--scenario 名称|all]… [--cases 数量 | --duration 时长]
                   [--replications 数量] [--seed 种子] [--warm-up auto|数量|时长] [--threads 数量]
                   [--arrival-rule working|push] [--log 文件 [--log-cases 数量] [--force]] [--json]
  laneway answer 模型 capacity|control|whatif|stress|experiment …   （不带其余参数：显示用法）
  laneway convert 输入 输出 [--scenario 名称] [--simulate] [--force] …   （不带其余参数：显示用法）
  laneway lint 模型|文件夹… [--json]
  laneway layout 输入 输出 [--force]
  laneway diff 模型A 模型B [--simulate] [--scenario 名称] [--replications 数量] [--cases 数量] [--seed 种子]
               [--threads 数量] [--json]
  laneway merge 基准 我方 对方 -o 输出 [--ours|--theirs] [--name 名称] [--simulate] [--threads 数量]
                [--force] [--json]
  laneway --help | --version

“模型”和“输入”为 .laneway 或 .bpmn 文件、步骤表格（.csv、.xlsx：步骤、角色、下一步、时间）
或 Mermaid 流程图（.mmd、.md）；convert 的“输出”为 .laneway、.bpmn、.svg、
.png、.pdf、.html、.docx、.xlsx、.csv 或 .md。
--scenario 指定 master（主模型）或变体名称；
--params 将其他文件的参数（Prosimos JSON，或 BPMN 文件中的 BPSim、QBP）应用于模型。
--cases 启动指定数量的案例；--duration 可写作 90min、8h、30d 或 4w：该时间内到达的所有案例。
两者都运行到最后一个案例结束。--warm-up 略去开头的若干案例，或某段时间内到达的案例；0 表示全部计入。
--arrival-rule：到达间隔只计开放时间（working），或按时钟计算后顺延到下次开放（push）。
--log 将第一次运行的全部活动写成 .csv 或 .xes 事件日志，供流程挖掘工具使用；--log-cases 只写前 N 个案例。
lint 检查文件或整个文件夹；layout 重新布局（.laneway、.bpmn 或 .svg）。
diff 说明模型 B 与 A 的差异，加 --simulate 则仿真其影响；merge 合并由同一基准修改的两份副本，
--name 为输出使用临时名称时文件的真实名称。
两者均可供 git 使用（见 docs/merging.md）。
没有 --force 时，任何命令都不会替换已有文件。所有命令都支持 --lang en|zh-CN。
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
  'cli.serve.restored': ['Continuing from the backup {{backup}}. The database that was there before is kept as {{kept}}.', '已从备份 {{backup}} 恢复。原有的数据库保留为 {{kept}}。'],
  'cli.usage.simulate': ['Which model? For example: laneway simulate repair.laneway --scenario all', '请指定模型，例如：laneway simulate repair.laneway --scenario all'],
  'cli.usage.convert': [
    `From what to what? For example: laneway convert repair.bpmn repair.pdf --paper A3

  laneway convert IN OUT [options], by the extension of OUT:
    .laneway  the whole model with all variants     .html  the diagram to click through
    .bpmn     BPMN 2.0 [--bpsim]                    .html --handbook  the process handbook
    .svg .png .pdf  the diagram                     .docx  the handbook
    .xlsx .csv .md  steps, hand-offs, parameters and results as tables

  --scenario NAME        the master or a variant; without it, the master
  --simulate             simulates all scenarios first, for files that show results
  --theme light|dark|print                 --overlays heat,roles,times,ids
  --root ID              the inside of a sub-process (.svg, .png, .pdf, .html)
  --one-level            only that level, without those below it (.pdf)
  --scale N              pixels for one of the diagram, 0.1 to 16 (.png)
  --transparent          without a ground (.svg, .png)
  --paper A4|A3|A2|A1|A0|A5|Letter|Tabloid   (.pdf, .docx)
  --orientation portrait|landscape                    (.pdf)
  --poster [--scale N]   true size over as many sheets as it takes; --overlap MM (.pdf)
  --margin MM            white around the page (.pdf)
  --force                writes over a file that is there`,
    `请指定输入和输出，例如：laneway convert repair.bpmn repair.pdf --paper A3

  laneway convert 输入 输出 [选项]，格式由输出文件的扩展名决定：
    .laneway  含全部变体的完整模型                  .html  可点击浏览的流程图
    .bpmn     BPMN 2.0 [--bpsim]                    .html --handbook  流程手册
    .svg .png .pdf  流程图                          .docx  流程手册
    .xlsx .csv .md  步骤、交接、参数与结果表格

  --scenario 名称        主模型或变体；省略时为主模型
  --simulate             先仿真全部方案，用于显示结果的文件
  --theme light|dark|print                 --overlays heat,roles,times,ids
  --root ID              子流程的内部（.svg、.png、.pdf、.html）
  --one-level            只输出该层，不含下级（.pdf）
  --scale N              每个图形单位的像素数，0.1 至 16（.png）
  --transparent          无底色（.svg、.png）
  --paper A4|A3|A2|A1|A0|A5|Letter|Tabloid   （.pdf、.docx）
  --orientation portrait|landscape                    （.pdf）
  --poster [--scale N]   按实际尺寸分印多张；--overlap 毫米（.pdf）
  --margin 毫米          页边空白（.pdf）
  --force                覆盖已有文件`,
  ],
  'cli.usage.lint': ['Which model? For example: laneway lint repair.laneway', '请指定模型，例如：laneway lint repair.laneway'],
  'cli.usage.layout': ['From what to what? For example: laneway layout repair.bpmn tidy.bpmn', '请指定输入和输出，例如：laneway layout repair.bpmn tidy.bpmn'],
  'cli.layout.format': ['Laneway cannot write the layout to {{path}}. Give a name that ends in .laneway, .bpmn or .svg.', 'Laneway 无法将布局写入 {{path}}。请使用以 .laneway、.bpmn 或 .svg 结尾的文件名。'],
  'cli.folder.tooMany': ['{{path}} holds more than {{limit}} files. Give a smaller folder.', '{{path}} 中的文件超过 {{limit}} 个。请指定更小的文件夹。'],
  'cli.folder.empty': ['There is no model in {{path}}. Laneway looks for .laneway, .bpmn, .mmd, .csv and .xlsx files.', '{{path}} 中没有模型。Laneway 查找 .laneway、.bpmn、.mmd、.csv 和 .xlsx 文件。'],
  'cli.lint.checked_one': ['{{at}}/{{of}} {{path}}: 1 finding', '{{at}}/{{of}} {{path}}：1 项发现'],
  'cli.lint.checked_other': ['{{at}}/{{of}} {{path}}: {{count}} findings', '{{at}}/{{of}} {{path}}：{{count}} 项发现'],
  'cli.lint.refused': ['{{at}}/{{of}} {{path}}: {{reason}}', '{{at}}/{{of}} {{path}}：{{reason}}'],
  'cli.lint.summary_one': ['One file: {{findings}} findings, {{refused}} not readable.', '1 个文件：{{findings}} 项发现，{{refused}} 个无法读取。'],
  'cli.lint.summary_other': ['{{count}} files: {{findings}} findings, {{refused}} not readable.', '{{count}} 个文件：{{findings}} 项发现，{{refused}} 个无法读取。'],
  'cli.usage.number': ['{{option}} {{value}}: give a whole number from {{least}} to {{most}}.', '{{option}} {{value}}：请输入 {{least}} 到 {{most}} 之间的整数。'],
  'cli.usage.unknownOption': ['There is no option --{{option}}. See: laneway --help', '没有选项 --{{option}}。请查看：laneway --help'],
  'cli.usage.misspeltOption': ['There is no option --{{option}}. Did you mean --{{meant}}? See: laneway --help', '没有选项 --{{option}}。您是否想用 --{{meant}}？请查看：laneway --help'],
  'cli.usage.misspeltCommand': ['There is no command “{{command}}”. Did you mean “{{meant}}”? See: laneway --help', '没有命令“{{command}}”。您是否想用“{{meant}}”？请查看：laneway --help'],
  'cli.usage.arrivalRule': ['--arrival-rule {{value}}: give working or push.', '--arrival-rule {{value}}：请指定 working 或 push。'],
  'cli.log.format': ['Laneway cannot write the log {{path}}. Give a name that ends in .csv or .xes.', 'Laneway 无法写出日志 {{path}}。请使用以 .csv 或 .xes 结尾的文件名。'],
  'cli.log.casesOnly': ['--log-cases says how much of a log is written. Name the file with --log.', '--log-cases 限定日志的案例数。请用 --log 指定日志文件。'],
  'cli.log.one': ['One log holds the run of one model. Simulate the models one by one.', '一个日志只包含一个模型的运行。请逐个模型仿真。'],
  'cli.params.refused': ['{{path}}: {{reason}}', '{{path}}：{{reason}}'],
  'cli.usage.duration': ['{{option}} {{value}}: give a time such as 90min, 8h, 30d or 4w, at most {{weeks}}w.', '{{option}} {{value}}：请输入 90min、8h、30d 或 4w 这样的时长，最长 {{weeks}}w。'],
  'cli.usage.casesOrDuration': ['Give --cases or --duration, not both.', '--cases 与 --duration 只能指定一个。'],
  'cli.file.unreadable': ['{{path}} cannot be read ({{reason}}). Check the name and your permissions.', '无法读取 {{path}}（{{reason}}）。请检查文件名和权限。'],
  'cli.file.missing': ['There is no file {{path}}. Check the name and the folder.', '没有文件 {{path}}。请检查文件名和文件夹。'],
  'cli.file.isFolder': ['{{path}} is a folder. Give the name of a file in it.', '{{path}} 是文件夹。请指定其中的文件。'],
  'cli.file.forbidden': ['You may not read {{path}}. Change its permissions, or give a copy that you may read.', '您没有读取 {{path}} 的权限。请修改其权限，或指定一个可读取的副本。'],
  'cli.file.tooLarge': ['{{path}} is larger than {{limit}} MB, which no model is. Check the name.', '{{path}} 超过 {{limit}} MB，不可能是模型文件。请检查文件名。'],
  'cli.usage.language': ['--lang {{value}}: give en or zh-CN.', '--lang {{value}}：请指定 en 或 zh-CN。'],
  'cli.error.output': ['The result could not be written ({{reason}}). Free some space, or write it somewhere else.', '无法写出结果（{{reason}}）。请释放磁盘空间，或写到其他位置。'],
  'cli.file.unwritable': ['{{path}} cannot be written ({{reason}}). Check the folder and your permissions.', '无法写入 {{path}}（{{reason}}）。请检查文件夹和权限。'],
  'cli.file.exists': ['{{path}} is there already and was left as it is. Add --force to replace it.', '{{path}} 已存在，未作改动。如需替换请加 --force。'],
  'cli.convert.format': ['Laneway cannot write {{path}}. Give a name that ends in {{known}}.', 'Laneway 无法写入 {{path}}。请使用以 {{known}} 结尾的文件名。'],
  'cli.convert.notTaken': ['--{{option}} says nothing about a .{{format}} file; it is for {{formats}}. Leave it out.', '--{{option}} 不适用于 .{{format}} 文件，仅适用于 {{formats}}。请去掉该选项。'],
  'cli.convert.choice': ['--{{option}} {{value}}: give one of {{known}}.', '--{{option}} {{value}}：可选值为 {{known}}。'],
  'cli.convert.number': ['--{{option}} {{value}}: give a number from {{least}} to {{most}}.', '--{{option}} {{value}}：请输入 {{least}} 到 {{most}} 之间的数字。'],
  'cli.convert.onlyPoster': ['--{{option}} is for a poster. Give --poster too, or leave it out.', '--{{option}} 仅用于拼接海报。请同时使用 --poster，或去掉该选项。'],
  'cli.convert.stopped': ['Stopped. No file was written.', '已停止，未写入文件。'],
  'cli.convert.writing': ['Writing {{path}} …', '正在写入 {{path}} …'],
  'cli.convert.one': ['One file holds one scenario. Name it with --scenario NAME.', '一个文件只能包含一个方案。请用 --scenario 名称 指定。'],
  'cli.scenario.unknown': ['There is no variant “{{name}}”. The model has: {{known}}.', '没有变体“{{name}}”。模型中有：{{known}}。'],
  'cli.lint.clean': ['No problems found.', '未发现问题。'],
  'cli.lint.error': ['error', '错误'],
  'cli.lint.warning': ['warning', '警告'],
  'cli.lint.info': ['hint', '提示'],
  'cli.simulate.progress': ['{{path}}: {{done}} of {{total}} runs', '{{path}}：已完成 {{done}} / {{total}} 次运行'],
  'cli.simulate.stopped': ['Stopped.', '已停止。'],
  'cli.report.scenario_one': ['{{name}} ({{replications}} replication, {{cases}} cases, seed {{seed}})', '{{name}}（{{replications}} 次重复，{{cases}} 个案例，种子 {{seed}}）'],
  'cli.report.scenario_other': ['{{name}} ({{replications}} replications, {{cases}} cases, seed {{seed}})', '{{name}}（{{replications}} 次重复，{{cases}} 个案例，种子 {{seed}}）'],
  'cli.report.cycleTime': ['Cycle time {{mean}}; half of the cases within {{p50}}, nine in ten within {{p90}}', '周期时间 {{mean}}；半数案例在 {{p50}}内完成，九成在 {{p90}}内完成'],
  'cli.report.waitingTime': ['of it waiting {{mean}}', '其中等待 {{mean}}'],
  'cli.report.processingTime': ['of it processing {{mean}}', '其中处理 {{mean}}'],
  'cli.report.cost': ['Cost per case {{mean}}', '每个案例成本 {{mean}}'],
  'cli.report.flow': ['{{throughput}} cases per hour, {{wip}} in progress (at most {{most}}), flow efficiency {{efficiency}}', '每小时 {{throughput}} 个案例，在制 {{wip}} 个（最多 {{most}} 个），流程效率 {{efficiency}}'],
  'cli.report.role': ['{{name}} ({{headcount}}): utilisation {{utilisation}}, cases wait {{waiting}} for it', '{{name}}（{{headcount}} 人）：利用率 {{utilisation}}，每个案例为其等待 {{waiting}}'],
  'cli.report.verdict.better': ['{{variant}} is faster than {{base}}: {{change}} per case.', '“{{variant}}”比“{{base}}”更快：每个案例 {{change}}。'],
  'cli.report.verdict.worse': ['{{variant}} is slower than {{base}}: {{change}} per case.', '“{{variant}}”比“{{base}}”更慢：每个案例 {{change}}。'],
  'cli.report.verdict.noDifferenceShown': ['No difference shown between {{variant}} and {{base}}: {{change}} per case.', '“{{variant}}”与“{{base}}”之间未显示出差异：每个案例 {{change}}。'],
  'cli.report.fix.onePersonMore': ['Fix this first: one more person in {{role}} shortens the mean cycle time by {{gain}}.', '首先改进：“{{role}}”增加 1 人，平均周期时间缩短 {{gain}}。'],
  'cli.report.fix.stepFaster': ['Fix this first: making “{{step}}” {{percent}}% faster shortens the mean cycle time by {{gain}}.', '首先改进：“{{step}}”提速 {{percent}}%，平均周期时间缩短 {{gain}}。'],
  'cli.report.fix.controlAtZero': ['Fix this first: without the time that “{{step}}” takes, the mean cycle time is {{gain}} shorter.', '首先改进：若“{{step}}”不占用时间，平均周期时间缩短 {{gain}}。'],
  'cli.report.fix.handOffAtOnce': ['Fix this first: without transfer time at the hand-off “{{flow}}”, the mean cycle time is {{gain}} shorter.', '首先改进：若交接“{{flow}}”无传递时间，平均周期时间缩短 {{gain}}。'],
  'cli.report.fix.none': ['No single change shows a gain.', '没有单项改变显示出收益。'],
  'cli.report.warning': ['Note:', '注意：'],
  'cli.error.internal': ['Something went wrong inside Laneway. Please report this:\n{{detail}}', 'Laneway 内部出现问题。请反馈以下信息：\n{{detail}}'],
} as const satisfies Messages;

import type { Messages } from '../Messages.ts';

/** What happened in a run, as a file for process-mining tools. */
export const eventLog = {
  'eventLog.open': ['Event log…', '事件日志…'],
  'eventLog.title': ['Save an event log', '保存事件日志'],
  'eventLog.intro': ['One run is simulated again and written down: every activity of each case, who did it, and when it became possible, began, paused and ended. For process-mining tools and spreadsheets.', '重新仿真一次运行并记录下来：每个案例的每项活动、由谁完成，以及何时可做、开始、暂停和结束。供流程挖掘工具和电子表格使用。'],
  'eventLog.hint': ['Every activity of a run as a file, for process mining.', '将一次运行的全部活动存为文件，供流程挖掘。'],
  'eventLog.scenario': ['Scenario', '变体'],
  'eventLog.format': ['Format', '格式'],
  'eventLog.csv.use': ['A table with one row for each activity: Excel, Disco, any program.', '每项活动一行的表格：适用于 Excel、Disco 等任何程序。'],
  'eventLog.xes.use': ['The standard of process mining (IEEE 1849): ProM, PM4Py, Celonis.', '流程挖掘标准（IEEE 1849）：适用于 ProM、PM4Py、Celonis。'],
  'eventLog.cases': ['First cases', '前 N 个案例'],
  'eventLog.cases.all': ['all {{n}}', '全部 {{n}} 个'],
  'eventLog.cases.hint': ['The run has {{n}} cases; the others take part, and are not written down.', '该运行有 {{n}} 个案例；其余案例参与仿真，但不写入日志。'],
  'eventLog.save': ['Save log', '保存日志'],
  'eventLog.going': ['Simulating and writing the log …', '正在仿真并写入日志…'],
  'eventLog.stop': ['Stop', '停止'],
  'eventLog.saved': ['Event log saved as “{{name}}”', '事件日志已保存为“{{name}}”'],
  'eventLog.cut': ['Event log saved as “{{name}}”, with its first cases only', '事件日志已保存为“{{name}}”，仅含前面的案例'],
  'eventLog.cut.detail': ['More would not fit into one file of 40 MB. The command line writes logs of any length: laneway simulate MODEL --log FILE.', '单个文件（40 MB）无法容纳更多案例。命令行可写出任意长度的日志：laneway simulate 模型 --log 文件。'],
  'eventLog.inExport': ['Event log', '事件日志'],
  'eventLog.inExport.use': ['What happens in a run (CSV, XES)', '一次运行中的全部活动（CSV、XES）'],
} as const satisfies Messages;

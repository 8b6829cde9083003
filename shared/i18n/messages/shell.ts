import type { Messages } from '../Messages.ts';

/** The frame around everything: start page, title bar, panels, palette, messages. */
export const shell = {
  'shell.message.unknown': ['Message of another version ({{key}})', '来自其他版本的消息（{{key}}）'],

  'shell.connection.none': ['Laneway is not connected to its data yet. Wait a moment, then try again.', 'Laneway 尚未连接到数据。请稍候再试。'],

  'shell.announce.undone': ['Undone: {{edit}}', '已撤销：{{edit}}'],
  'shell.announce.redone': ['Redone: {{edit}}', '已重做：{{edit}}'],

  'shell.conflict.reloaded_one': ['This model was changed in another window. It was loaded again; your last change did not fit and was left out.', '此模型已在其他窗口中更改，现已重新加载；您的最后一次更改与之冲突，未被采用。'],
  'shell.conflict.reloaded_other': ['This model was changed in another window. It was loaded again; your last {{count}} changes did not fit and were left out.', '此模型已在其他窗口中更改，现已重新加载；您最后的 {{count}} 次更改与之冲突，未被采用。'],
  'shell.conflict.updated': ['Updated with changes from another window.', '已同步其他窗口中的更改。'],
  'shell.save.stay': ['Your last changes are not saved yet, so the model stays open. Check that Laneway is still running, then save again.', '最近的更改尚未保存，因此模型保持打开。请确认 Laneway 仍在运行，然后重试保存。'],
  'shell.save.retry': ['Save again', '重试保存'],
  'shell.simulation.notSaved': ['The simulation uses what is saved, and the last changes are not. Save again, then run.', '仿真使用已保存的数据，而最近的更改尚未保存。请先重试保存，再运行仿真。'],
  'shell.simulation.cancelled': ['Simulation stopped.', '仿真已停止。'],
  'shell.import.failed': ['“{{name}}” was not imported', '未能导入“{{name}}”'],
} as const satisfies Messages;

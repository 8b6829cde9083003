import type { Messages } from '../Messages.ts';

/** Texts of the Electron host: native menus and dialogs. */
export const desktop = {
  'desktop.cancel': ['Cancel', '取消'],

  'desktop.link.question': ['Open this address in your browser?', '在浏览器中打开此地址？'],
  'desktop.link.open': ['Open', '打开'],

  'desktop.menu.services': ['Services', '服务'],
  'desktop.menu.hide': ['Hide Laneway', '隐藏 Laneway'],
  'desktop.menu.hideOthers': ['Hide others', '隐藏其他'],
  'desktop.menu.unhide': ['Show all', '全部显示'],
  'desktop.menu.quit': ['Quit Laneway', '退出 Laneway'],
  'desktop.menu.window': ['Window', '窗口'],
  'desktop.menu.minimize': ['Minimise', '最小化'],
  'desktop.menu.zoom': ['Zoom', '缩放'],
  'desktop.menu.front': ['Bring all to front', '全部置于顶层'],
  'desktop.menu.fullScreen': ['Full screen', '全屏'],
  'desktop.menu.recent': ['Open recent', '打开最近的文件'],
  'desktop.menu.clearRecent': ['Clear list', '清除列表'],
  'desktop.menu.close': ['Close window', '关闭窗口'],
  'desktop.menu.reload': ['Reload', '重新加载'],
  'desktop.menu.tools': ['Developer tools', '开发者工具'],

  'desktop.dialog.modelFiles': ['Process models', '流程模型'],
  'desktop.dialog.allFiles': ['All files', '所有文件'],
  'desktop.dialog.saveFailed': ['“{{name}}” could not be saved', '无法保存“{{name}}”'],
  'desktop.dialog.saveFailedAdvice': ['{{reason}} Nothing was changed in the file that was there before. Choose another folder, or free some space, and save again.', '{{reason}} 原有文件未作任何更改。请选择其他文件夹或释放磁盘空间，然后重新保存。'],
  'desktop.dialog.pdf': ['PDF document', 'PDF 文档'],

  'desktop.closing.question': ['Your last change is not saved yet', '最近的更改尚未保存'],
  'desktop.closing.detail': ['Laneway is still writing it to the disk. Keep the window open until “Saved” is shown, or close it and lose the change.', 'Laneway 正在将其写入磁盘。请保持窗口打开，直到显示“已保存”；现在关闭将丢失该更改。'],
  'desktop.closing.stay': ['Keep open', '保持打开'],
  'desktop.closing.leave': ['Close and lose it', '关闭并放弃'],

  'desktop.gone.message': ['The window stopped working again', '窗口再次停止工作'],
  'desktop.gone.detail': ['Everything that was shown as saved is safe. Reason: {{reason}} (code {{code}}).', '所有已显示为“已保存”的内容均安全。原因：{{reason}}（代码 {{code}}）。'],
  'desktop.gone.reload': ['Reload window', '重新加载窗口'],
  'desktop.gone.quit': ['Quit Laneway', '退出 Laneway'],
  'desktop.hung.message': ['The window does not respond', '窗口没有响应'],
  'desktop.hung.detail': ['It may be working on something large. Everything that was shown as saved is safe.', '可能正在处理较大的任务。所有已显示为“已保存”的内容均安全。'],
  'desktop.hung.wait': ['Wait', '等待'],

  'desktop.start.notRestored': ['The backup could not be restored: {{reason}}', '无法恢复备份：{{reason}}'],
  'desktop.start.restore': ['Restore the last backup', '恢复最近的备份'],

  'desktop.error.noWindow': ['The window was closed before this was done. Open it again and repeat.', '操作完成前窗口已关闭。请重新打开窗口后再试。'],
  'desktop.error.start': ['Laneway cannot start', 'Laneway 无法启动'],
  'desktop.error.foreignSender': ['A page that is not part of Laneway asked for this. It was refused.', '该请求来自非 Laneway 页面，已被拒绝。'],
  'desktop.error.fileTooLarge': ['“{{name}}” is larger than {{limit}} MB. Split the model, or remove embedded pictures, and try again.', '“{{name}}”超过 {{limit}} MB。请拆分模型或移除内嵌图片后重试。'],
  'desktop.error.fileUnreadable': ['“{{name}}” could not be read: {{reason}}. Check that the file is still there and that you may open it.', '无法读取“{{name}}”：{{reason}}。请确认文件仍然存在且您有权打开。'],
  'desktop.error.notAModel': ['“{{name}}” is not a file that Laneway opens. Choose a .laneway or .bpmn file.', '“{{name}}”不是 Laneway 可打开的文件。请选择 .laneway 或 .bpmn 文件。'],
} as const satisfies Messages;

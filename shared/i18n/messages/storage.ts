import type { Messages } from '../Messages.ts';

export const storage = {
  'storage.error.locked': [
    'Another Laneway is using the data folder {{folder}}. Close it, or start this one with another folder.',
    '另一个 Laneway 正在使用数据文件夹 {{folder}}。请关闭它，或为当前程序指定其他文件夹。',
  ],
  'storage.error.newer': [
    'The data in {{folder}} was written by a newer Laneway (data version {{found}}; this one reads up to {{known}}). Nothing was changed. Install the newer Laneway to open it.',
    '{{folder}} 中的数据由更新版本的 Laneway 写入（数据版本 {{found}}，当前程序最高支持 {{known}}）。数据未作任何改动。请安装新版 Laneway 后再打开。',
  ],
  'storage.error.notLaneway': [
    'The file {{file}} is not a Laneway database. Nothing was changed. Move it elsewhere, or choose another data folder.',
    '文件 {{file}} 不是 Laneway 数据库。文件未作任何改动。请将它移走，或选择其他数据文件夹。',
  ],
  'storage.error.corrupt': [
    'The database {{file}} is damaged and was left as it is. The last good backup is {{backup}}. Start Laneway with --restore-backup to continue from it; the damaged file is kept beside it.',
    '数据库 {{file}} 已损坏，已原样保留。最近一份完好的备份是 {{backup}}。使用 --restore-backup 启动 Laneway 即可从该备份继续；损坏的文件会保留在同一文件夹中。',
  ],
  'storage.error.corruptNoBackup': [
    'The database {{file}} is damaged and was left as it is. There is no backup yet. Copy the file to a safe place, then start Laneway with another data folder.',
    '数据库 {{file}} 已损坏，已原样保留。目前还没有备份。请先将该文件复制到安全位置，然后用其他数据文件夹启动 Laneway。',
  ],
  'storage.error.readOnlyFolder': [
    'Laneway cannot write to the data folder {{folder}}. Give yourself permission to write there, or choose another folder.',
    'Laneway 无法写入数据文件夹 {{folder}}。请授予该文件夹的写入权限，或选择其他文件夹。',
  ],
  'storage.error.fullAtStart': [
    'The disk that holds {{folder}} is full. Free some space and start Laneway again; nothing that was stored is lost.',
    '{{folder}} 所在的磁盘已满。请释放一些空间后重新启动 Laneway；已保存的内容没有丢失。',
  ],
  'storage.error.unusableAtStart': [
    'The data folder {{folder}} cannot be read properly. Check the disk, or choose another folder; nothing was changed.',
    '无法正常读取数据文件夹 {{folder}}。请检查磁盘，或选择其他文件夹；数据未作任何改动。',
  ],
  'storage.error.full': [
    'The disk that holds {{folder}} is full, so the last change is not stored yet. Free some space and try again; nothing stored before is lost.',
    '{{folder}} 所在的磁盘已满，最近的更改尚未保存。请释放一些空间后重试；此前保存的内容没有丢失。',
  ],
  'storage.error.readOnly': [
    'The data folder {{folder}} cannot be written any more, so the last change is not stored. Make it writable and try again; nothing stored before is lost.',
    '数据文件夹 {{folder}} 已无法写入，最近的更改尚未保存。请恢复写入权限后重试；此前保存的内容没有丢失。',
  ],
  'storage.error.corruptWhileOpen': [
    'The database in {{folder}} is damaged. Close Laneway and start it again: it will check the data and offer the last good backup.',
    '{{folder}} 中的数据库已损坏。请关闭并重新启动 Laneway：它会检查数据并提供最近一份完好的备份。',
  ],
  'storage.error.busy': [
    'The database in {{folder}} is in use by another program. Close that program and try again.',
    '{{folder}} 中的数据库正被其他程序占用。请关闭该程序后重试。',
  ],
  'storage.error.unusable': [
    'The disk that holds {{folder}} does not answer properly, so the last change is not stored. Check the disk and try again.',
    '{{folder}} 所在的磁盘读写异常，最近的更改尚未保存。请检查磁盘后重试。',
  ],
  'storage.error.noBackup': ['There is no backup in {{folder}} that can be read, or another Laneway is using the folder. Nothing was changed.', '{{folder}} 中没有可读取的备份，或该文件夹正被另一个 Laneway 使用。数据未作任何改动。'],
  'storage.error.unreadableModel': [
    'The stored model “{{name}}” cannot be read ({{where}}). It was left as it is. Restore a backup, or open a copy that you exported.',
    '无法读取已保存的模型“{{name}}”（{{where}}）。数据已原样保留。请恢复备份，或打开您导出的副本。',
  ],
  'storage.error.unreadableAttachment': [
    'The stored file “{{name}}” of this model is damaged, so it cannot go into the export. Restore a backup, or export as SVG.',
    '此模型保存的文件“{{name}}”已损坏，无法写入导出文件。请恢复备份，或导出为 SVG。',
  ],
  'storage.model.notFound': ['This model is no longer in the library. Go back to the start page and choose another one.', '此模型已不在模型库中。请返回起始页选择其他模型。'],
  'storage.model.trashed': ['“{{name}}” is in the trash. Restore it to edit it.', '“{{name}}”在回收站中。请先还原再编辑。'],
  'storage.folder.notFound': ['This folder is no longer there. Choose another one.', '此文件夹已不存在。请选择其他文件夹。'],
  'storage.folder.nameMissing': ['Give the folder a name.', '请为文件夹命名。'],
  'storage.commit.conflict': [
    'This model was changed elsewhere in the meantime (revision {{current}}, yours is {{base}}). Your view is brought up to date; repeat your last change.',
    '此模型同时在别处被修改（当前修订为 {{current}}，您的修订为 {{base}}）。视图将更新到最新状态，请重做上一步更改。',
  ],
  'storage.commit.notOnStack': ['There is nothing to undo or redo at this point. Your view is brought up to date.', '当前没有可撤销或重做的操作。视图将更新到最新状态。'],
  'storage.commit.unreadable': [
    'The change was refused because the model would become unreadable ({{where}}: {{problem}}). The model is as it was before.',
    '更改被拒绝，因为它会使模型无法读取（{{where}}：{{problem}}）。模型保持更改前的状态。',
  ],
  'storage.import.unknownFormat': [
    'Laneway cannot tell what “{{name}}” is. It reads .laneway, .bpmn, tables of steps (.csv, .xlsx) and Mermaid flowcharts (.mmd, .md).',
    '无法识别“{{name}}”的格式。可读取 .laneway、.bpmn、步骤表格（.csv、.xlsx）和 Mermaid 流程图（.mmd、.md）。',
  ],
  'storage.variant.notFound': ['This variant is no longer in the model. Choose another one.', '此变体已不在模型中。请选择其他变体。'],
  'storage.sample.notFound': ['This sample is no longer there. Choose another one.', '此示例已不存在。请选择其他示例。'],
  'storage.run.notFound': ['This run is no longer stored. Start a new one.', '此次运行已不再保存。请重新运行。'],
  'storage.call.unknown': ['This version of Laneway does not know the call “{{call}}”. Reload the page.', '当前版本的 Laneway 不支持调用“{{call}}”。请重新加载页面。'],
  'storage.call.badInput': ['The call “{{call}}” was refused: {{problem}}.', '调用“{{call}}”被拒绝：{{problem}}。'],
  'storage.call.notAvailable': ['This is not available in the browser. The desktop program can do it.', '浏览器中不支持此功能。请使用桌面程序。'],
  'storage.call.internal': [
    'Something went wrong inside Laneway. Your stored work is safe. Try again; if it happens again, report it with the text below.',
    'Laneway 内部出现问题。已保存的工作不受影响。请重试；如果再次发生，请附上以下信息反馈。',
  ],
  'storage.connection.lost': [
    'The connection to Laneway was lost. It is being restored; the last action may have to be repeated.',
    '与 Laneway 的连接已断开，正在恢复；上一步操作可能需要重做。',
  ],
  'storage.connection.refused': [
    'Laneway does not answer at this address. Start it again and open the address that it prints.',
    'Laneway 在此地址没有响应。请重新启动它，并打开它显示的地址。',
  ],
  'storage.connection.noToken': [
    'This address lacks its key. Open the full address that Laneway printed when it was started.',
    '此地址缺少访问密钥。请打开 Laneway 启动时显示的完整地址。',
  ],
  'storage.connection.tooLarge': [
    'This is too large to be sent to Laneway ({{megabytes}} MB; at most {{limit}} MB).',
    '内容过大，无法发送到 Laneway（{{megabytes}} MB，上限 {{limit}} MB）。',
  ],
} as const satisfies Messages;

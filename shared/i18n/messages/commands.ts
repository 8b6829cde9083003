import type { Messages } from '../Messages.ts';

/** What undo and the history call an edit. */
export const commands = {
  'commands.reroute': ['Re-route', '重新布线'],
  'commands.bend': ['Bend flow', '调整连线'],
  'commands.rename': ['Rename to “{{name}}”', '重命名为“{{name}}”'],
  'commands.addPool': ['Add pool “{{name}}”', '添加泳池“{{name}}”'],
  'commands.addLane': ['Add lane “{{name}}”', '添加泳道“{{name}}”'],
  'commands.addNode': ['Add “{{name}}”', '添加“{{name}}”'],
  'commands.addNode.unnamed': ['Add element', '添加元素'],
  'commands.appendNode.unnamed': ['Append element', '追加元素'],
  'commands.insertNode.unnamed': ['Insert element', '插入元素'],
  'commands.appendNode': ['Append “{{name}}”', '追加“{{name}}”'],
  'commands.insertNode': ['Insert “{{name}}”', '插入“{{name}}”'],
  'commands.connect': ['Connect', '连接'],
  'commands.reconnect': ['Reconnect', '重新连接'],
  'commands.move_one': ['Move {{count}} element', '移动 {{count}} 个元素'],
  'commands.move_other': ['Move {{count}} elements', '移动 {{count}} 个元素'],
  'commands.delete_one': ['Delete {{count}} element', '删除 {{count}} 个元素'],
  'commands.delete_other': ['Delete {{count}} elements', '删除 {{count}} 个元素'],
  'commands.setProperty': ['Change property', '更改属性'],
} as const satisfies Messages;

import type { Messages } from '../Messages.ts';

/** Differences of two models, and conflicts of a merge. */
export const compare = {
  'compare.settle': ['Settle conflict', '解决合并冲突'],
  'compare.settle.changedSince': ['“{{id}}” is no longer as it was when the copies were merged. Change it by hand, then mark the conflict as settled.', '“{{id}}”自合并后已有改动。请手动修改，然后将该冲突标记为已解决。'],
  'compare.settle.notWhole': ['This would leave “{{id}}” without something it needs. Settle the other conflicts about it first, or change it by hand.', '这样会使“{{id}}”缺少所需的内容。请先解决与之相关的其他冲突，或手动修改。'],
  'compare.note.rerouted_one': ['{{count}} flow was drawn anew: its ends moved in both copies.', '重新绘制了 {{count}} 条连线：两份副本都移动了其端点。'],
  'compare.note.rerouted_other': ['{{count}} flows were drawn anew: their ends moved in both copies.', '重新绘制了 {{count}} 条连线：两份副本都移动了其端点。'],
  'compare.note.moved_one': ['{{count}} element was moved in both copies. Both moves count; look at its place.', '{{count}} 个元素在两份副本中都被移动，两次移动均已计入，请检查其位置。'],
  'compare.note.moved_other': ['{{count}} elements were moved in both copies. Both moves count; look at their places.', '{{count}} 个元素在两份副本中都被移动，两次移动均已计入，请检查其位置。'],
  'compare.note.collides_one': ['Variant “{{variant}}” and a change of its parent do not agree in {{count}} place. Open the variant to decide.', '变体“{{variant}}”与其上级的改动有 {{count}} 处不一致，请打开该变体处理。'],
  'compare.note.collides_other': ['Variant “{{variant}}” and changes of its parent do not agree in {{count}} places. Open the variant to decide.', '变体“{{variant}}”与其上级的改动有 {{count}} 处不一致，请打开该变体处理。'],
} as const satisfies Messages;

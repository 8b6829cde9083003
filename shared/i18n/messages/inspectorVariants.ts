import type { Messages } from '../Messages.ts';

/** The table of variants and their parameters. */
export const inspectorVariants = {
  'inspector.variants': ['Parameters by variant', '各变体的参数'],
  'inspector.variants.show': ['Show', '显示'],
  'inspector.variants.different': ['What differs', '有差异的'],
  'inspector.variants.people': ['People', '人员'],
  'inspector.variants.times': ['Times and arrivals', '时间与到达'],
  'inspector.variants.shares': ['Shares', '比例'],
  'inspector.variants.all': ['Everything', '全部'],
  'inspector.variants.nothing': ['Nothing here. Choose another list above.', '此处没有内容，请在上方选择其他列表。'],
  'inspector.variants.parameter': ['Parameter', '参数'],
  'inspector.variants.kind.headcount': ['Headcount', '人数'],
  'inspector.variants.kind.cost': ['Cost per hour', '每小时成本'],
  'inspector.variants.kind.arrivals': ['Mean time between cases', '平均到达间隔'],
  'inspector.variants.kind.duration': ['Mean hands-on time', '平均作业时间'],
  'inspector.variants.kind.delay': ['Mean wait', '平均等待'],
  'inspector.variants.kind.share': ['Share of cases', '案例占比'],
  'inspector.variants.kind.transfer': ['Mean transfer time', '平均传递时间'],
  'inspector.variants.cell': ['{{kind}} of {{parameter}} in {{variant}}', '{{variant}}中{{parameter}}的{{kind}}'],
  'inspector.variants.gone': ['Not in this variant', '该变体中不存在'],
  'inspector.variants.named_one': ['{{count}} by name', '具名 {{count}} 人'],
  'inspector.variants.named_other': ['{{count}} by name', '具名 {{count}} 人'],
  'inspector.variants.revert': ['{{parameter}} in {{variant}}: back to {{value}}', '{{variant}}中的{{parameter}}：恢复为 {{value}}'],
  'inspector.variants.revertTo': ['Inherit {{value}} again', '恢复继承值 {{value}}'],
} as const satisfies Messages;

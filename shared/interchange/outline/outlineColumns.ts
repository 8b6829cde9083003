/** The columns of an outline: what a writer calls each in both languages, and what else a reader takes for it. */
export const OUTLINE_COLUMNS = {
  no: { en: 'no', zh: '序号', also: ['no.', 'nr', 'nr.', 'number', '#', 'row', '行号', '号'] },
  id: { en: 'id', zh: '编号', also: ['step id', 'element id', '标识', '标识符'] },
  step: { en: 'step', zh: '步骤', also: ['step name', 'name', 'task', 'activity', 'activity name', 'what', 'process step', '步骤名称', '名称', '任务', '活动', '活动名称', '工作', '节点', '环节'] },
  type: { en: 'type', zh: '类型', also: ['kind', 'element', 'shape', 'bpmn type', '种类', '节点类型', '元素'] },
  role: { en: 'role', zh: '角色', also: ['lane', 'who', 'owner', 'actor', 'department', 'responsible', 'performer', 'function', 'swimlane', '泳道', '岗位', '部门', '负责人', '执行人', '责任人', '责任部门'] },
  pool: { en: 'pool', zh: '泳池', also: ['process', 'organisation', 'organization', 'participant', '流程', '组织', '参与者'] },
  within: { en: 'within', zh: '所属', also: ['所属子流程', 'sub-process', 'subprocess', 'parent', 'part of', '子流程', '上级', '父步骤'] },
  on: { en: 'on', zh: '附着于', also: ['attached to', 'attached', 'boundary of', '依附于'] },
  next: { en: 'next', zh: '下一步', also: ['next step', 'next steps', 'successor', 'successors', 'then', 'to', 'goes to', 'followed by', '后续', '后续步骤', '下一步骤', '下步', '去向', '流向', '后继'] },
  condition: { en: 'condition', zh: '条件', also: ['if', 'when', 'branch', 'case', '分支', '判断条件', '分支条件', '如果'] },
  share: { en: 'share', zh: '占比', also: ['probability', 'percent', 'percentage', '%', 'odds', '概率', '比例', '份额'] },
  time: { en: 'time', zh: '时间', also: ['duration', 'processing time', 'cycle time', 'work time', 'effort', 'how long', '时长', '耗时', '处理时间', '工时', '用时', '持续时间', '作业时间'] },
  unit: { en: 'unit', zh: '单位', also: ['time unit', 'uom', '时间单位'] },
  documentation: { en: 'documentation', zh: '说明', also: ['description', 'notes', 'note', 'comment', 'comments', 'details', 'remarks', '描述', '备注', '文档', '注释', '详情'] },
} as const;

export type OutlineColumn = keyof typeof OUTLINE_COLUMNS;

/** Spelling without what people vary: case, width, blanks, hyphens. */
const plain = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/[\s_\-–.:：*]+/g, '');

const COLUMN_OF = new Map<string, OutlineColumn>(
  Object.entries(OUTLINE_COLUMNS).flatMap(([column, { en, zh, also }]) => [en, zh, ...also].map((name): [string, OutlineColumn] => [plain(name), column as OutlineColumn])),
);

export interface OutlineHeader {
  readonly column: OutlineColumn;
  /** What stands in brackets behind the name: the unit, in `Time (min)`. */
  readonly inBrackets: string;
}

/** The column that a header means, in either language; `null` when it is none of an outline. */
export function outlineColumn(header: string): OutlineHeader | null {
  const [, name = '', , inBrackets = ''] = /^([^([（【]*)([([（【]([^)\]）】]*)[)\]）】])?/.exec(header.trim()) ?? [];
  const column = COLUMN_OF.get(plain(name));
  return column === undefined ? null : { column, inBrackets: inBrackets.trim() };
}

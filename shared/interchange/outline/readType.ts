import { catalogue } from '../../i18n/catalogue.ts';
import { EVENT_DEFINITION_KINDS, type EventDefinition, type NodeKind } from '../../model/Node.ts';
import { NODE_KINDS } from '../../model/nodeKinds.ts';

export interface OutlineType {
  readonly kind: NodeKind;
  readonly definition: EventDefinition['kind'] | null;
}

/** What people call the kinds of steps besides the standard's names. */
const ALSO: Partial<Record<NodeKind, readonly string[]>> = {
  task: ['step', 'activity', 'action', 'process', '步骤', '活动', '动作', '普通任务'],
  userTask: ['user', 'human task', '人工任务', '用户'],
  serviceTask: ['service', 'system', 'automatic', 'system task', '服务', '系统', '系统任务', '自动任务'],
  manualTask: ['manual', '手工', '手动', '手动任务'],
  scriptTask: ['script', '脚本'],
  businessRuleTask: ['rule', 'business rule', '规则', '规则任务'],
  sendTask: ['send', 'send message', '发送', '发送消息'],
  receiveTask: ['receive', 'receive message', '接收', '接收消息'],
  callActivity: ['call', '调用', '调用流程'],
  subProcess: ['sub', 'subprocess', '子过程'],
  exclusiveGateway: ['gateway', 'decision', 'choice', 'xor', 'exclusive', 'if', 'branch', '网关', '判断', '决策', '分支', '条件', '互斥网关', '选择'],
  parallelGateway: ['and', 'parallel', 'fork', 'join', '并行', '并发', '汇合', '并行网关'],
  inclusiveGateway: ['or', 'inclusive', '包容', '包含网关'],
  eventBasedGateway: ['event gateway', 'event based', '基于事件的网关'],
  complexGateway: ['complex'],
  startEvent: ['start', 'begin', 'trigger', '开始', '起点', '启动', '触发'],
  endEvent: ['end', 'stop', 'finish', '结束', '终点', '完成'],
  intermediateCatchEvent: ['wait', 'delay', 'event', 'intermediate event', 'catch event', '等待', '中间事件', '事件'],
  intermediateThrowEvent: ['throw event', 'milestone', '里程碑'],
  boundaryEvent: ['boundary', '边界'],
};

/** `timer event` is said of events in the middle of a process. */
const DEFINITION_NAMES: Readonly<Record<string, EventDefinition['kind']>> = {
  ...Object.fromEntries(EVENT_DEFINITION_KINDS.map((kind) => [kind, kind])),
  消息: 'message', 定时: 'timer', 定时器: 'timer', 信号: 'signal', 错误: 'error', 升级: 'escalation', 链接: 'link', 条件: 'conditional', 补偿: 'compensation', 取消: 'cancel', 终止: 'terminate',
};

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/[\s_-]+/g, '');

const isInFlow = (kind: NodeKind) => NODE_KINDS[kind].simulation !== 'none';

const KIND_OF = new Map<string, NodeKind>(
  (Object.keys(NODE_KINDS) as NodeKind[]).filter(isInFlow).flatMap((kind) => [kind, ...catalogue[`bpmn.${kind}`], ...(ALSO[kind] ?? [])].map((name): [string, NodeKind] => [plain(name), kind])),
);

/** The kind of step that a cell names, in either language: `userTask`, `User task`, `decision`, `boundaryEvent:timer`, 并行网关. `null`: none. */
export function readType(written: string): OutlineType | null {
  const [, name = '', definition = ''] = /^([^:：(（]+)(?:[:：(（]\s*([^)）]*)[)）]?)?$/.exec(written.trim()) ?? [];
  const kind = KIND_OF.get(plain(name));
  if (kind === undefined) return null;
  return { kind, definition: NODE_KINDS[kind].category === 'event' ? (DEFINITION_NAMES[plain(definition)] ?? null) : null };
}

import { isActivity } from '../model/Activity.ts';
import { MINUTES_PER_UNIT, type Distribution } from '../model/Distribution.ts';
import { writeWay } from '../interchange/outline/writeWay.ts';
import type { SequenceFlow } from '../model/Flow.ts';
import { laneOf } from '../model/laneOf.ts';
import type { ProcessNode } from '../model/Node.ts';
import { NODE_KINDS } from '../model/nodeKinds.ts';
import { find } from '../model/ProcessModel.ts';
import { meanMinutes } from './distributionText.ts';
import { oneLine, type Reading } from './Reading.ts';

/** The columns of an outline, in this order. */
export const OUTLINE_COLUMNS = ['id', 'step', 'type', 'pool', 'role', 'next', 'condition', 'share', 'time', 'unit', 'documentation', 'within'] as const;
export type OutlineColumn = (typeof OUTLINE_COLUMNS)[number];

/** An empty cell would mean the row below. */
const NOTHING = '–';

/** Digits that a share or a time needs; more are rounding. */
const rounded = (value: number): string => String(Number(value.toPrecision(12)));

/** What parts entries for a reader, in either language. */
const escaped = (entry: string) => entry.replaceAll(/[\\;；\n]/g, String.raw`\$&`);
/** One entry for each flow, parted by semicolons; empty when none has anything to say. */
const listed = (entries: readonly string[]): string => (entries.every((entry) => entry === '') ? '' : entries.map(escaped).join(';'));

const conditionOf = ({ name, condition, isDefault }: SequenceFlow): string => writeWay({ name: oneLine(name), condition: condition?.trim() ?? '', isDefault });

/** `startEvent:message`. */
function typeOf(node: ProcessNode): string {
  const [definition] = 'definitions' in node ? node.definitions : [];
  return definition ? `${node.kind}:${definition.kind}` : node.kind;
}

function timeOf(node: ProcessNode): Distribution | null {
  if (isActivity(node)) return node.work.duration;
  if (node.kind === 'startEvent') return node.arrivals?.interArrival ?? null;
  return 'delay' in node ? node.delay : null;
}

/** A process as rows of text: a step each, with what comes next. What `shared/interchange` reads again as an outline. */
export function outlineRows(reading: Reading): readonly Readonly<Record<OutlineColumn, string>>[] {
  const { model, ordered, graph } = reading;
  return ordered.map((node) => {
    const pool = find(model.pools, node.pool);
    const lane = find(model.lanes, laneOf(model, node));
    const flows = graph.outgoing(node.id).filter(({ target }) => find(model.nodes, target) !== undefined);
    const time = timeOf(node);
    const mean = meanMinutes(time);
    return {
      id: node.id,
      step: oneLine(node.name),
      type: typeOf(node),
      pool: pool && pool.kind !== 'implicit' ? oneLine(pool.name) : '',
      role: lane ? oneLine(lane.name) : '',
      next: flows.length === 0 && NODE_KINDS[node.kind].hasOutgoing ? NOTHING : listed(flows.map(({ target }) => target ?? '')),
      condition: listed(flows.map(conditionOf)),
      share: listed(flows.map(({ probability }) => (probability === null ? '' : `${rounded(probability * 100)}%`))),
      time: time && mean !== null ? rounded(mean / MINUTES_PER_UNIT[time.unit]) : '',
      unit: time && mean !== null ? time.unit : '',
      documentation: node.documentation ?? '',
      within: node.kind === 'boundaryEvent' ? (node.attachedTo ?? '') : (node.parent ?? ''),
    };
  });
}

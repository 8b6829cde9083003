import { formatDuration, formatMoney, formatNumber, formatPercent } from '../i18n/format.ts';
import type { Locale } from '../i18n/Locale.ts';
import { translator, type Translator } from '../i18n/translator.ts';
import { flowGraph, type FlowGraph } from '../lint/FlowGraph.ts';
import type { Distribution } from '../model/Distribution.ts';
import type { NodeId } from '../model/ids.ts';
import { laneOf } from '../model/laneOf.ts';
import type { ProcessNode } from '../model/Node.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';
import { distributionText } from './distributionText.ts';
import type { ExportSource } from '../files/ExportSource.ts';
import { stepOrder } from './stepOrder.ts';

/** A source with what every chapter asks of it, worked out once. */
export interface Reading {
  readonly source: ExportSource;
  readonly model: ProcessModel;
  readonly graph: FlowGraph;
  readonly t: Translator;
  readonly locale: Locale;
  /** Activities, gateways and events in the order of the procedure. */
  readonly ordered: readonly ProcessNode[];
  /** Of steps only, such as `4.2`. */
  readonly numberOf: (id: NodeId) => string | undefined;
  /** One line; what has no name is called by what it is. */
  readonly nameOf: (node: ProcessNode) => string;
  /** `5 Repair at site`, for mentions elsewhere: a long name is cut. */
  readonly label: (node: ProcessNode) => string;
  /** Who does it: the innermost lane, or the pool; empty where neither is drawn. */
  readonly placeOf: (node: ProcessNode) => string;
  readonly time: (distribution: Distribution) => string;
  readonly duration: (minutes: number) => string;
  readonly percent: (share: number) => string;
  readonly number: (value: number) => string;
  readonly money: (amount: number) => string;
}

/** Line breaks in a name are for the drawing. */
export const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** As much of a name as a mention needs. */
const MENTION = 120;
export const shortened = (name: string): string => (name.length > MENTION ? `${name.slice(0, MENTION - 1).trimEnd()}…` : name);

/** The paragraphs of a text that somebody typed. */
export const paragraphsOf = (text: string | undefined): readonly string[] => (text ?? '').split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '');

export function readingOf(source: ExportSource): Reading {
  const { model, locale } = source;
  const t = translator(locale);
  const graph = flowGraph(model);
  const { nodes, numbers } = stepOrder(graph);
  const nameOf = (node: ProcessNode): string => {
    const name = oneLine(node.name);
    if (name) return name;
    const [definition] = 'definitions' in node ? node.definitions : [];
    const what = definition ? (definition.kind === 'compensation' ? '' : oneLine(definition.reference ?? '')) || t(`inspector.definition.${definition.kind}`) : '';
    return what || t(`bpmn.${node.kind}`);
  };
  const { currency } = model.meta.settings;
  const times = new Map<Distribution, string>();
  return {
    source, model, graph, t, locale, ordered: nodes, nameOf,
    numberOf: (id) => numbers.get(id),
    label: (node) => {
      const number = numbers.get(node.id);
      const name = shortened(nameOf(node));
      return number === undefined ? name : t('book.step', { number, name });
    },
    placeOf: (node) => {
      const lane = find(model.lanes, laneOf(model, node));
      if (lane) return oneLine(lane.name);
      const pool = find(model.pools, node.pool);
      return pool && pool.kind !== 'implicit' ? oneLine(pool.name) : '';
    },
    time: (distribution) => {
      let text = times.get(distribution);
      if (text === undefined) times.set(distribution, (text = distributionText(t, distribution)));
      return text;
    },
    duration: (minutes) => formatDuration(locale, minutes),
    percent: (share) => formatPercent(locale, share),
    number: (value) => formatNumber(locale, value),
    money: (amount) => formatMoney(locale, amount, currency),
  };
}

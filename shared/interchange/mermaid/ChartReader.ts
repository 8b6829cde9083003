import type { ImportWarning } from '../../bpmn/ImportWarning.ts';
import { message } from '../../i18n/Message.ts';
import type { NodeId } from '../../model/ids.ts';
import type { ModelDocument } from '../../model/ModelDocument.ts';
import { NODE_KINDS } from '../../model/nodeKinds.ts';
import { readShare } from '../outline/readNext.ts';
import { ProcessDraft, type DraftHome, type Way } from '../ProcessDraft.ts';
import { gatewayRemarks, splitAtGateways } from '../splitAtGateways.ts';
import { addEnds, addStarts } from '../startsAndEnds.ts';
import { kindOf, type ChartKind } from './chartKind.ts';
import type { ChartEdge, ChartNode, Flowchart } from './Flowchart.ts';
import { SubgraphRoles } from './SubgraphRoles.ts';

const ELSE = /^(else|otherwise|default|否则|默认|其他|其它)$/i;

/** `yes (60%)`: the name of a way and its share. */
function wayOf(label: string): Way {
  if (label === '') return {};
  const [, words = label, percent] = /^(.*?)\s*[(（[]?\s*([\d.,]+\s*[%％])\s*[)）\]]?$/.exec(label) ?? [];
  const share = percent === undefined ? null : readShare(percent);
  const name = share === null ? label : words;
  return { ...(name === '' ? {} : { name }), ...(share === null ? {} : { probability: share }), ...(ELSE.test(name) ? { isDefault: true } : {}) };
}

/** Makes a process of a flow chart: shapes say the kinds of steps, subgraphs become lanes, pools or sub-processes. */
export class ChartReader {
  readonly warnings: ImportWarning[] = [];
  readonly #chart: Flowchart;
  readonly #draft: ProcessDraft;
  readonly #roles: SubgraphRoles;
  readonly #kinds = new Map<string, ChartKind>();
  /** By the id of a node, or of a subgraph that is a sub-process. */
  readonly #ids = new Map<string, NodeId>();
  readonly #withDefault = new Set<NodeId>();

  constructor(chart: Flowchart, name: string) {
    this.#chart = chart;
    this.#draft = new ProcessDraft(name);
    this.#roles = new SubgraphRoles(chart);
  }

  read(): ModelDocument {
    const chart = this.#chart;
    if (chart.styleLines.length > 0) this.warnings.push({ line: chart.styleLines[0]!, message: message('interchange.mermaid.styles', { count: chart.styleLines.length }) });
    for (const { line, title, id } of this.#roles.dissolved) this.warnings.push({ line, message: message('interchange.mermaid.dissolved', { subgraph: title.slice(0, 60) || id }) });
    const edges = this.#edges();
    const into = Map.groupBy(edges, ({ to }) => to);
    const outOf = Map.groupBy(edges, ({ from }) => from);
    for (const node of chart.nodes.values()) this.#kinds.set(node.id, kindOf(node, { isEntered: into.has(node.id), isLeft: outOf.has(node.id) }));
    for (const subgraph of this.#roles.subProcesses) this.#subProcess(subgraph);
    for (const node of this.#inOrder(edges)) this.#node(node);
    for (const edge of edges) this.#flow(edge);
    this.#goOnThroughData(into, outOf);
    addStarts(this.#draft);
    addEnds(this.#draft);
    this.warnings.push(...gatewayRemarks(this.#draft, splitAtGateways(this.#draft)));
    return this.#draft.toDocument();
  }

  /** All edges between steps. One of a lane that only repeats what is drawn between the steps themselves is left out. */
  #edges(): readonly ChartEdge[] {
    const { edges, subgraphs } = this.#chart;
    const keys = ({ from, to, text }: ChartEdge) => [`${from} ${to}`, `${from} ${to} ${text}`] as const;
    const drawn = new Set(edges.filter(({ from, to }) => !subgraphs.has(from) && !subgraphs.has(to)).flatMap(keys));
    return edges.flatMap((edge) => this.#betweenSteps(edge).filter((between) => {
      const [pair, withText] = keys(between);
      const isOfLane = between.from !== edge.from || between.to !== edge.to;
      return !isOfLane || !drawn.has(edge.text === '' ? pair : withText);
    }));
  }

  /** An edge of a subgraph that is a lane goes to the first step in it, or comes from the last. */
  #betweenSteps(edge: ChartEdge): ChartEdge[] {
    const from = this.#roles.exitOf(edge.from);
    const to = this.#roles.entryOf(edge.to);
    if (from !== null && to !== null) return [{ ...edge, from, to }];
    this.warnings.push({ line: edge.line, message: message('interchange.mermaid.emptySubgraph', { subgraph: (from === null ? edge.from : edge.to).slice(0, 60) }) });
    return [];
  }

  /** Events and gateways outside of all subgraphs come last: they go where their neighbours are. */
  #inOrder(edges: readonly ChartEdge[]): readonly ChartNode[] {
    const nodes = [...this.#chart.nodes.values()];
    const home = new Map(nodes.map(({ id, subgraph }) => [id, subgraph]));
    if (this.#roles.hasLanes) {
      const isHomeless = (id: string) => { const kind = this.#kinds.get(id)?.kind; return kind !== undefined && home.get(id) === null && NODE_KINDS[kind].category !== 'activity'; };
      const found: string[] = [];
      const settle = (id: string, neighbour: string) => {
        const place = home.get(neighbour) ?? null;
        if (place === null || !isHomeless(id)) return;
        home.set(id, place);
        found.push(id);
      };
      const both = edges.flatMap(({ from, to }) => [[from, to], [to, from]] as const);
      const besides = Map.groupBy(both, ([, neighbour]) => neighbour);
      for (const [id, neighbour] of both) settle(id, neighbour);
      for (const at of found) for (const [id] of besides.get(at) ?? []) settle(id, at);
    }
    return nodes.map((node) => ({ ...node, subgraph: home.get(node.id) ?? null }));
  }

  #homeIn(subgraph: string | null): DraftHome {
    const place = this.#roles.placeOf(subgraph);
    const pool = this.#draft.pool(place.pool ?? '');
    const parent = place.subProcess === null ? null : this.#ids.get(place.subProcess) ?? null;
    return { pool, lane: place.lane === null ? null : this.#draft.lane(pool, place.lane), parent };
  }

  #subProcess(id: string): void {
    const subgraph = this.#chart.subgraphs.get(id);
    if (subgraph) this.#ids.set(id, this.#draft.node('subProcess', subgraph.title || id, this.#homeIn(subgraph.parent)));
  }

  #node(node: ChartNode): void {
    const { kind, name, definition } = this.#kinds.get(node.id)!;
    const id = this.#draft.node(kind, name, this.#homeIn(node.subgraph));
    if (definition !== null) this.#draft.change(id, (made) => ('definitions' in made ? { ...made, definitions: [{ kind: definition }] } : made));
    this.#ids.set(node.id, id);
  }

  #flow({ from, to, text, line }: ChartEdge): void {
    const source = this.#draft.nodes.get(this.#ids.get(from)!);
    const target = this.#draft.nodes.get(this.#ids.get(to)!);
    if (!source || !target) return;
    const categories = [source, target].map(({ kind }) => NODE_KINDS[kind].category);
    if (categories.includes('artifact')) this.#draft.connect('association', source.id, target.id, text);
    // Data stands beside the flow: nothing but the flow itself passes a gateway (BPMN 2.0.2 §10.4.2).
    else if (categories.includes('data') && categories.includes('gateway')) return;
    else if (categories.includes('data')) this.#draft.connect(categories.every((category) => category === 'data' || category === 'activity' || category === 'event') && categories[0] !== categories[1] ? 'dataAssociation' : 'association', source.id, target.id, text);
    else if (source.pool !== target.pool) this.#draft.connect('messageFlow', source.id, target.id, text);
    else if (source.parent !== target.parent || !NODE_KINDS[source.kind].hasOutgoing || !NODE_KINDS[target.kind].hasIncoming) {
      this.warnings.push({ line, message: message('interchange.mermaid.noFlow', { from: source.name.slice(0, 60) || from, to: target.name.slice(0, 60) || to }) });
    } else this.#sequence(source.id, target.id, wayOf(text));
  }

  #sequence(source: NodeId, target: NodeId, way: Way): void {
    const { isDefault = false, ...rest } = way;
    const isKept = isDefault && !this.#withDefault.has(source);
    if (isKept) this.#withDefault.add(source);
    this.#draft.flow(source, target, { ...rest, isDefault: isKept });
  }

  /** Charts draw the flow through data (`A --> [(Orders)] --> B`); in BPMN it goes on from step to step beside it. */
  #goOnThroughData(into: ReadonlyMap<string, readonly ChartEdge[]>, outOf: ReadonlyMap<string, readonly ChartEdge[]>): void {
    const flows = this.#draft.sequenceFlows();
    const entered = new Set(flows.map(({ target }) => target));
    const left = new Set(flows.map(({ source }) => source));
    for (const [id, { kind }] of this.#kinds) {
      if (NODE_KINDS[kind].category !== 'data') continue;
      const after = (outOf.get(id) ?? []).map(({ to }) => this.#draft.nodes.get(this.#ids.get(to)!));
      for (const { from, text } of into.get(id) ?? []) for (const target of after) {
        const source = this.#draft.nodes.get(this.#ids.get(from)!);
        if (!source || !target || source.pool !== target.pool || source.parent !== target.parent || source.id === target.id) continue;
        if (!NODE_KINDS[source.kind].hasOutgoing || !NODE_KINDS[target.kind].hasIncoming) continue;
        if (NODE_KINDS[source.kind].category === 'gateway' || !left.has(source.id) || !entered.has(target.id)) this.#sequence(source.id, target.id, wayOf(text));
      }
    }
  }
}

import type { Flowchart, Subgraph } from './Flowchart.ts';

/** Where a subgraph puts its nodes. */
export interface SubgraphPlace {
  readonly pool: string | null;
  readonly lane: string | null;
  /** The innermost sub-process. */
  readonly subProcess: string | null;
}

type Role = 'pool' | 'lane' | 'subProcess' | 'dissolved';

/**
 * What each subgraph of a chart stands for. At the top it is a lane; a pool where it only holds subgraphs; a
 * sub-process where edges lead to it as a whole and none crosses its border. Inside a lane or sub-process it is a
 * sub-process where no edge crosses its border, and else only a frame around nodes, which is left out.
 */
export class SubgraphRoles {
  readonly #chart: Flowchart;
  readonly #roles = new Map<string, Role>();
  readonly #nodesIn: Map<string | null, string[]>;
  readonly #childrenOf: Map<string | null, Subgraph[]>;
  readonly #ends = { from: new Map<string, string | null>(), to: new Map<string, string | null>() };

  constructor(chart: Flowchart) {
    this.#chart = chart;
    this.#nodesIn = new Map([...Map.groupBy(chart.nodes.values(), ({ subgraph }) => subgraph)].map(([id, nodes]) => [id, nodes.map((node) => node.id)]));
    this.#childrenOf = Map.groupBy(chart.subgraphs.values(), ({ parent }) => parent);
    // Outer ones come first: they are opened first.
    for (const subgraph of chart.subgraphs.values()) this.#roles.set(subgraph.id, this.#roleOf(subgraph));
  }

  get hasLanes(): boolean {
    return [...this.#roles.values()].includes('lane');
  }

  get subProcesses(): readonly string[] {
    return [...this.#roles].filter(([, role]) => role === 'subProcess').map(([id]) => id);
  }

  get dissolved(): readonly Subgraph[] {
    return [...this.#chart.subgraphs.values()].filter(({ id }) => this.#roles.get(id) === 'dissolved');
  }

  placeOf(id: string | null): SubgraphPlace {
    const subgraph = id === null ? undefined : this.#chart.subgraphs.get(id);
    if (!subgraph) return { pool: null, lane: null, subProcess: null };
    const outer = this.placeOf(subgraph.parent);
    const title = subgraph.title || subgraph.id;
    switch (this.#roles.get(subgraph.id)) {
      case 'pool': return { ...outer, pool: title };
      case 'lane': return { ...outer, lane: title };
      case 'subProcess': return { ...outer, subProcess: subgraph.id };
      default: return outer;
    }
  }

  /** The node that an edge to `id` leads to; `null` when it is a subgraph with nothing in it. */
  entryOf(id: string): string | null {
    return this.#end(id, 'to');
  }

  exitOf(id: string): string | null {
    return this.#end(id, 'from');
  }

  #end(id: string, end: 'from' | 'to'): string | null {
    if (!this.#chart.subgraphs.has(id) || this.#roles.get(id) === 'subProcess') return id;
    const known = this.#ends[end].get(id);
    if (known !== undefined) return known;
    const inside = this.#allIn(id);
    const nodes = [...this.#chart.nodes.keys()].filter((node) => inside.has(node));
    const isReached = new Set(this.#chart.edges.filter(({ from, to }) => inside.has(from) && inside.has(to)).map((edge) => edge[end]));
    const found = (end === 'to' ? nodes.find((node) => !isReached.has(node)) : nodes.findLast((node) => !isReached.has(node))) ?? nodes[0] ?? null;
    this.#ends[end].set(id, found);
    return found;
  }

  /** Nodes and subgraphs within, at any depth. */
  #allIn(id: string): ReadonlySet<string> {
    const all = new Set<string>();
    const visit = (at: string) => {
      for (const node of this.#nodesIn.get(at) ?? []) all.add(node);
      for (const child of this.#childrenOf.get(at) ?? []) {
        all.add(child.id);
        visit(child.id);
      }
    };
    visit(id);
    return all;
  }

  #roleOf({ id, parent }: Subgraph): Role {
    const inside = this.#allIn(id);
    const isTouched = this.#chart.edges.some(({ from, to }) => from === id || to === id);
    const isCrossed = this.#chart.edges.some(({ from, to }) => from !== id && to !== id && inside.has(from) !== inside.has(to));
    const outer = parent === null ? null : this.#roles.get(parent);
    const children = this.#childrenOf.get(id) ?? [];
    const hasNodes = (this.#nodesIn.get(id) ?? []).length > 0;
    if (outer === 'pool') return 'lane';
    if (outer === null) {
      if (isTouched && !isCrossed) return 'subProcess';
      return !hasNodes && children.length > 0 ? 'pool' : 'lane';
    }
    return isCrossed || !hasNodes ? 'dissolved' : 'subProcess';
  }
}

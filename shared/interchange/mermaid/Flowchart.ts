/** Outlines of nodes, by what flow charts use them for. */
export type ChartShape =
  | 'rectangle' | 'rounded' | 'terminal' | 'circle' | 'doubleCircle' | 'subroutine' | 'store' | 'data' | 'document'
  | 'diamond' | 'hexagon' | 'manual' | 'note' | 'start' | 'end' | 'fork' | 'delay';

export interface ChartNode {
  readonly id: string;
  /** `null`: the chart gives none, and shows the id. */
  readonly text: string | null;
  readonly shape: ChartShape;
  /** The innermost subgraph that names it. */
  readonly subgraph: string | null;
  readonly line: number;
}

export interface ChartEdge {
  /** Of a node or of a subgraph. */
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly line: number;
}

export interface Subgraph {
  readonly id: string;
  readonly title: string;
  readonly parent: string | null;
  readonly line: number;
}

/** A Mermaid flowchart as it is written. */
export interface Flowchart {
  readonly title: string;
  readonly nodes: ReadonlyMap<string, ChartNode>;
  readonly edges: readonly ChartEdge[];
  readonly subgraphs: ReadonlyMap<string, Subgraph>;
  /** Lines about colours, classes and clicks, which say nothing of the process. */
  readonly styleLines: readonly number[];
}

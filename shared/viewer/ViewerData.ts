import type { Overlay } from '../contract/exports.ts';
import type { Bounds } from '../model/Geometry.ts';
import type { Mark } from '../drawing/Picture.ts';
import type { Text } from './Text.ts';

/** Position in `texts`. */
export type TextRef = number;
/** Positions in `marks`, in painting order. */
export type PictureRef = readonly number[];
export type Box = readonly [x: number, y: number, width: number, height: number];

/** A line of the panel. `to`: the id of an element that it leads to. */
export type FactRow = readonly [label: TextRef, value: TextRef, to?: string];
export interface FactGroup {
  readonly title: TextRef;
  readonly rows: readonly FactRow[];
  /** Places to go to: where one comes from, where it leads. */
  readonly ways?: 'in' | 'out';
}

/** An element as it is drawn on one level, and what is said about it. */
export interface ViewerElement {
  readonly id: string;
  readonly family: 'pool' | 'lane' | 'node' | 'flow';
  readonly name: TextRef;
  readonly kind: TextRef;
  /** The lane or pool of a node. */
  readonly lane?: TextRef;
  /** Names of what a flow leads from and to. */
  readonly ends?: readonly [from: TextRef, to: TextRef];
  /** Where it is hit and outlined. Absent: around the way of a flow. */
  readonly body?: Box;
  /** Everything that its picture paints, names beside it included. Absent: no more than a line around the body. */
  readonly reach?: Box;
  /** Waypoints of a flow, x and y in turn. */
  readonly way?: readonly number[];
  /** Outline of the shape, for far zooms; absent: a box. */
  readonly outline?: 'diamond' | 'circle' | 'open';
  readonly picture: PictureRef;
  /** Positions in `groups`. */
  readonly facts: readonly number[];
}

/** A ring, badge or bar of the heat, or a note; words in it differ by language. */
export interface OverlayMark {
  /** The step, lane or flow it tells of. */
  readonly id: string;
  readonly overlay: Overlay;
  readonly at: readonly [number, number];
  readonly picture: PictureRef;
  /** Rings lie under the flows. */
  readonly isBelow?: true;
}

export interface ViewerLevel {
  /** The sub-process whose content it shows; `null`: the top. */
  readonly root: string | null;
  readonly name: TextRef;
  /** Position of the level that its sub-process stands on; `null` at the top. */
  readonly parent: number | null;
  readonly frame: Box;
  /** Positions in `elements`, in painting order. */
  readonly elements: readonly number[];
  /** Elements before this one lie under the flows. */
  readonly flowsFrom: number;
  /** Ids of its nodes in the order in which a case meets them. */
  readonly order: readonly string[];
  /** By language. */
  readonly overlays: readonly [readonly OverlayMark[], readonly OverlayMark[]];
}

export type ChangeKind = 'added' | 'changed' | 'removed';
/** What a variant does to an element, against the model it is based on. */
export interface ViewerChange {
  readonly id: string;
  readonly kind: ChangeKind;
  readonly name: TextRef;
  /** Position in `elements` of one that is gone, to be shown as a shadow, and the root of its level. */
  readonly ghost?: readonly [element: number, root: string | null];
  /** Rows of its facts as they were, by label: what the panel strikes through. */
  readonly before?: readonly FactRow[];
}

export interface Figure {
  readonly label: TextRef;
  readonly value: TextRef;
  readonly interval: TextRef | null;
  readonly hint?: TextRef;
}
export interface PromiseLine {
  readonly name: TextRef;
  readonly verdict: 'kept' | 'missed' | 'open';
  readonly value: TextRef;
  readonly interval: TextRef | null;
  readonly note: TextRef;
  /** 0–1: the mean, its ends, the target. */
  readonly scale: readonly [mean: number, low: number, high: number, target: number];
}
export interface BottleneckLine {
  readonly label: TextRef;
  readonly value: TextRef;
  readonly interval: TextRef | null;
  readonly note: TextRef;
  readonly isShown: boolean;
  /** The step or flow it is about. */
  readonly to?: string;
}

/** What the last simulation says about one variant. */
export interface ViewerResults {
  /** Of the scenario in which changes were tried: what to do first. Of others: how they compare with it. */
  readonly isAdvice: boolean;
  readonly headline: TextRef | null;
  readonly detail: TextRef | null;
  /** Of which scenario the changes were tried, when it is not the one shown. */
  readonly figures: readonly Figure[];
  readonly promises: readonly PromiseLine[];
  readonly bottlenecks: readonly BottleneckLine[];
  /** Confidence, runs, cases, seed: where the figures come from. */
  readonly note: TextRef;
  readonly warnings: readonly TextRef[];
  /** Position in `groups` of the figures of an element. */
  readonly ofElement: Readonly<Record<string, number>>;
  readonly legend: { readonly title: TextRef; readonly least: TextRef; readonly most: TextRef; readonly lanes: TextRef };
}

/** The master or a variant, as a whole. */
export interface ViewerView {
  readonly name: TextRef;
  /** Name of what it is based on; `null`: the master. */
  readonly base: TextRef | null;
  readonly levels: readonly ViewerLevel[];
  readonly changes: readonly ViewerChange[];
  /** The changes in sentences. */
  readonly said: readonly TextRef[];
  /** About the model, positions in `groups`. */
  readonly facts: readonly number[];
  readonly results: ViewerResults | null;
}

/** Everything that the page shows. Texts, marks, fact groups and elements that come again are there once. */
export interface ViewerData {
  readonly format: 1;
  readonly name: TextRef;
  readonly documentation: TextRef | null;
  readonly language: 0 | 1;
  readonly theme: 'system' | 'light' | 'dark';
  readonly withHeat: boolean;
  readonly isStale: boolean;
  readonly start: { readonly view: number; readonly root: string | null };
  /** Words of the page itself, by key. */
  readonly words: Readonly<Record<string, Text>>;
  readonly texts: readonly Text[];
  readonly marks: readonly Mark[];
  readonly groups: readonly FactGroup[];
  readonly elements: readonly ViewerElement[];
  readonly views: readonly ViewerView[];
}

export const toBox = ({ x, y, width, height }: Bounds): Box => [x, y, width, height];

import { SpatialIndex } from '../../shared/drawing/SpatialIndex.ts';
import type { ElementId, FlowId } from '../../shared/model/ids.ts';
import type { PageWord } from '../../shared/viewer/pageWords.ts';
import { reads } from '../../shared/viewer/Text.ts';
import type { Box, FactGroup, TextRef, ViewerChange, ViewerData, ViewerElement, ViewerLevel, ViewerView } from '../../shared/viewer/ViewerData.ts';
import { wayBox, waypoints } from './way.ts';

/** An element with its places worked out. */
export interface Shape extends ViewerElement {
  readonly at: readonly [x: number, y: number];
  readonly body: Box;
  readonly reach: Box;
}

/** px around a body that its lines may take; as `toViewerData` has it. */
const SLACK = 6;

const grown = ([x, y, width, height]: Box, by: number): Box => [x - by, y - by, width + 2 * by, height + 2 * by];

function shapeOf(element: ViewerElement): Shape {
  const body = element.body ?? grown(wayBox(element.way ?? [0, 0]), SLACK);
  // Waypoints are places on the level, not within bounds.
  return { ...element, body, at: element.way ? [0, 0] : [body[0], body[1]], reach: element.reach ?? grown(body, SLACK) };
}

/** One level of one view, with what is computed once. */
export interface Scene {
  readonly view: ViewerView;
  readonly level: ViewerLevel;
  /** In painting order, with their positions in the file. */
  readonly elements: readonly Shape[];
  readonly byId: ReadonlyMap<string, Shape>;
  readonly index: SpatialIndex;
  /** What the variant changes, by id. */
  readonly changes: ReadonlyMap<string, ViewerChange>;
  /** What it took away from this level. */
  readonly ghosts: readonly Shape[];
}

/** Flows are nearer to the eye than pools and lanes, steps nearer than flows. */
const LAYER = { pool: 0, lane: 1, flow: 3, node: 4 } as const;

const asBounds = ([x, y, width, height]: Box) => ({ x, y, width, height });

/** The data of the file, and what is asked of it again and again. */
export class Model {
  readonly data: ViewerData;
  private readonly scenes = new Map<string, Scene>();
  private readonly shapes = new Map<number, Shape>();

  constructor(data: ViewerData) {
    this.data = data;
  }

  text(ref: TextRef, language: number): string {
    return reads(this.data.texts[ref] ?? '', language);
  }
  /** A text of the page, with values put in. */
  word(key: PageWord, language: number, values: Readonly<Record<string, string | number>> = {}): string {
    return reads(this.data.words[key] ?? key, language).replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
  }
  view(at: number): ViewerView {
    const view = this.data.views[at] ?? this.data.views[0];
    if (!view) throw new Error('the file has no view');
    return view;
  }
  group(at: number): FactGroup | undefined {
    return this.data.groups[at];
  }

  scene(view: number, level: number): Scene {
    const key = `${view} ${level}`;
    let scene = this.scenes.get(key);
    if (!scene) this.scenes.set(key, (scene = this.build(this.view(view), level)));
    return scene;
  }

  shape(ref: number): Shape | undefined {
    let shape = this.shapes.get(ref);
    const element = this.data.elements[ref];
    if (!shape && element) this.shapes.set(ref, (shape = shapeOf(element)));
    return shape;
  }

  /** How an element is named where it stands alone: a flow together with its ends. */
  title({ name, ends }: ViewerElement, language: number): string {
    const own = this.text(name, language);
    if (!ends) return own;
    const between = `${this.text(ends[0], language)} → ${this.text(ends[1], language)}`;
    return own === '' ? between : `${own} · ${between}`;
  }

  /** What an element is, for ears: kind, name, where it stands and where it leads. */
  spoken(element: ViewerElement, language: number): string {
    const kind = this.text(element.kind, language);
    const own = this.text(element.name, language);
    // What can be read on the screen is in what is heard (WCAG 2.5.3).
    if (element.ends) return (own === '' ? '' : `${own}. `) + this.word('canvas.describe.flow', language, { kind, from: this.text(element.ends[0], language), to: this.text(element.ends[1], language) });
    const next = element.facts.flatMap((ref) => { const group = this.group(ref); return group?.ways === 'out' ? group.rows : []; }).map((row) => this.text(row[1], language));
    return [
      this.word('canvas.describe.node', language, { kind, name: own }),
      ...(element.lane === undefined ? [] : [this.word('canvas.describe.lane', language, { lane: this.text(element.lane, language) })]),
      ...(next.length > 0 ? [this.word('canvas.describe.next', language, { names: next.join(this.word('canvas.describe.and', language)) })] : []),
    ].join(' ');
  }

  private build(view: ViewerView, at: number): Scene {
    const level = view.levels[at] ?? view.levels[0];
    if (!level) throw new Error('the view has no level');
    const elements = level.elements.flatMap((ref) => this.shape(ref) ?? []);
    const index = new SpatialIndex();
    for (const element of elements) {
      const id = element.id as ElementId;
      if (element.way) index.addLine(id as FlowId, waypoints(element.way));
      else index.addBox({ id, part: 'body', layer: LAYER[element.family] }, asBounds(element.body));
    }
    const ghosts = view.changes.flatMap(({ ghost }) => (ghost && ghost[1] === level.root ? (this.shape(ghost[0]) ?? []) : []));
    return { view, level, elements, byId: new Map(elements.map((element) => [element.id, element])), index, ghosts, changes: new Map(view.changes.map((change) => [change.id, change])) };
  }

  /** The level of a view on which an element is drawn: `level` itself when it is there. */
  levelOf(view: number, id: string, level: number): number | null {
    const { levels } = this.view(view);
    const has = (each: ViewerLevel | undefined) => each?.elements.some((ref) => this.data.elements[ref]?.id === id) ?? false;
    if (has(levels[level])) return level;
    const found = levels.findIndex(has);
    return found === -1 ? null : found;
  }
}

/** What the pointer means at a place: a step, else a flow within reach, else a lane or pool. */
export function elementAt(scene: Scene, at: { readonly x: number; readonly y: number }, reach: number): Shape | null {
  const boxes = scene.index.boxesAt(at, Math.min(reach, 4)).flatMap(({ id }) => scene.byId.get(id) ?? []);
  const node = boxes.find(({ family }) => family === 'node');
  if (node && node.outline !== 'open') {
    const line = isContainer(scene, node) ? scene.index.lineAt(at, reach) : null;
    return (line && scene.byId.get(line.id)) ?? node;
  }
  const line = scene.index.lineAt(at, reach);
  return (line && scene.byId.get(line.id)) ?? node ?? boxes[0] ?? null;
}

/** An open sub-process: flows run within its bounds. */
const isContainer = ({ elements, level }: Scene, node: Shape) => elements.indexOf(node) < level.flowsFrom;

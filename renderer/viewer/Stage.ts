import type { Paint } from '../../shared/drawing/Picture.ts';
import { intersects } from '../../shared/drawing/SpatialIndex.ts';
import type { Box, OverlayMark } from '../../shared/viewer/ViewerData.ts';
import { farShapes, type FarPath } from './farShapes.ts';
import { svg } from './makeElement.ts';
import type { Model, Scene, Shape } from './Model.ts';
import { outlined, type Sign } from './outlined.ts';
import { paintGhost } from './paintGhost.ts';
import { paintPicture } from './paintMark.ts';
import { fit, revealing, seen, zoomed, type Size, type Viewport } from './Viewport.ts';

/** Share of the window that is painted beyond each edge, so that a pan moves a finished picture. */
const OVERSCAN = 0.3;
/** Elements in sight from which on a plan is painted in outline, when it is also this far away. */
const MANY = 500;
const FAR = 0.5;
/** From here on lines stand so close that they are painted faint. */
const TINY = 0.12;
/** Elements up to which a zoom is painted sharp at each step; beyond, when it comes to rest. */
const FEW = 250;
const REST_MS = 110;

/** What the stage shows besides the diagram. */
export interface Shown {
  readonly selected: string | null;
  readonly hovered: string | null;
  readonly matches: readonly string[];
  readonly match: string | null;
  readonly withHeat: boolean;
  readonly language: 0 | 1;
}

const inside = ([x, y, width, height]: Box) => ({ x, y, width, height });

/** The drawing: paints what is in sight of a scene, moves it, and marks what is selected, found or changed. */
export class Stage {
  readonly node: HTMLElement;
  private readonly model: Model;
  private readonly picture = svg('svg', { class: 'picture', role: 'group' });
  private readonly world = svg('g');
  private readonly signs = svg('g', { class: 'signs' });
  private readonly painted = new Map<Shape, SVGGElement>();
  private far: readonly FarPath[] | null = null;
  private scene: Scene | null = null;
  private shown: Shown = { selected: null, hovered: null, matches: [], match: null, withHeat: false, language: 0 };
  private viewport: Viewport = { x: 0, y: 0, k: 1 };
  /** What the picture was last painted for. */
  private base: Viewport = { x: 0, y: 0, k: 1 };
  private size: Size = { width: 1, height: 1 };
  private isFitted = true;
  private count = 0;
  private frame = 0;
  private rest = 0;
  /** Called after each change of place or zoom. */
  moved: (viewport: Viewport) => void = () => {};

  constructor(model: Model, node: HTMLElement) {
    this.model = model;
    this.node = node;
    this.world.append(this.signs);
    this.picture.append(this.world);
    node.append(this.picture);
    new ResizeObserver(() => this.resize()).observe(node);
  }

  get place(): Viewport {
    return this.viewport;
  }
  get window(): Size {
    return this.size;
  }

  show(scene: Scene, shown: Shown): void {
    const isNew = scene !== this.scene;
    const isRepainted = isNew || shown.language !== this.shown.language || shown.withHeat !== this.shown.withHeat;
    const isSelectedAnew = shown.selected !== this.shown.selected;
    // Another variant of the same plan keeps its place on the screen.
    const isElsewhere = isNew && (this.scene === null || this.scene.level.root !== scene.level.root);
    this.scene = scene;
    this.shown = shown;
    if (isRepainted) {
      this.painted.clear();
      this.far = null;
    }
    if (isElsewhere) this.fit();
    else if (isRepainted || isSelectedAnew) this.paint();
    else this.mark();
  }

  /** The painted group of an element, for the focus. */
  groupOf(id: string): SVGGElement | undefined {
    const element = this.scene?.byId.get(id);
    return element && this.painted.get(element);
  }

  private resize(): void {
    const { clientWidth: width, clientHeight: height } = this.node;
    if (width === 0 || height === 0 || (width === this.size.width && height === this.size.height)) return;
    this.size = { width, height };
    if (this.isFitted) this.fit();
    else {
      this.paint();
      // A panel that comes up must not cover what it is about.
      if (this.shown.selected !== null) this.reveal(this.shown.selected);
    }
  }

  fit(): void {
    if (!this.scene) return;
    this.viewport = fit(this.scene.level.frame, this.size);
    this.isFitted = true;
    this.paint();
    this.moved(this.viewport);
  }
  pan(dx: number, dy: number): void {
    this.go({ ...this.viewport, x: this.viewport.x + dx, y: this.viewport.y + dy });
  }
  zoomTo(k: number, at: { readonly x: number; readonly y: number } = this.focusPoint()): void {
    this.go(zoomed(this.viewport, k, at));
  }
  /** What is selected, while it is in sight, else the middle of the window. */
  private focusPoint(): { readonly x: number; readonly y: number } {
    const { size, viewport: { x: dx, y: dy, k } } = this;
    const element = this.shown.selected === null ? undefined : this.scene?.byId.get(this.shown.selected);
    if (element && element.family === 'node') {
      const [x, y, width, height] = element.body;
      const at = { x: dx + k * (x + width / 2), y: dy + k * (y + height / 2) };
      if (at.x >= 0 && at.y >= 0 && at.x <= size.width && at.y <= size.height) return at;
    }
    return { x: size.width / 2, y: size.height / 2 };
  }
  reveal(id: string): void {
    const element = this.scene?.byId.get(id);
    if (element) this.go(revealing(this.viewport, element.body, this.size));
  }
  /** Brings an element near enough to read it. */
  approach(id: string): void {
    if (this.viewport.k < 0.6) {
      const element = this.scene?.byId.get(id);
      if (!element) return;
      const [x, y, width, height] = element.body;
      this.go({ k: 1, x: this.size.width / 2 - x - width / 2, y: this.size.height / 2 - y - height / 2 });
    } else this.reveal(id);
  }

  private go(to: Viewport): void {
    if (to.x === this.viewport.x && to.y === this.viewport.y && to.k === this.viewport.k) return;
    this.viewport = to;
    this.isFitted = false;
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.step());
  }

  /** One frame: the finished picture is moved; it is painted anew where it ends, and when it has come to rest. */
  private step(): void {
    this.frame = 0;
    const { base, viewport } = this;
    const by = viewport.k / base.k;
    const isBeyond = Math.abs(viewport.x - base.x * by) > this.size.width * OVERSCAN * Math.max(1, by) || Math.abs(viewport.y - base.y * by) > this.size.height * OVERSCAN * Math.max(1, by);
    if ((by !== 1 && this.count <= FEW) || by > 2 || by < 0.6 || (by === 1 && isBeyond)) this.paint();
    else {
      this.moveWhole();
      clearTimeout(this.rest);
      this.rest = window.setTimeout(() => this.paint(), REST_MS);
    }
    this.moved(viewport);
  }

  private moveWhole(): void {
    const { base, viewport, size } = this;
    const by = viewport.k / base.k;
    const [ox, oy] = [size.width * OVERSCAN, size.height * OVERSCAN];
    this.picture.style.transform = by === 1
      ? `translate(${viewport.x - base.x}px, ${viewport.y - base.y}px)`
      : `translate(${viewport.x + ox - (base.x + ox) * by}px, ${viewport.y + oy - (base.y + oy) * by}px) scale(${by})`;
  }

  private paint(): void {
    const { scene, size, viewport, picture } = this;
    clearTimeout(this.rest);
    if (!scene) return;
    this.base = viewport;
    const [ox, oy] = [Math.round(size.width * OVERSCAN), Math.round(size.height * OVERSCAN)];
    picture.style.transform = '';
    picture.style.left = `${-ox}px`;
    picture.style.top = `${-oy}px`;
    picture.setAttribute('width', String(size.width + 2 * ox));
    picture.setAttribute('height', String(size.height + 2 * oy));
    this.world.setAttribute('transform', `translate(${viewport.x + ox} ${viewport.y + oy}) scale(${viewport.k})`);
    this.paintElements(scene);
    this.mark();
  }

  private paintElements(scene: Scene): void {
    const view = seen(this.viewport, this.size, OVERSCAN);
    const { selected, withHeat, language } = this.shown;
    const isFar = this.viewport.k < FAR && scene.elements.filter(({ reach }) => intersects(inside(reach), view)).length > MANY;
    const [ground, front]: [SVGElement[], SVGElement[]] = [[], []];
    scene.elements.forEach((element, i) => {
      const isGround = i < scene.level.flowsFrom;
      if (element.id !== selected && ((isFar && !isGround) || !intersects(inside(element.reach), view))) return;
      (isGround ? ground : front).push(this.groupFor(element));
    });
    this.count = ground.length + front.length;
    const marks = (scene.level.overlays[language] ?? []).filter(({ overlay, id }) => (overlay !== 'heat' || withHeat) && (!isFar || id === selected || scene.byId.get(id)?.family !== 'node'));
    const placed = marks.filter(({ id }) => { const element = scene.byId.get(id); return element && intersects(inside(element.reach), view); });
    const overlay = (mark: OverlayMark) => svg('g', { class: 'overlay', transform: `translate(${mark.at[0]} ${mark.at[1]})`, 'aria-hidden': 'true' }, ...paintPicture(this.model.data.marks, mark.picture));
    arrange(this.world, [
      ...ground,
      ...placed.filter(({ isBelow }) => isBelow).map(overlay),
      ...(isFar ? this.farPaths(scene).filter((piece) => intersects(piece, view)).map(({ path }) => path) : []),
      ...front,
      ...placed.filter(({ isBelow }) => !isBelow).map(overlay),
      this.signs,
    ]);
    this.picture.toggleAttribute('data-far', isFar);
    this.picture.toggleAttribute('data-tiny', isFar && this.viewport.k < TINY);
  }

  private farPaths(scene: Scene): readonly FarPath[] {
    return (this.far ??= farShapes(scene, this.model.data.marks, this.heatPaints(scene)));
  }

  /** The colour of the ring of each step, for far zooms. */
  private heatPaints(scene: Scene): ReadonlyMap<string, Paint> {
    const paints = new Map<string, Paint>();
    if (!this.shown.withHeat) return paints;
    for (const { id, overlay, isBelow, picture } of scene.level.overlays[this.shown.language] ?? []) {
      const mark = this.model.data.marks[picture[0] ?? -1];
      if (overlay === 'heat' && isBelow && mark && mark.kind !== 'text') paints.set(id, mark.stroke?.paint ?? mark.fill);
    }
    return paints;
  }

  private groupFor(element: Shape): SVGGElement {
    let group = this.painted.get(element);
    if (!group) {
      const [x, y] = element.at;
      group = svg('g', {
        class: `element ${element.family}`, 'data-id': element.id, tabindex: -1, role: 'button', 'aria-label': this.model.spoken(element, this.shown.language),
        transform: x === 0 && y === 0 ? undefined : `translate(${x} ${y})`,
      }, ...paintPicture(this.model.data.marks, element.picture));
      this.painted.set(element, group);
    }
    group.setAttribute('aria-pressed', String(element.id === this.shown.selected));
    return group;
  }

  /** Outlines over the drawing: what a variant changes, what is found, under the pointer, and selected. */
  private mark(): void {
    const { scene, shown } = this;
    if (!scene) return;
    const view = seen(this.viewport, this.size, OVERSCAN);
    const sign = (id: string | null, kind: Sign): SVGElement[] => {
      const element = id === null ? undefined : scene.byId.get(id);
      return element && intersects(inside(element.reach), view) ? [outlined(element, kind, this.viewport.k, shown.withHeat)] : [];
    };
    const ghosts = scene.ghosts.map((ghost) => paintGhost(ghost, this.model.data.marks, this.viewport.k));
    this.signs.replaceChildren(
      ...ghosts,
      ...[...scene.changes.values()].flatMap(({ id, kind }) => (kind === 'removed' ? [] : sign(id, kind))),
      ...shown.matches.flatMap((id) => sign(id, 'match')),
      ...sign(shown.match, 'match current'),
      ...(shown.hovered === shown.selected ? [] : sign(shown.hovered, 'hover')),
      ...sign(shown.selected, 'selected'),
    );
  }
}

/** Makes these the children of a parent; those that stay are not moved, so what has the focus keeps it. */
function arrange(parent: Element, wanted: readonly Element[]): void {
  const kept = new Set(wanted);
  const gone = Array.from(parent.children).filter((child) => !kept.has(child));
  for (const child of gone) child.remove();
  let next = parent.firstElementChild;
  for (const child of wanted) {
    if (child === next) next = next.nextElementSibling;
    else parent.insertBefore(child, next);
  }
}

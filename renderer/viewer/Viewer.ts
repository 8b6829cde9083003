import type { PageWord } from '../../shared/viewer/pageWords.ts';
import { isNarrow } from './isNarrow.ts';
import type { Model, Scene } from './Model.ts';
import { searchMatches } from './searchMatches.ts';
import type { Stage } from './Stage.ts';
import type { ViewerStore } from './ViewerState.ts';

/** What the parts of the page ask of each other: where the reader is, and the ways to go on. */
export class Viewer {
  readonly model: Model;
  readonly store: ViewerStore;
  readonly stage: Stage;

  constructor(model: Model, store: ViewerStore, stage: Stage) {
    this.model = model;
    this.store = store;
    this.stage = stage;
  }

  get scene(): Scene {
    const { view, level } = this.store.state;
    return this.model.scene(view, level);
  }
  word(key: PageWord, values?: Readonly<Record<string, string | number>>): string {
    return this.model.word(key, this.store.state.language, values);
  }
  text(ref: number): string {
    return this.model.text(ref, this.store.state.language);
  }
  /** Elements that hold what is searched for, over all levels of the variant. */
  matches(): readonly string[] {
    const { view, query, language } = this.store.state;
    return searchMatches(this.model, view, query, language);
  }

  /** Selects an element, on whatever level it stands; one that this variant lacks is not gone to. */
  goTo(id: string, how: 'near' | 'shown' = 'near'): boolean {
    const { view, level } = this.store.state;
    const at = this.model.levelOf(view, id, level);
    if (at === null) return false;
    this.store.set({ level: at, selected: id, hasPanel: true });
    if (how === 'near') this.stage.approach(id);
    else this.stage.reveal(id);
    return true;
  }
  select(id: string): void {
    this.store.set({ selected: id, hasPanel: true });
  }
  /** Lets go of what is selected; where the panel takes the room of the drawing, it goes too. `false`: there was neither. */
  dismiss(): boolean {
    const { selected, hasPanel } = this.store.state;
    const isInTheWay = hasPanel && isNarrow();
    if (selected === null && !isInTheWay) return false;
    this.store.set({ selected: null, hasPanel: hasPanel && !isInTheWay });
    this.stage.node.focus({ preventScroll: true });
    return true;
  }

  /** The level that shows the content of a sub-process, if it has one. */
  levelWithin(id: string): number | null {
    const at = this.scene.view.levels.findIndex(({ root }) => root === id);
    return at === -1 ? null : at;
  }
  open(level: number): void {
    this.store.set({ level, selected: null });
  }
  /** To the level around, with the sub-process selected. */
  up(): boolean {
    const { level } = this.scene;
    if (level.parent === null || level.root === null) return false;
    const from = level.root;
    this.store.set({ level: level.parent, selected: from });
    this.stage.reveal(from);
    return true;
  }
  /** The same place in another variant, as far as it is there. */
  switchTo(view: number): void {
    const { selected } = this.store.state;
    const root = this.scene.level.root;
    const same = this.model.view(view).levels.findIndex((each) => each.root === root);
    const to = same === -1 ? 0 : same;
    const kept = selected !== null && this.model.levelOf(view, selected, to) === to ? selected : null;
    this.store.set({ view, level: to, selected: kept });
  }
  /** The next match, or the one before. */
  step(by: 1 | -1): void {
    const found = this.matches();
    if (found.length === 0) return;
    const match = (this.store.state.match + by + found.length) % found.length;
    this.jump(match);
  }
  jump(match: number): void {
    const id = this.matches()[match];
    if (id === undefined) return;
    this.store.set({ match });
    this.goTo(id);
  }
}

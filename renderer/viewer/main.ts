import type { ViewerData } from '../../shared/viewer/ViewerData.ts';
import { followAddress } from './address.ts';
import { corner } from './corner.ts';
import { followKeys } from './diagramKeys.ts';
import { followPointers } from './gestures.ts';
import { header } from './header.ts';
import { isNarrow } from './isNarrow.ts';
import { html } from './makeElement.ts';
import { Model } from './Model.ts';
import { panelContent } from './panel.ts';
import { followPrinting } from './printSheet.ts';
import { Stage } from './Stage.ts';
import { Viewer } from './Viewer.ts';
import { ViewerStore } from './ViewerState.ts';

/** Written by `toViewerData` into the same file. */
const readModel = (): ViewerData => JSON.parse(document.getElementById('model')?.textContent ?? '') as ViewerData;

function start(data: ViewerData): void {
  const model = new Model(data);
  const first = model.view(data.start.view);
  const level = Math.max(0, first.levels.findIndex(({ root }) => root === data.start.root));
  const store = new ViewerStore({
    view: data.start.view, level, selected: null, language: data.language, theme: data.theme, withHeat: data.withHeat && data.views.some(({ results }) => results !== null),
    hasPanel: !isNarrow(), query: '', match: 0,
  });
  const canvas = html('div', { class: 'canvas', tabindex: 0, role: 'application' });
  const stage = new Stage(model, canvas);
  const viewer = new Viewer(model, store, stage);
  const bar = header(viewer);
  const floating = corner(viewer);
  const panel = html('aside', { id: 'panel', tabindex: -1 });
  const paper = html('div', { class: 'paper', 'aria-hidden': 'true' });
  const live = html('p', { class: 'unseen', role: 'status' });
  document.body.append(bar.node, html('main', {}, canvas, ...floating.nodes, paper), panel, live);

  const system = window.matchMedia('(prefers-color-scheme: dark)');
  let hovered: string | null = null;
  const draw = () => {
    const { state } = store;
    const found = viewer.matches();
    const here = found.filter((id) => viewer.scene.byId.has(id));
    stage.show(viewer.scene, { selected: state.selected, hovered, matches: here, match: found[state.match] ?? null, withHeat: state.withHeat && viewer.scene.view.results !== null, language: state.language });
  };
  const update = () => {
    const { state } = store;
    const held = document.activeElement;
    const root = document.documentElement;
    root.dataset['theme'] = state.theme === 'system' ? (system.matches ? 'dark' : 'light') : state.theme;
    root.lang = state.language === 0 ? 'en' : 'zh-CN';
    document.body.toggleAttribute('data-panel', state.hasPanel);
    canvas.setAttribute('aria-label', viewer.word('viewer.diagram', { name: viewer.text(viewer.scene.level.name) }));
    canvas.setAttribute('aria-roledescription', viewer.word('canvas.roleDescription'));
    panel.setAttribute('aria-label', viewer.word('viewer.panel'));
    panel.hidden = !state.hasPanel;
    panel.replaceChildren(...panelContent(viewer));
    bar.update();
    floating.update();
    draw();
    // What was pressed is painted anew: the keyboard stays where the reader is.
    if (held instanceof HTMLElement && !held.isConnected) (state.hasPanel ? panel : canvas).focus({ preventScroll: true });
  };
  store.follow((now, before) => {
    const isSearchOnly = now.view === before.view && now.level === before.level && now.selected === before.selected && now.language === before.language && now.theme === before.theme && now.withHeat === before.withHeat && now.hasPanel === before.hasPanel;
    if (isSearchOnly) {
      bar.update();
      draw();
    } else update();
    if (now.selected !== before.selected) panel.scrollTop = 0;
    if (now.view !== before.view || now.level !== before.level) live.textContent = `${viewer.text(viewer.scene.view.name)}: ${viewer.text(viewer.scene.level.name)}`;
  });
  stage.moved = floating.zoom;
  system.addEventListener('change', update);
  update();
  followKeys(viewer, bar.search);
  followPrinting(viewer, paper);
  followPointers(stage, {
    scene: () => viewer.scene,
    hover: (id) => {
      if (id === hovered) return;
      hovered = id;
      canvas.toggleAttribute('data-over', id !== null);
      draw();
    },
    choose: (id) => {
      if (id === null) viewer.dismiss();
      else viewer.select(id);
      (id === null ? canvas : (stage.groupOf(id) ?? canvas)).focus({ preventScroll: true });
    },
    open: (id) => {
      const within = viewer.levelWithin(id);
      if (within === null) return;
      viewer.open(within);
      canvas.focus({ preventScroll: true });
    },
  });
  followAddress(viewer);
}

start(readModel());
// The file is whole.
document.getElementById('damaged')?.remove();

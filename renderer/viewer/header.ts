import { icon } from './icons.ts';
import { button, html } from './makeElement.ts';
import { searchField } from './searchField.ts';
import type { Viewer } from './Viewer.ts';

const THEMES = ['system', 'light', 'dark'] as const;

export interface Header {
  readonly node: HTMLElement;
  readonly search: () => void;
  readonly update: () => void;
}

/** Title, path to the level, variant, search and switches. */
export function header(viewer: Viewer): Header {
  const { store, model } = viewer;
  const search = searchField(viewer);
  const title = html('h1', {}, model.text(model.data.name, store.state.language));
  const path = html('nav', { class: 'path' });
  const variants = html('select', { class: 'variants' });
  variants.addEventListener('change', () => viewer.switchTo(variants.selectedIndex));
  const heat = button({ class: 'tool', 'aria-pressed': 'false' }, () => store.set({ withHeat: !store.state.withHeat }), icon('heat'), html('span'));
  const theme = button({ class: 'tool' }, () => store.set({ theme: THEMES[(THEMES.indexOf(store.state.theme) + 1) % THEMES.length] ?? 'system' }));
  const print = button({ class: 'tool wide' }, () => window.print(), icon('print'));
  const language = button({ class: 'tool language' }, () => store.set({ language: store.state.language === 0 ? 1 : 0 }));
  const panel = button({ class: 'tool', 'aria-expanded': 'true', 'aria-controls': 'panel' }, () => store.set({ hasPanel: !store.state.hasPanel }), icon('panel'));
  const node = html('header', {}, html('div', { class: 'names' }, title, path), search.node, html('div', { class: 'tools' }, variants, heat, language, theme, print, panel));

  const update = (): void => {
    const { state } = store;
    const word = (of: Element, text: string) => { of.setAttribute('aria-label', text); of.setAttribute('title', text); };
    title.textContent = viewer.text(model.data.name);
    word(variants, viewer.word('viewer.variant'));
    variants.replaceChildren(...model.data.views.map((view, i) => html('option', { value: i }, viewer.text(view.name))));
    variants.selectedIndex = state.view;
    variants.hidden = model.data.views.length < 2;
    heat.hidden = model.data.views.every(({ results }) => results === null);
    heat.setAttribute('aria-pressed', String(state.withHeat));
    heat.title = viewer.word('viewer.heat.hint');
    heat.lastElementChild?.replaceChildren(viewer.word('viewer.heat'));
    theme.replaceChildren(icon(state.theme));
    word(theme, viewer.word(`viewer.theme.${state.theme}`));
    word(print, viewer.word('viewer.print'));
    language.textContent = state.language === 0 ? '中文' : 'English';
    language.lang = state.language === 0 ? 'zh-CN' : 'en';
    language.title = viewer.word('shell.language');
    word(panel, viewer.word(state.hasPanel ? 'viewer.panel.hide' : 'viewer.panel.show'));
    panel.setAttribute('aria-expanded', String(state.hasPanel));
    showPath(viewer, path);
    search.update();
  };
  return { node, search: search.focus, update };
}

/** From the top to the level that is shown; the last one is where one is. */
function showPath(viewer: Viewer, path: HTMLElement): void {
  const { view, level } = viewer.scene;
  path.setAttribute('aria-label', viewer.word('viewer.level'));
  const steps = [];
  for (let at = view.levels.indexOf(level), n = 0; at >= 0 && n <= view.levels.length; at = view.levels[at]?.parent ?? -1, n++) steps.unshift(at);
  path.hidden = steps.length < 2;
  path.replaceChildren(html('ol', {}, ...steps.map((at) => {
    const name = viewer.text(view.levels[at]?.name ?? -1);
    const isHere = view.levels[at] === level;
    return html('li', {}, isHere ? html('span', { 'aria-current': 'location' }, name) : button({}, () => viewer.open(at), name));
  })));
}

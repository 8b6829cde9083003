import { icon } from './icons.ts';
import { button, html } from './makeElement.ts';
import type { Viewer } from './Viewer.ts';

/** Rows of the list; the rest is reached by typing more, or with Enter. */
const MOST_ROWS = 60;

export interface SearchField {
  readonly node: HTMLElement;
  readonly focus: () => void;
  readonly update: () => void;
}

/** Types, jumps, marks: a box with a list of what is found, and Enter for one after the other. */
export function searchField(viewer: Viewer): SearchField {
  const { store, model } = viewer;
  const input = html('input', { type: 'search', role: 'combobox', 'aria-expanded': 'false', 'aria-controls': 'found', 'aria-autocomplete': 'list', autocomplete: 'off', spellcheck: 'false' });
  const count = html('output', { class: 'count' });
  const list = html('ul', { id: 'found', role: 'listbox' });
  const previous = button({ class: 'step' }, () => viewer.step(-1), icon('up'));
  const next = button({ class: 'step' }, () => viewer.step(1), icon('down'));
  const node = html('search', { class: 'search' }, icon('search'), input, count, previous, next, list);
  let isOpen = false;

  const setOpen = (open: boolean) => {
    isOpen = open;
    update();
  };
  const go = (match: number) => {
    viewer.jump(match);
    setOpen(false);
  };

  function update(): void {
    const { query, match, view, language } = store.state;
    const found = viewer.matches();
    if (input.value !== query) input.value = query;
    input.placeholder = viewer.word('viewer.search');
    input.setAttribute('aria-label', viewer.word('viewer.search'));
    for (const [step, word] of [[previous, 'viewer.previous'], [next, 'viewer.next']] as const) {
      step.setAttribute('aria-label', viewer.word(word));
      step.title = viewer.word(word);
      step.hidden = found.length === 0;
    }
    list.setAttribute('aria-label', viewer.word('viewer.search'));
    count.textContent = query.trim() === '' ? '' : found.length === 0 ? viewer.word('viewer.noMatch') : viewer.word('viewer.matches', { at: Math.max(0, match) + 1, total: found.length });
    const isShown = isOpen && found.length > 0;
    list.hidden = !isShown;
    input.setAttribute('aria-expanded', String(isShown));
    if (!isShown) {
      input.removeAttribute('aria-activedescendant');
      list.replaceChildren();
      return;
    }
    const first = Math.max(0, Math.min(match - MOST_ROWS / 2, found.length - MOST_ROWS));
    const elements = new Map(model.data.elements.map((element) => [element.id, element]));
    list.replaceChildren(...found.slice(first, first + MOST_ROWS).map((id, i) => {
      const element = elements.get(id);
      const level = model.levelOf(view, id, store.state.level);
      const where = level === null || level === store.state.level ? '' : model.text(model.view(view).levels[level]?.name ?? -1, language);
      const row = html('li', { role: 'option', id: `found-${first + i}`, 'aria-selected': String(first + i === match) },
        html('span', { class: 'found-name' }, element ? model.title(element, language) : id), html('span', { class: 'found-kind' }, [element ? viewer.text(element.kind) : '', where].filter(Boolean).join(' · ')));
      // Before the field loses the focus, which closes the list.
      row.addEventListener('pointerdown', (event) => { event.preventDefault(); go(first + i); });
      return row;
    }));
    input.setAttribute('aria-activedescendant', `found-${Math.max(0, match)}`);
    list.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  input.addEventListener('input', () => {
    isOpen = true;
    store.set({ query: input.value });
  });
  input.addEventListener('focus', () => setOpen(store.state.query !== ''));
  input.addEventListener('blur', () => setOpen(false));
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const found = viewer.matches();
    if (event.key === 'Enter' && found.length > 0) {
      if (isOpen) go(Math.max(0, store.state.match));
      else viewer.step(event.shiftKey ? -1 : 1);
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && found.length > 0) {
      const by = event.key === 'ArrowDown' ? 1 : -1;
      isOpen = true;
      store.set({ match: (store.state.match + by + found.length) % found.length });
    } else if (event.key === 'Escape') {
      if (isOpen && found.length > 0) setOpen(false);
      else {
        store.set({ query: '' });
        viewer.stage.node.focus({ preventScroll: true });
      }
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return { node, update, focus: () => { input.focus(); input.select(); } };
}

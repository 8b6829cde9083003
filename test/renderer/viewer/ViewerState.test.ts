import { expect, it } from 'vitest';
import { ViewerStore, type ViewerState } from '../../../renderer/viewer/ViewerState.ts';

const FIRST: ViewerState = { view: 0, level: 0, selected: null, language: 0, theme: 'light', withHeat: false, hasPanel: true, query: 'part', match: 5 };

it.each<[string, Partial<ViewerState>]>([['words', { query: 'visit' }], ['a variant', { view: 2 }], ['a language', { language: 1 }]])('other %s begin at the first match', (_, patch) => {
  const store = new ViewerStore(FIRST);

  store.set(patch);

  expect(store.state).toEqual({ ...FIRST, ...patch, match: 0 });
});

it('whatever else is chosen keeps the match', () => {
  const store = new ViewerStore(FIRST);

  store.set({ selected: 'step', level: 1, withHeat: true, hasPanel: false, query: 'part' });

  expect(store.state.match).toBe(5);
});

import type { Viewer } from './Viewer.ts';

const REST_MS = 150;

/** `#step-id` opens the page at a step, and what is selected stands in the address, to be copied. */
export function followAddress(viewer: Viewer): void {
  const arrive = () => {
    const id = decoded(location.hash.slice(1));
    if (id === '' || id === viewer.store.state.selected || viewer.goTo(id)) return;
    // What only a variant has is shown in that variant.
    const view = viewer.model.data.views.findIndex((_, at) => viewer.model.levelOf(at, id, 0) !== null);
    if (view === -1) return;
    viewer.switchTo(view);
    viewer.goTo(id);
  };
  let rest = 0;
  const write = () => {
    const { selected } = viewer.store.state;
    if (selected === decoded(location.hash.slice(1))) return;
    history.replaceState(null, '', selected === null ? location.pathname + location.search : `#${encodeURIComponent(selected)}`);
  };
  viewer.store.follow(({ selected }, before) => {
    if (selected === before.selected) return;
    // Browsers refuse addresses that change too often, as under a Tab that is held down.
    clearTimeout(rest);
    rest = window.setTimeout(write, REST_MS);
  });
  window.addEventListener('hashchange', arrive);
  arrive();
}

function decoded(hash: string): string {
  try {
    return decodeURIComponent(hash);
  } catch {
    // Somebody's `%` that is no escape.
    return hash;
  }
}

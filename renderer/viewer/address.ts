import type { Viewer } from './Viewer.ts';

/** `#step-id` opens the page at a step, and what is selected stands in the address, to be copied. */
export function followAddress(viewer: Viewer): void {
  const arrive = () => {
    const id = decoded(location.hash.slice(1));
    if (id !== '' && id !== viewer.store.state.selected) viewer.goTo(id);
  };
  viewer.store.follow(({ selected }, before) => {
    if (selected === before.selected || selected === decoded(location.hash.slice(1))) return;
    history.replaceState(null, '', selected === null ? location.pathname + location.search : `#${encodeURIComponent(selected)}`);
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

import { useSyncExternalStore } from 'react';

function subscribe(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

/** The theme that is on the page now, whoever changed it, a person or the system: for what paints with colours read from it. */
export const useShownTheme = (): string => useSyncExternalStore(subscribe, () => document.documentElement.dataset['theme'] ?? 'light');

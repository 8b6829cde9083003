import type { StoreApi } from 'zustand/vanilla';
import { translator } from '../../shared/i18n/translator.ts';
import type { StudioState } from '../store/StudioState.ts';

/** Writes theme, language and motion on the page, and what is open into the window's title; keeps them so. */
export function followAppearance(store: StoreApi<StudioState>): () => void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  let shownTitle = '';
  const apply = () => {
    const { settings, open, api } = store.getState();
    const root = document.documentElement;
    root.dataset['theme'] = settings.theme === 'system' ? (dark.matches ? 'dark' : 'light') : settings.theme;
    root.lang = settings.locale;
    root.toggleAttribute('data-reduced-motion', settings.reducedMotion);
    const t = translator(settings.locale);
    const name = open?.document.master.meta.name;
    const title = name ? t('shell.title.model', { name }) : t('shell.title');
    if (title === shownTitle) return;
    shownTitle = title;
    document.title = title;
    if (api.host === 'electron') void api.invoke('host.setTitle', { title });
  };
  apply();
  dark.addEventListener('change', apply);
  const stop = store.subscribe((now, before) => {
    if (now.settings !== before.settings || now.open?.document.master.meta.name !== before.open?.document.master.meta.name || now.api !== before.api) apply();
  });
  return () => {
    dark.removeEventListener('change', apply);
    stop();
  };
}

import type { Settings } from '../../shared/contract/contract.ts';
import type { SliceOf } from './StudioState.ts';
import { type SettingsSlice, DEFAULT_SETTINGS } from './settingsSlice.ts';

export const createSettingsSlice: SliceOf<SettingsSlice> = (set, get) => {
  const keep = async (change: Partial<Settings>) => {
    const answer = await get().api.invoke('settings.set', change);
    if (!answer.ok && answer.error.code !== 'not-available') get().notifyError(answer.error);
  };
  // A splitter reports each pixel; the host needs only where it came to rest.
  let layoutTimer: ReturnType<typeof setTimeout> | undefined;

  return {
    settings: DEFAULT_SETTINGS,
    loadSettings: async () => {
      const answer = await get().api.invoke('settings.get', undefined);
      if (answer.ok) set({ settings: answer.value });
      else get().notifyError(answer.error);
    },
    setSettings: (change) => {
      set((s) => ({ settings: { ...s.settings, ...change } }));
      void keep(change);
    },
    setLayout: (key, value) => {
      if (get().settings.layout[key] === value) return;
      set((s) => ({ settings: { ...s.settings, layout: { ...s.settings.layout, [key]: value } } }));
      clearTimeout(layoutTimer);
      layoutTimer = setTimeout(() => void keep({ layout: get().settings.layout }), 400);
    },
  };
};

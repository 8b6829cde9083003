import type { Settings } from '../../shared/contract/contract.ts';

export interface SettingsSlice {
  readonly settings: Settings;
  loadSettings(): Promise<void>;
  /** Takes effect at once; kept by the host. */
  setSettings(change: Partial<Settings>): void;
  /** Remembers how a panel was left: `key` → size or state. */
  setLayout(key: string, value: string | number | boolean): void;
}

export const DEFAULT_SETTINGS: Settings = { locale: 'en', theme: 'system', reducedMotion: false, layout: {} };

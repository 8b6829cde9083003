import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LanewayApi } from '../../shared/contract/contract.ts';
import { createDocumentSlice } from './createDocumentSlice.ts';
import { disconnected } from './disconnected.ts';
import { createProblemsSlice } from './createProblemsSlice.ts';
import { createSelectionSlice } from './createSelectionSlice.ts';
import { createSettingsSlice } from './createSettingsSlice.ts';
import { createShellSlice } from './createShellSlice.ts';
import { createSimulationSlice } from './createSimulationSlice.ts';
import type { StudioState } from './StudioState.ts';

/** A store of its own on an `api` (a fake one in tests). */
export const createStudioStore = (api: LanewayApi): StoreApi<StudioState> =>
  createStore<StudioState>()((set, get) => ({
    ...createShellSlice(api)(set, get),
    ...createSettingsSlice(set, get),
    ...createDocumentSlice(set, get),
    ...createSelectionSlice(set, get),
    ...createProblemsSlice(set, get),
    ...createSimulationSlice(set, get),
  }));

/** The store of this window; it gets its host when the connection stands (`attachHost`). */
export const studio: StoreApi<StudioState> = createStudioStore(disconnected);

/** Select the narrowest value: a primitive, or a reference that stays stable between edits. */
export const useStudio = <T>(selector: (state: StudioState) => T): T => useStore(studio, selector);

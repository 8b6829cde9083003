import type { DocumentSlice } from './documentSlice.ts';
import type { ProblemsSlice } from './problemsSlice.ts';
import type { SelectionSlice } from './selectionSlice.ts';
import type { SettingsSlice } from './settingsSlice.ts';
import type { ShellSlice } from './shellSlice.ts';
import type { SimulationSlice } from './simulationSlice.ts';

/** Everything the interface shows. Each slice lives in its own file; all of them read one another through `get`. */
export interface StudioState extends ShellSlice, SettingsSlice, DocumentSlice, SelectionSlice, ProblemsSlice, SimulationSlice {}

export type GetState = () => StudioState;
export type SetState = (partial: Partial<StudioState> | ((state: StudioState) => Partial<StudioState>)) => void;
/** A slice is made from the store's own `get` and `set`. */
export type SliceOf<S> = (set: SetState, get: GetState) => S;

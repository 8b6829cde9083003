import type { Viewport } from '@xyflow/react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { TraceProblem } from '../../shared/contract/contract.ts';
import type { Message } from '../../shared/i18n/Message.ts';
import type { ProcessModel } from '../../shared/model/ProcessModel.ts';
import type { BottleneckStop, Watched } from '../../shared/replay/bottleneckStops.ts';
import type { CaseTimeline } from '../../shared/replay/caseBars.ts';
import type { Replay } from '../../shared/replay/Replay.ts';
import type { Shifts } from '../../shared/replay/Shifts.ts';
import type { Scenario } from '../store/scenarios.ts';

/** One variant on the screen. */
export interface ReplayPane {
  readonly variant: Scenario;
  /** As it was when the cases ran. */
  readonly model: ProcessModel;
  readonly replay: Replay;
  readonly shifts: Shifts;
  readonly timeline: CaseTimeline;
}

export type ReplayStatus =
  | { readonly kind: 'closed' }
  | { readonly kind: 'loading'; readonly id: string }
  | { readonly kind: 'ready'; readonly panes: readonly ReplayPane[]; readonly revision: number }
  | { readonly kind: 'refused'; readonly problems: readonly TraceProblem[] }
  | { readonly kind: 'failed'; readonly message: Message };

/** Whether the clock stops by itself, and at what. */
export interface StopRule {
  readonly isOn: boolean;
  readonly watched: Watched;
  readonly length: number;
}

/** A queue that has become as long as was said, in one of the variants. */
export interface PaneStop extends BottleneckStop {
  readonly pane: ReplayPane;
}

/** What lies below the clock: nothing, the timeline of all cases, the same as a table, or the queues of this instant. */
export type Dock = 'none' | 'timeline' | 'table' | 'queues';

export interface ReplayState {
  readonly status: ReplayStatus;
  /** Minutes since the start of the run. */
  readonly t: number;
  readonly isPlaying: boolean;
  /** Position in SPEEDS. */
  readonly speed: number;
  readonly isSkippingNights: boolean;
  readonly stopRule: StopRule;
  /** Why the clock stands, when it stopped by itself. */
  readonly stopped: PaneStop | 'end' | null;
  /** Number of the case that is followed, the same in both variants. */
  readonly followed: number | null;
  /** The variant beside the one on the canvas; `undefined`: none. */
  readonly other: Scenario | undefined;
  /** How many cases run. */
  readonly cases: number;
  readonly dock: Dock;
  /** Fills the window, with figures that can be read from the last row of a room. */
  readonly isRoom: boolean;
  /** Closed just now: the keyboard goes back to the button that opens it. */
  readonly isLeaving: boolean;
  /** The viewport of the canvas: what lies over it, and the second drawing, follow it. */
  readonly viewport: Viewport;
}

const initial: ReplayState = {
  status: { kind: 'closed' }, t: 0, isPlaying: false, speed: 2, isSkippingNights: true, stopRule: { isOn: false, watched: 'anyStep', length: 5 }, stopped: null,
  followed: null, other: undefined, cases: 200, dock: 'none', isRoom: false, isLeaving: false, viewport: { x: 0, y: 0, zoom: 1 },
};

/** The replay of this window: view state, outside the model and outside undo. */
export const replayStore = createStore<ReplayState>(() => initial);
export const useReplay = <T>(selector: (state: ReplayState) => T): T => useStore(replayStore, selector);

const NO_PANES: readonly ReplayPane[] = [];
export const panesOf = ({ status }: ReplayState): readonly ReplayPane[] => (status.kind === 'ready' ? status.panes : NO_PANES);
export const isReplayOpen = ({ status }: ReplayState): boolean => status.kind !== 'closed';
/** The last instant of all that is shown. */
export const horizonOfPanes = (panes: readonly ReplayPane[]): number => Math.max(0, ...panes.map(({ replay }) => replay.horizon));

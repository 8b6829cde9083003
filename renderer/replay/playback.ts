import { bottleneckStops } from '../../shared/replay/bottleneckStops.ts';
import { lastBefore, nextAfter } from '../../shared/replay/neighbouringMoments.ts';
import { advanceClock, SPEEDS, type Course } from '../../shared/replay/playClock.ts';
import { lastAtOrBefore } from '../../shared/replay/StepCurve.ts';
import { announceMoment, announceStop } from './announceMoment.ts';
import { isMotionReduced } from './isMotionReduced.ts';
import { horizonOfPanes, panesOf, replayStore, type PaneStop, type ReplayPane, type StopRule } from './replayStore.ts';

/** A frame that took longer (a hidden tab, a sleeping machine) does not make the clock jump, s. */
const LONGEST_FRAME = 0.25;
/** Without motion, events follow one another no faster and no slower than this, s. */
const QUICKEST_STEP = 0.35;
const SLOWEST_STEP = 1.5;

let cached: { readonly panes: readonly ReplayPane[]; readonly rule: StopRule; readonly stops: readonly PaneStop[] } | null = null;

/** The stops of what is on the canvas; with two variants, whichever comes first. */
function stopsOf(panes: readonly ReplayPane[], rule: StopRule): readonly PaneStop[] {
  if (cached?.panes !== panes || cached.rule !== rule) {
    const stops = rule.isOn ? panes.flatMap((pane) => bottleneckStops(pane.replay, rule.watched, rule.length).map((stop): PaneStop => ({ ...stop, pane }))).toSorted((a, b) => a.at - b.at) : [];
    cached = { panes, rule, stops };
  }
  return cached.stops;
}

function course(): Course<PaneStop> {
  const state = replayStore.getState();
  const panes = panesOf(state);
  return { horizon: horizonOfPanes(panes), skipped: state.isSkippingNights ? (panes[0]?.shifts.night ?? null) : null, stops: stopsOf(panes, state.stopRule) };
}

/** Goes to an instant; forwards or backwards makes no difference. */
export function seek(t: number): void {
  const panes = panesOf(replayStore.getState());
  replayStore.setState({ t: Math.min(horizonOfPanes(panes), Math.max(0, t)), stopped: null });
}

/** To the next or the last instant at which something happens in any of the variants; says what. */
export function stepEvent(direction: 1 | -1): void {
  const state = replayStore.getState();
  const times = panesOf(state).map(({ replay: { moments } }) => (direction === 1 ? nextAfter(moments, state.t) : lastBefore(moments, state.t))).filter((at) => at !== null);
  if (times.length === 0) return;
  pause();
  seek(direction === 1 ? Math.min(...times) : Math.max(...times));
  announceMoment();
}

let frame = 0;
let before = 0;
/** Seconds since the last step, without motion. */
let sinceStep = 0;

export function pause(): void {
  cancelAnimationFrame(frame);
  if (replayStore.getState().isPlaying) replayStore.setState({ isPlaying: false });
}

export function play(): void {
  const { isPlaying, t, status } = replayStore.getState();
  if (isPlaying || status.kind !== 'ready') return;
  if (t >= horizonOfPanes(status.panes)) seek(status.panes[0]?.replay.begin ?? 0);
  replayStore.setState({ isPlaying: true, stopped: null });
  before = performance.now();
  sinceStep = QUICKEST_STEP;
  frame = requestAnimationFrame(onFrame);
}

export const togglePlay = (): void => (replayStore.getState().isPlaying ? pause() : play());

export function setSpeed(speed: number): void {
  replayStore.setState({ speed: Math.min(SPEEDS.length - 1, Math.max(0, speed)) });
}

function onFrame(now: number): void {
  const state = replayStore.getState();
  if (!state.isPlaying || state.status.kind !== 'ready') return;
  const seconds = Math.min(LONGEST_FRAME, Math.max(0, (now - before) / 1_000));
  before = now;
  const minutes = seconds * SPEEDS[state.speed]!;
  if (isMotionReduced()) stepWithoutMotion(seconds);
  else moveOn(minutes);
  if (replayStore.getState().isPlaying) frame = requestAnimationFrame(onFrame);
}

function moveOn(minutes: number): void {
  const { t, stop } = advanceClock(replayStore.getState().t, minutes, course());
  replayStore.setState({ t, ...(stop ? { stopped: stop, isPlaying: false } : {}) });
  if (stop) announceStop();
}

/** From event to event: the wait between two is that of the clock, within what eye and ear can follow. */
function stepWithoutMotion(seconds: number): void {
  const state = replayStore.getState();
  const panes = panesOf(state);
  const next = Math.min(...panes.map(({ replay }) => nextAfter(replay.moments, state.t) ?? Infinity));
  if (next === Infinity) {
    replayStore.setState({ stopped: 'end', isPlaying: false });
    announceStop();
    return;
  }
  sinceStep += seconds;
  const speed = SPEEDS[state.speed]!;
  if (sinceStep < Math.min(SLOWEST_STEP, Math.max(QUICKEST_STEP, (next - state.t) / speed))) return;
  const { horizon, skipped, stops } = course();
  // Fast speeds pass over events: what is shown then is the last one of each step.
  const reach = Math.max(next, advanceClock(state.t, sinceStep * speed, { horizon, skipped, stops: [] }).t);
  sinceStep = 0;
  const last = Math.max(...panes.map(({ replay: { moments } }) => moments[lastAtOrBefore(moments, reach)] ?? 0));
  const { t, stop } = advanceClock(state.t, last - state.t, { horizon, skipped: null, stops });
  replayStore.setState({ t, ...(stop ? { stopped: stop, isPlaying: false } : {}) });
  if (stop) announceStop();
  else announceMoment();
}

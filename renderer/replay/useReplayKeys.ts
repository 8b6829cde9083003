import { useCallback, type KeyboardEvent } from 'react';
import { pause, seek, setSpeed, stepEvent, togglePlay } from './playback.ts';
import { currentT } from '../i18n.ts';
import { studio } from '../store/studioStore.ts';
import { speedName } from './speedName.ts';
import { closeReplay } from './openReplay.ts';
import { horizonOfPanes, panesOf, replayStore } from './replayStore.ts';

/** Fields in which keys write or choose; a slider is not one of them. */
const FIELD = 'input:not([type=range], [type=checkbox]), select, textarea, [contenteditable=true]';
/** What Space presses by itself. */
const PRESSABLE = 'button, summary, input[type=checkbox], [role=button], [role=tab]';

/** A key says nothing by itself, so what it did is said. */
function changeSpeed(speed: number): void {
  setSpeed(speed);
  studio.getState().announce(speedName(currentT(), replayStore.getState().speed));
}

function act(key: string, isShift: boolean): boolean {
  const state = replayStore.getState();
  switch (key) {
    case ' ': togglePlay(); return true;
    case 'ArrowRight': stepEvent(1); return true;
    case 'ArrowLeft': stepEvent(-1); return true;
    case '+': case '=': changeSpeed(state.speed + 1); return true;
    case '-': case '_': changeSpeed(state.speed - 1); return true;
    case 'Home': pause(); seek(panesOf(state)[0]?.replay.begin ?? 0); return true;
    case 'End': pause(); seek(horizonOfPanes(panesOf(state))); return true;
    case 'Escape':
      if (isShift) return false;
      if (state.followed !== null) replayStore.setState({ followed: null });
      else if (state.isRoom) replayStore.setState({ isRoom: false });
      else closeReplay();
      return true;
    default: return false;
  }
}

/** Keys of the clock, on the drawing and on the bar alike. They come before those of the canvas, which edit. */
export function useReplayKeys(): (event: KeyboardEvent<HTMLElement>) => void {
  return useCallback((event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey || !target || target.closest(FIELD)) return;
    if (event.key === ' ' && target.closest(PRESSABLE)) return;
    // Lists below the clock scroll by their own keys.
    if (event.key !== ' ' && event.key !== 'Escape' && target.closest('[data-own-keys]')) return;
    if (!act(event.key, event.shiftKey)) return;
    event.preventDefault();
    event.stopPropagation();
  }, []);
}

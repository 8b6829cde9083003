import { useEffect, useState } from 'react';
import { replayStore } from './replayStore.ts';

/** Figures in a table that change more often than this cannot be read, ms. */
const PAUSE = 250;

/** The instant of the clock, taken a few times a second, and once more when it comes to rest. */
export function useSeldomTime(): number {
  const [t, setT] = useState(() => replayStore.getState().t);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const take = () => {
      timer = undefined;
      setT(replayStore.getState().t);
    };
    const stop = replayStore.subscribe((now, before) => {
      if (now.t !== before.t) timer ??= setTimeout(take, PAUSE);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);
  return t;
}

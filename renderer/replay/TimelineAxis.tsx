import { useMemo } from 'react';
import { useT } from '../i18n.ts';
import { clockText } from './clockText.ts';
import { localMinuteOfDay } from './localMinuteOfDay.ts';
import type { ReplayPane } from './replayStore.ts';
import { timeTicks } from './timeTicks.ts';
import { NAMES } from './TimelineRow.tsx';

const CLOSEST_TICKS = 90;
/** Beyond so many the sheet is stretched so far that most lie far away. */
const MOST_TICKS = 3_000;

/** Times in the zone of the model, on whole hours and midnights. */
export function TimelineAxis({ pane, scale, height }: { readonly pane: ReplayPane; readonly scale: number; readonly height: number }) {
  const t = useT();
  const ticks = useMemo(() => {
    const offset = localMinuteOfDay(pane);
    const { at, isDays } = timeTicks(0, pane.replay.horizon, scale, CLOSEST_TICKS, offset);
    return at.slice(0, MOST_TICKS).map((tick) => ({ tick, text: clockText(t.locale, pane, tick, isDays || (tick + offset) % 1_440 === 0 ? 'day' : 'time') }));
  }, [pane, scale, t]);
  return (
    <div className="gantt-axis" aria-hidden="true" style={{ height }}>
      {ticks.map(({ tick, text }) => <span key={tick} style={{ left: NAMES + tick * scale }}>{text}</span>)}
    </div>
  );
}

import { memo, useMemo } from 'react';
import { formatDuration } from '../../shared/i18n/format.ts';
import { useT } from '../i18n.ts';
import { caseName } from './caseName.ts';
import { followCase } from './followCase.ts';
import type { ReplayPane } from './replayStore.ts';

/** Width of the column with the names, px. */
export const NAMES = 148;
/** Shorter bars could not be seen, px. */
const LEAST_BAR = 1.5;

interface TimelineRowProps {
  readonly pane: ReplayPane;
  /** Row in the table of cases. */
  readonly row: number;
  readonly position: number;
  readonly count: number;
  readonly height: number;
  /** px per minute. */
  readonly scale: number;
  readonly isFollowed: boolean;
}

/** One case: its name and how long it took, then its bars. */
export const TimelineRow = memo(function TimelineRow({ pane, row, position, count, height, scale, isFollowed }: TimelineRowProps) {
  const t = useT();
  const { replay: { horizon, trace: { cases } }, timeline } = pane;
  const bars = useMemo(() => timeline.barsOf(row), [timeline, row]);
  const [startedAt, endedAt] = [cases.startedAt[row]!, cases.endedAt[row]!];
  return (
    <li className="gantt-row" style={{ top: (position + 1) * height, height }} aria-posinset={position + 1} aria-setsize={count} data-followed={isFollowed || undefined} data-even={position % 2 === 0 || undefined}>
      <button type="button" className="gantt-name" style={{ width: NAMES }} aria-pressed={isFollowed} onClick={() => followCase(pane, row, startedAt)}>
        <span>{caseName(t, pane, row)}</span> <small className="tabular">{endedAt < Infinity ? formatDuration(t.locale, endedAt - startedAt) : t('replay.unfinished')}</small>
      </button>
      <div className="gantt-bars" style={{ left: NAMES }} aria-hidden="true">
        {bars.map(({ kind, from, to }, k) => <i key={k} data-bar={kind} data-row={row} data-at={k} style={{ left: from * scale, width: Math.max(LEAST_BAR, (Math.min(to, horizon) - from) * scale) }} />)}
      </div>
    </li>
  );
});

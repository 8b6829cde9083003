import { ZoomIn, ZoomOut } from 'lucide-react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode, type SyntheticEvent } from 'react';
import type { CaseBar } from '../../shared/replay/caseBars.ts';
import { useElementSize } from '../canvas/useElementSize.ts';
import { useT } from '../i18n.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { useRowWindow } from '../ui/useRowWindow.ts';
import { BAR_NAMES, barText } from './barWords.ts';
import { caseOrder } from './caseOrder.ts';
import { followCase } from './followCase.ts';
import { NAMES, TimelineRow } from './TimelineRow.tsx';
import { TimelineAxis } from './TimelineAxis.tsx';
import { replayStore, useReplay, type ReplayPane } from './replayStore.ts';
import './caseTimeline.css';

const ROW = 24;
const MOST_ZOOM = 4_096;
/** Right of the last bar, px. */
const MARGIN = 16;

/** Every case as a line of bars over time: what it waited for, when it was worked on. */
export function CaseTimelineView({ pane, choice }: { readonly pane: ReplayPane; readonly choice: ReactNode }) {
  const t = useT();
  const { replay } = pane;
  const [zoom, setZoom] = useState(1);
  const [hint, setHint] = useState('');
  const order = useMemo(() => caseOrder(pane), [pane]);
  const { ref, from, to, onScroll, scrollTo } = useRowWindow(order.length + 1, ROW);
  const size = useElementSize(ref);
  const scale = (Math.max(100, (size?.width ?? 800) - NAMES - MARGIN) / Math.max(1, replay.horizon)) * zoom;
  const followed = useReplay((s) => s.followed);

  // The instant of the clock stays where it is while the scale changes.
  const before = useRef(scale);
  useLayoutEffect(() => {
    const box = ref.current;
    const old = before.current;
    before.current = scale;
    if (box && old !== scale) box.scrollLeft += replayStore.getState().t * (scale - old);
  }, [scale, ref]);
  useEffect(() => {
    const row = followed === null ? undefined : replay.rowOfCase.get(followed);
    if (row !== undefined) scrollTo(order.indexOf(row) + 1);
  }, [followed, replay, order, scrollTo]);

  // Opened in the middle of the run, the cases of that instant are what is looked for.
  useLayoutEffect(() => {
    const { cases } = replay.trace;
    const { t: now } = replayStore.getState();
    const at = order.findIndex((row) => cases.endedAt[row]! > now);
    if (ref.current && at > 0) ref.current.scrollTop = at * ROW;
  }, [replay, order, ref]);

  const barOf = (event: SyntheticEvent): { readonly row: number; readonly bar: CaseBar } | null => {
    const element = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-at]') : null;
    if (!element) return null;
    const row = Number(element.dataset['row']);
    const bar = pane.timeline.barsOf(row)[Number(element.dataset['at'])];
    return bar ? { row, bar } : null;
  };
  const onPointerOver = (event: SyntheticEvent) => {
    const found = barOf(event);
    setHint(found ? barText(t, pane, found.bar) : '');
  };
  const onClick = (event: SyntheticEvent) => {
    const found = barOf(event);
    if (found) followCase(pane, found.row, found.bar.from);
  };
  const first = Math.max(0, from - 1);
  return (
    <>
      <header className="dock-head">
        {choice}
        <ul className="bar-legend">{pane.timeline.kinds.map((kind) => <li key={kind}><i data-bar={kind} aria-hidden="true" />{t(BAR_NAMES[kind])}</li>)}</ul>
        <p className="bar-hint" aria-hidden="true">{hint}</p>
        <IconButton size="sm" placement="top" label={t('replay.timeline.out')} isDisabled={zoom <= 1} onPress={() => setZoom(Math.max(1, zoom / 2))}><ZoomOut size={15} /></IconButton>
        <IconButton size="sm" placement="top" label={t('replay.timeline.in')} isDisabled={zoom >= MOST_ZOOM} onPress={() => setZoom(Math.min(MOST_ZOOM, zoom * 2))}><ZoomIn size={15} /></IconButton>
      </header>
      <div className="gantt" ref={ref} onScroll={onScroll}>
        {/* For pointers only: each row has a button, and the table has all figures. */}
        <div className="gantt-sheet" role="presentation" style={{ width: NAMES + replay.horizon * scale + MARGIN, height: (order.length + 1) * ROW }} onPointerOver={onPointerOver} onPointerLeave={() => setHint('')} onClick={onClick}>
          <TimelineAxis pane={pane} scale={scale} height={ROW} />
          <ul aria-label={t('replay.timeline')}>
            {order.slice(first, Math.max(0, to - 1)).map((row, i) => (
              <TimelineRow key={row} pane={pane} row={row} position={first + i} count={order.length} height={ROW} scale={scale} isFollowed={followed === replay.trace.cases.number[row]} />
            ))}
          </ul>
          <Now scale={scale} />
        </div>
      </div>
    </>
  );
}

/** The instant of the clock, moved without drawing anything else anew. */
function Now({ scale }: { readonly scale: number }) {
  const line = useRef<HTMLElement>(null);
  useEffect(() => {
    const show = () => {
      if (line.current) line.current.style.transform = `translateX(${NAMES + replayStore.getState().t * scale}px)`;
    };
    show();
    return replayStore.subscribe((now, before) => {
      if (now.t !== before.t) show();
    });
  }, [scale]);
  return <i ref={line} className="gantt-now" aria-hidden="true" />;
}

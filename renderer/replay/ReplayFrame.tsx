import { useEffect, useRef, type ReactNode } from 'react';
import { find } from '../../shared/model/ProcessModel.ts';
import { useElementSize } from '../canvas/useElementSize.ts';
import { useT } from '../i18n.ts';
import { scenarioName } from '../store/scenarios.ts';
import { useStudio } from '../store/studioStore.ts';
import { fitReplay, isWholeInView } from './fitReplay.ts';
import { closeReplay, openReplay } from './openReplay.ts';
import { PaneFrame } from './PaneFrame.tsx';
import { isReplayOpen, panesOf, replayStore, useReplay } from './replayStore.ts';
import { ReplayBar } from './ReplayBar.tsx';
import { ReplayDock } from './ReplayDock.tsx';
import { splitDirection } from './splitDirection.ts';
import { TwinPane } from './TwinPane.tsx';
import { useReplayKeys } from './useReplayKeys.ts';
import './replay.css';

/** Panels open and close within this time, ms. */
const FIT_AFTER = 150;

/** The canvas, and while cases are replayed the clock and the second variant around it. */
export function ReplayFrame({ children }: { readonly children: ReactNode }) {
  const t = useT();
  const isOpen = useReplay(isReplayOpen);
  const isReady = useReplay((s) => s.status.kind === 'ready');
  const panes = useReplay(panesOf);
  const isRoom = useReplay((s) => s.isRoom);
  const document = useStudio((s) => s.open?.document);
  const area = useRef<HTMLDivElement>(null);
  const size = useElementSize(area);
  const onKeyDownCapture = useReplayKeys();
  useOwnMode();
  const isPair = panes.length > 1;
  useEffect(() => {
    if (!isReady) return undefined;
    // After the canvas has found its new size.
    const timer = setTimeout(() => fitReplay({ hasTitle: isPair, isRoom }), FIT_AFTER);
    return () => clearTimeout(timer);
  }, [isReady, isPair, isRoom]);
  const hasDock = useReplay((s) => s.dock !== 'none');
  useEffect(() => {
    const timer = setTimeout(() => {
      const now = replayStore.getState();
      if (now.status.kind === 'ready' && isWholeInView()) fitReplay({ hasTitle: now.status.panes.length > 1, isRoom: now.isRoom });
    }, FIT_AFTER);
    return () => clearTimeout(timer);
  }, [hasDock]);
  const [first, second] = panes;
  const title = (pane: typeof first) => (second && pane && document ? scenarioName(document, pane.variant, t('results.master'), find(document.variants, pane.variant)?.name) : null);
  return (
    <div className="replay-frame" data-open={isOpen || undefined} data-room={isRoom || undefined} {...(isReady ? { onKeyDownCapture } : {})}>
      <div ref={area} className="replay-panes" data-split={second && size && first ? splitDirection(first.model, size) : undefined}>
        <PaneFrame index={0} pane={first} title={title(first)}>{children}</PaneFrame>
        {second ? <PaneFrame index={1} pane={second} title={title(second)}><TwinPane key={second.variant} pane={second} /></PaneFrame> : null}
      </div>
      {isOpen ? <ReplayBar /> : null}
      {isReady ? <ReplayDock /> : null}
    </div>
  );
}

/** A replay is of one variant of one model, in one mode: with another variant it runs again, elsewhere it ends. */
function useOwnMode(): void {
  const mode = useStudio((s) => s.mode);
  const model = useStudio((s) => s.open?.id);
  const variant = useStudio((s) => s.variant);
  useEffect(() => {
    if (mode !== 'simulate') closeReplay();
  }, [mode]);
  useEffect(() => closeReplay, [model]);
  useEffect(() => {
    const { status } = replayStore.getState();
    if (status.kind === 'closed' || (status.kind === 'ready' && status.panes[0]?.variant === variant)) return;
    if (status.kind !== 'loading') void openReplay();
  }, [variant]);
}

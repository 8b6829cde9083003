import { useRef, useState, type PointerEvent, type ReactNode } from 'react';
import { formatDuration } from '../../shared/i18n/format.ts';
import type { Translator } from '../../shared/i18n/translator.ts';
import { useT } from '../i18n.ts';
import { caseName } from './caseName.ts';
import { FollowedCase } from './FollowedCase.tsx';
import { tokenAt } from './paintedTokens.ts';
import type { PaintedToken } from './paintTokens.ts';
import { replayStore, type ReplayPane } from './replayStore.ts';
import { whereabouts } from './whereabouts.ts';

interface PaneFrameProps {
  readonly index: number;
  readonly pane: ReplayPane | undefined;
  /** Shown when there are two. */
  readonly title: string | null;
  readonly children: ReactNode;
}

interface Hover {
  readonly found: PaintedToken;
  readonly text: string;
}

function tipText(t: Translator, pane: ReplayPane, { token }: PaintedToken): string {
  const { t: now } = replayStore.getState();
  const age = formatDuration(t.locale, now - pane.replay.trace.cases.startedAt[token.case]!);
  return t('replay.tip', { case: caseName(t, pane, token.case), where: whereabouts(t, pane, token.case, now).join(' · '), age });
}

/** A drawing with tokens on it: pointing at one tells about its case, a click follows the case. */
export function PaneFrame({ index, pane, title, children }: PaneFrameProps) {
  const t = useT();
  const frame = useRef<HTMLDivElement>(null);
  const [hover, setHover] = useState<Hover | null>(null);

  const find = (event: PointerEvent<HTMLElement>): PaintedToken | null => {
    // Controls that float over the drawing lie over its tokens, too.
    if (event.target instanceof Element && event.target.closest('[data-control]')) return null;
    const box = frame.current?.getBoundingClientRect();
    return box ? tokenAt(index, event.clientX - box.left, event.clientY - box.top) : null;
  };
  const onPointerMoveCapture = (event: PointerEvent<HTMLElement>) => {
    const found = pane && event.buttons === 0 ? find(event) : null;
    if (found?.token !== hover?.found.token) setHover(found && pane ? { found, text: tipText(t, pane, found) } : null);
  };
  const onPointerDownCapture = (event: PointerEvent<HTMLElement>) => {
    const found = pane && event.button === 0 ? find(event) : null;
    if (!found || !pane) return;
    // The drawing below is not meant.
    event.stopPropagation();
    event.preventDefault();
    const number = pane.replay.trace.cases.number[found.token.case]!;
    replayStore.setState(({ followed }) => ({ followed: followed === number ? null : number }));
  };
  const isOpen = pane !== undefined;
  return (
    <div
      ref={frame} className="replay-pane" data-on-token={hover ? '' : undefined}
      {...(isOpen ? { onPointerMoveCapture, onPointerDownCapture, onPointerLeave: () => setHover(null) } : {})}
    >
      {children}
      {title === null ? null : <p className="replay-pane-title">{title}</p>}
      {pane ? <FollowedCase pane={pane} /> : null}
      {isOpen && hover ? <p className="replay-tip" style={{ left: hover.found.x, top: hover.found.y }}>{hover.text}</p> : null}
    </div>
  );
}

import { useEffect, useRef } from 'react';
import { useElementSize } from '../canvas/useElementSize.ts';
import { useT } from '../i18n.ts';
import { useShownTheme } from '../theme/useShownTheme.ts';
import { clockText } from './clockText.ts';
import { paintWip } from './paintWip.ts';
import { seek } from './playback.ts';
import { horizonOfPanes, useReplay, type ReplayPane } from './replayStore.ts';

/** The whole run as a line to move along; behind it the cases in progress, and the nights. */
export function SeekBar({ panes }: { readonly panes: readonly ReplayPane[] }) {
  const t = useT();
  const now = useReplay((s) => s.t);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useElementSize(canvas);
  const theme = useShownTheme();
  const [first] = panes;
  const horizon = horizonOfPanes(panes);

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context || !size) return;
    const ratio = window.devicePixelRatio || 1;
    element.width = Math.round(size.width * ratio);
    element.height = Math.round(size.height * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const style = getComputedStyle(element);
    const token = (name: string) => style.getPropertyValue(name).trim();
    paintWip(context, size, panes, horizon, { night: token('--replay-night'), lines: [token('--series-1'), token('--series-3')] });
  }, [panes, horizon, size, theme]); // the theme is in the colours that are read

  if (!first) return null;
  return (
    <div className="seek">
      <canvas ref={canvas} className="seek-curve" aria-hidden="true" />
      <input
        type="range" className="seek-range" min={0} max={horizon} step="any" value={Math.min(now, horizon)} aria-label={t('replay.seek')} aria-valuetext={clockText(t.locale, first, now)}
        onChange={(event) => seek(Number(event.target.value))}
      />
      <i className="seek-now" aria-hidden="true" style={{ left: `${horizon > 0 ? (Math.min(now, horizon) / horizon) * 100 : 0}%` }} />
    </div>
  );
}

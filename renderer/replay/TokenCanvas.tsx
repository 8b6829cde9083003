import { useEffect, useMemo, useRef } from 'react';
import { HEADER, isLyingFlat } from '../../shared/drawing/headerStrip.ts';
import type { Plane } from '../../shared/drawing/plane.ts';
import type { Bounds } from '../../shared/model/Geometry.ts';
import { find, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { SPEEDS } from '../../shared/replay/playClock.ts';
import { replayPicture } from '../../shared/replay/replayPicture.ts';
import { replayStage } from '../../shared/replay/replayStage.ts';
import { isClosedAt } from '../../shared/replay/Shifts.ts';
import { valueAt } from '../../shared/replay/StepCurve.ts';
import { useElementSize } from '../canvas/useElementSize.ts';
import { useT } from '../i18n.ts';
import { useShownTheme } from '../theme/useShownTheme.ts';
import { caseName } from './caseName.ts';
import { isMotionReduced } from './isMotionReduced.ts';
import { rememberPainted } from './paintedTokens.ts';
import { paintTokens, readPaint, type RoleCount } from './paintTokens.ts';
import { replayStore, type ReplayPane } from './replayStore.ts';
import { tokenColours } from './tokenColours.ts';

/** A token that came in no time glides this long, s. */
const GLIDE = 0.45;

interface TokenCanvasProps {
  readonly pane: ReplayPane;
  readonly index: number;
  /** What is drawn below: the newest model, and the plane of it that is seen. */
  readonly model: ProcessModel;
  readonly plane: Plane;
  readonly root: string | null;
}

/** Lanes and pools with the number of their role in the trace. */
function bandsOf({ lanes, pools }: Plane, model: ProcessModel, roleIds: readonly string[]): readonly { readonly role: number; readonly bounds: Bounds; readonly isFlat: boolean }[] {
  return [...lanes, ...pools].flatMap(({ id, role }) => {
    const geometry = find(model.geometry, id);
    const number = role ? roleIds.indexOf(role) : -1;
    return number < 0 || !geometry?.bounds ? [] : [{ role: number, bounds: geometry.bounds, isFlat: isLyingFlat(geometry) }];
  });
}

/** Tokens and counters over a drawing. Painted anew only when the clock, the viewport or the drawing has moved. */
export function TokenCanvas({ pane, index, model, plane, root }: TokenCanvasProps) {
  const t = useT();
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useElementSize(canvas);
  const theme = useShownTheme();
  const stage = useMemo(() => replayStage(model, plane, root, pane.replay.trace), [model, plane, root, pane]);
  const bands = useMemo(() => bandsOf(plane, model, pane.replay.trace.roleIds), [plane, model, pane]);

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context || !size) return undefined;
    const ratio = window.devicePixelRatio || 1;
    element.width = Math.round(size.width * ratio);
    element.height = Math.round(size.height * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const paint = readPaint(element);
    const colours = tokenColours(pane);
    const { replay, shifts } = pane;

    const show = () => {
      const { t: now, speed, isPlaying, viewport, followed, stopRule, isRoom } = replayStore.getState();
      // At rest every token is where it is, not on its way there.
      const picture = replayPicture(replay, stage, now, isPlaying && !isMotionReduced() ? GLIDE * SPEEDS[speed]! : 0);
      const roles = bands.flatMap(({ role, bounds, isFlat }): RoleCount[] => {
        const count = valueAt(replay.queueOfRole[role]!, now);
        const at = isFlat ? { x: bounds.x + HEADER + 6, y: bounds.y + 8 } : { x: bounds.x + 8, y: bounds.y + HEADER + 6 };
        return count === 0 ? [] : [{ at, text: t('replay.waiting', { count }), isLong: stopRule.watched === 'bottleneckRole' && role === replay.bottleneckRole && count >= stopRule.length }];
      });
      rememberPainted(index, paintTokens(context, size, viewport, {
        picture, roles, isRoom,
        colourOf: colours.of,
        labelOf: (row) => caseName(t, pane, row),
        followed: followed === null ? null : (replay.rowOfCase.get(followed) ?? null),
        closed: bands.filter(({ role }) => isClosedAt(shifts.ofRole[role] ?? null, now)).map(({ bounds }) => bounds),
        longQueue: stopRule.watched === 'anyStep' ? stopRule.length : Infinity,
      }, paint));
    };
    let frame = 0;
    const paintSoon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(show);
    };
    show();
    const stop = replayStore.subscribe((now, before) => {
      if (now.t !== before.t || now.viewport !== before.viewport || now.followed !== before.followed || now.speed !== before.speed || now.isPlaying !== before.isPlaying || now.stopRule !== before.stopRule || now.isRoom !== before.isRoom) paintSoon();
    });
    return () => {
      cancelAnimationFrame(frame);
      stop();
      rememberPainted(index, []);
    };
  }, [pane, index, stage, bands, size, theme, t]); // the theme is in the colours that are read

  return <canvas ref={canvas} className="token-canvas" aria-hidden="true" />;
}

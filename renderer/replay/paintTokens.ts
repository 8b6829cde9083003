import type { Viewport } from '@xyflow/react';
import type { Bounds, Point } from '../../shared/model/Geometry.ts';
import { MOST_SHOWN, type Crowd, type ReplayPicture, type Token } from '../../shared/replay/replayPicture.ts';

/** Colours of the theme, as a canvas wants them. */
export interface ReplayPaint {
  readonly surface: string;
  readonly text: string;
  readonly muted: string;
  /** The part of a ring that is still to be done. */
  readonly track: string;
  readonly accent: string;
  readonly danger: string;
  readonly night: string;
  readonly font: string;
}

export function readPaint(element: HTMLElement): ReplayPaint {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    surface: token('--surface-raised'), text: token('--text'), muted: token('--border-control'), track: token('--border-strong'), accent: token('--accent'), danger: token('--danger'),
    night: token('--replay-night'), font: token('--font-sans'),
  };
}

/** A number that stands for people who wait in front of a whole role. */
export interface RoleCount {
  readonly at: Point;
  readonly text: string;
  readonly isLong: boolean;
}

export interface TokenScene {
  readonly picture: ReplayPicture;
  readonly colourOf: (row: number) => string;
  readonly labelOf: (row: number) => string;
  /** Row of the case that is followed. */
  readonly followed: number | null;
  /** Lanes and pools whose people are off shift. */
  readonly closed: readonly Bounds[];
  readonly roles: readonly RoleCount[];
  /** A queue from this length on is shown as one that is too long. */
  readonly longQueue: number;
  readonly isRoom: boolean;
}

/** A token as it was painted, px on the screen, to be found by a pointer. */
export interface PaintedToken {
  readonly token: Token;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

const FULL = Math.PI * 2;

/** Paints tokens and counters over a drawing, in px of the screen so that they keep a size that can be read. */
export function paintTokens(context: CanvasRenderingContext2D, size: { readonly width: number; readonly height: number }, { x, y, zoom }: Viewport, scene: TokenScene, paint: ReplayPaint): readonly PaintedToken[] {
  const radius = Math.max(5.5, Math.min(12, 8 * Math.max(zoom, 0.1) ** 0.6)) * (scene.isRoom ? 1.4 : 1);
  // 1/50 of the height of the screen can be read from the last row (UX.md, “Room”).
  const fontSize = scene.isRoom ? Math.max(16, Math.round(window.innerHeight / 46)) : 12;
  context.clearRect(0, 0, size.width, size.height);
  const toScreen = (point: Point): Point => ({ x: point.x * zoom + x, y: point.y * zoom + y });

  context.fillStyle = paint.night;
  for (const area of scene.closed) {
    const at = toScreen(area);
    context.fillRect(at.x, at.y, area.width * zoom, area.height * zoom);
  }

  const painted: PaintedToken[] = [];
  const draw = (token: Token) => {
    const at = toScreen(token);
    if (at.x < -20 || at.y < -20 || at.x > size.width + 20 || at.y > size.height + 20) return;
    const isFollowed = scene.followed === token.case;
    context.globalAlpha = scene.followed === null || isFollowed ? (token.doing === 'leaving' ? 0.55 : 1) : 0.28;
    drawToken(context, token, at, isFollowed ? radius * 1.2 : radius, scene.colourOf(token.case), paint);
    if (isFollowed) drawHalo(context, at, radius * 1.2, paint);
    painted.push({ token, ...at, radius });
  };
  const { tokens, crowds } = scene.picture;
  for (const token of tokens) if (token.doing !== 'moving' && token.doing !== 'leaving') draw(token);
  context.globalAlpha = 1;
  for (const crowd of crowds) drawCrowd(context, crowd, toScreen, zoom, radius, fontSize, scene, paint);
  for (const { at, text, isLong } of scene.roles) {
    const spot = toScreen(at);
    drawPill(context, spot.x, spot.y + fontSize, text, fontSize, isLong, paint);
  }
  for (const token of tokens) if (token.doing === 'moving' || token.doing === 'leaving') draw(token);
  context.globalAlpha = 1;
  const own = painted.find(({ token }) => token.case === scene.followed);
  if (own) drawPill(context, own.x + radius * 1.6, own.y - radius * 1.6, scene.labelOf(own.token.case), fontSize, false, paint);
  return painted;
}

function drawToken(context: CanvasRenderingContext2D, { doing, progress }: Token, { x, y }: Point, radius: number, colour: string, paint: ReplayPaint): void {
  const isWork = doing === 'working' || doing === 'suspended';
  context.beginPath();
  context.arc(x, y, isWork ? radius + 3.5 : radius + 1.5, 0, FULL);
  context.fillStyle = paint.surface;
  context.fill();
  context.beginPath();
  context.arc(x, y, doing === 'resting' ? radius - 1.5 : isWork ? radius - 0.5 : radius, 0, FULL);
  if (doing === 'resting') {
    context.lineWidth = 3;
    context.strokeStyle = colour;
    context.stroke();
    return;
  }
  context.fillStyle = colour;
  context.fill();
  if (!isWork) return;
  context.lineWidth = 2.5;
  context.lineCap = 'butt';
  context.beginPath();
  context.arc(x, y, radius + 2, 0, FULL);
  context.strokeStyle = paint.track;
  context.setLineDash(doing === 'suspended' ? [2, 3] : []);
  context.stroke();
  context.setLineDash([]);
  context.beginPath();
  context.arc(x, y, radius + 2, -Math.PI / 2, -Math.PI / 2 + FULL * progress);
  context.strokeStyle = paint.text;
  context.stroke();
  if (doing === 'suspended') {
    context.fillStyle = '#fff';
    const bar = radius * 0.28;
    context.fillRect(x - bar * 1.5, y - radius * 0.45, bar, radius * 0.9);
    context.fillRect(x + bar * 0.5, y - radius * 0.45, bar, radius * 0.9);
  }
}

function drawHalo(context: CanvasRenderingContext2D, { x, y }: Point, radius: number, paint: ReplayPaint): void {
  context.beginPath();
  context.arc(x, y, radius + 6, 0, FULL);
  context.lineWidth = 2.5;
  context.strokeStyle = paint.accent;
  context.stroke();
}

/** Numbers where not every token is drawn; in a room, of every queue. */
function drawCrowd(context: CanvasRenderingContext2D, { bounds, queued, working, resting }: Crowd, toScreen: (point: Point) => Point, zoom: number, radius: number, fontSize: number, scene: TokenScene, paint: ReplayPaint): void {
  const isLong = queued >= scene.longQueue;
  if (queued > MOST_SHOWN || isLong || (scene.isRoom && queued > 0)) {
    const at = toScreen({ x: bounds.x + 8 + Math.min(queued, MOST_SHOWN) * 15, y: bounds.y - 2 });
    drawPill(context, at.x, at.y, String(queued), fontSize + 1, isLong, paint);
  }
  const inWork = toScreen({ x: bounds.x + bounds.width - 12 - MOST_SHOWN * 22 * Math.min(1, working), y: bounds.y + bounds.height - 2 });
  if (working > MOST_SHOWN) drawPill(context, inWork.x - 12 * zoom, inWork.y, String(working), fontSize, false, paint);
  if (resting > MOST_SHOWN) {
    const at = toScreen({ x: bounds.x + bounds.width / 2 + MOST_SHOWN * 13, y: bounds.y + bounds.height / 2 });
    drawPill(context, at.x + radius, at.y, String(resting), fontSize, false, paint);
  }
}

/** A short text on a ground of its own; `x` is its left edge, `y` its middle. */
function drawPill(context: CanvasRenderingContext2D, x: number, y: number, text: string, fontSize: number, isLong: boolean, paint: ReplayPaint): void {
  context.font = `600 ${fontSize}px ${paint.font}`;
  const width = Math.max(fontSize * 1.6, context.measureText(text).width + fontSize * 0.9);
  const height = fontSize * 1.5;
  context.beginPath();
  context.roundRect(x, y - height / 2, width, height, height / 2);
  context.fillStyle = isLong ? paint.danger : paint.surface;
  context.fill();
  context.lineWidth = 1.25;
  context.strokeStyle = isLong ? paint.danger : paint.muted;
  context.stroke();
  context.fillStyle = isLong ? paint.surface : paint.text;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, x + width / 2, y + fontSize * 0.06);
}

import type { PaintedToken } from './paintTokens.ts';

/** What was painted last on each pane, so that a pointer finds it. */
const byPane: (readonly PaintedToken[])[] = [];

export const rememberPainted = (pane: number, tokens: readonly PaintedToken[]): void => {
  byPane[pane] = tokens;
};

/** px around a token in which it is still meant. */
const REACH = 5;

/** The token at a place of a pane (px from its corner), the one painted last when several lie there. */
export function tokenAt(pane: number, x: number, y: number): PaintedToken | null {
  return (byPane[pane] ?? []).findLast((token) => Math.hypot(token.x - x, token.y - y) <= token.radius + REACH) ?? null;
}

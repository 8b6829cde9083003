import { textWidth } from '../../../shared/drawing/textWidth.ts';
import type { Mark } from '../../../shared/drawing/Picture.ts';
import type { PlacedPicture } from '../../../shared/drawing/Sheet.ts';
import type { Bounds } from '../../../shared/model/Geometry.ts';

/** Widest line, and what text may be wider than its table says, px. */
const SPARE = 12;
const TOKEN = /[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g;

interface Reach {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

function stretch(reach: Reach, x: number, y: number): void {
  reach.left = Math.min(reach.left, x);
  reach.right = Math.max(reach.right, x);
  reach.top = Math.min(reach.top, y);
  reach.bottom = Math.max(reach.bottom, y);
}

/** Numbers per absolute command, the last two (or one) of which are where it leads; curves stay within their points. */
const ARITY: Readonly<Record<string, number>> = { M: 2, L: 2, T: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, A: 7, Z: 0 };

/** `false`: a path with commands that are not absolute. */
function stretchByPath(reach: Reach, d: string): boolean {
  const tokens = d.match(TOKEN) ?? [];
  let command = '';
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i] ?? '';
    if (/[A-Za-z]/.test(token)) {
      command = token;
      i += 1;
    }
    const count = ARITY[command];
    if (count === undefined) return false;
    if (count === 0) continue;
    const numbers = tokens.slice(i, i + count).map(Number);
    i += count;
    const [a = 0, b = 0] = numbers;
    if (command === 'H') stretch(reach, a, reach.top === Infinity ? 0 : reach.top);
    else if (command === 'V') stretch(reach, reach.left === Infinity ? 0 : reach.left, a);
    else if (command === 'A') {
      const [, , , , , x = 0, y = 0] = numbers;
      stretch(reach, x - a * 2, y - b * 2);
      stretch(reach, x + a * 2, y + b * 2);
    } else for (let k = 0; k + 1 < numbers.length; k += 2) stretch(reach, numbers[k] ?? 0, numbers[k + 1] ?? 0);
  }
  return true;
}

function stretchBy(reach: Reach, mark: Mark): boolean {
  switch (mark.kind) {
    case 'path':
      return stretchByPath(reach, mark.d);
    case 'rect':
      stretch(reach, mark.x, mark.y);
      stretch(reach, mark.x + mark.width, mark.y + mark.height);
      return true;
    case 'circle':
      stretch(reach, mark.cx - mark.r, mark.cy - mark.r);
      stretch(reach, mark.cx + mark.r, mark.cy + mark.r);
      return true;
    case 'text': {
      // Turned or not, text stays within its own length around its anchor.
      const far = Math.max(0, ...mark.lines.map((line) => textWidth(line, mark.size))) * 1.2 + mark.lines.length * mark.lineHeight;
      stretch(reach, mark.x - far, mark.y - far);
      stretch(reach, mark.x + far, mark.y + far);
      return true;
    }
  }
}

/** Where on the sheet a picture may leave a mark, never too small; `null`: anywhere. A sheet of a poster paints only what reaches it. */
export function reachOf({ at, picture }: PlacedPicture): Bounds | null {
  const reach: Reach = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const mark of picture) if (!stretchBy(reach, mark)) return null;
  if (reach.right < reach.left) return { x: at.x, y: at.y, width: 0, height: 0 };
  return { x: at.x + reach.left - SPARE, y: at.y + reach.top - SPARE, width: reach.right - reach.left + SPARE * 2, height: reach.bottom - reach.top + SPARE * 2 };
}

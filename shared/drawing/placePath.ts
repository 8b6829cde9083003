const TOKEN = /[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)/g;
/** Numbers per command, absolute commands only: that is all that our icons use. */
const ARITY: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, Q: 4, A: 7, Z: 0 };

/** Two decimals are a hundredth of a pixel, and keep files small and equal on every machine. */
export const px = (n: number) => String(Math.round(n * 100) / 100);

/** Moves and scales a path that is written in absolute commands: icons are designed once, in a box of their own. */
export function placePath(d: string, x: number, y: number, scale = 1): string {
  const tokens = d.match(TOKEN) ?? [];
  const out: string[] = [];
  let command = '';
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i] ?? '';
    if (token in ARITY) {
      command = token;
      out.push(command);
      i++;
      if (command === 'Z') continue;
    }
    const count = ARITY[command] ?? 0;
    if (count === 0) throw new Error(`Icon path uses “${token}”, which placePath does not know`);
    const numbers = tokens.slice(i, i + count).map(Number);
    i += count;
    const at = (n: number, along: 'x' | 'y') => px((along === 'x' ? x : y) + n * scale);
    if (command === 'A') {
      const [rx = 0, ry = 0, rotation = 0, large = 0, sweep = 0, toX = 0, toY = 0] = numbers;
      out.push(px(rx * scale), px(ry * scale), px(rotation), px(large), px(sweep), at(toX, 'x'), at(toY, 'y'));
    } else if (command === 'V') out.push(at(numbers[0] ?? 0, 'y'));
    else out.push(...numbers.map((n, k) => at(n, command === 'H' || k % 2 === 0 ? 'x' : 'y')));
  }
  return out.join(' ');
}

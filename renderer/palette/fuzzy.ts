/**
 * How well a text answers what was typed: `null` when it does not hold its letters in order; larger is better.
 * Whole words in a row, word beginnings and short texts win.
 */
export function fuzzyScore(text: string, typed: string): number | null {
  const wanted = typed.trim().toLocaleLowerCase();
  if (wanted === '') return 0;
  const lower = text.toLocaleLowerCase();
  const at = lower.indexOf(wanted);
  if (at >= 0) return 1_000 - at - lower.length / 100 + (at === 0 || isBoundary(lower, at) ? 500 : 0);
  let score = 0;
  let from = 0;
  for (const letter of wanted.replaceAll(/\s/g, '')) {
    const found = lower.indexOf(letter, from);
    if (found < 0) return null;
    score += found === from ? 12 : isBoundary(lower, found) ? 10 : 1 - Math.min(found - from, 20) / 20;
    from = found + 1;
  }
  // Letters strewn over a long text answer nothing.
  return score >= wanted.length * 3 ? score - lower.length / 100 : null;
}

const isBoundary = (text: string, at: number) => at === 0 || /[\s\-_/.:()]/u.test(text[at - 1] ?? '');

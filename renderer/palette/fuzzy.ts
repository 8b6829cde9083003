const isBoundary = (text: string, at: number) => at === 0 || /[\s\-_/.:()]/u.test(text[at - 1] ?? '');

function nextWordWith(text: string, letter: string, from: number): number {
  for (let at = text.indexOf(letter, from); at >= 0; at = text.indexOf(letter, at + 1)) if (isBoundary(text, at)) return at;
  return -1;
}

/**
 * How well a text answers what was typed: `null` when it does not; larger is better. It answers when it holds what was
 * typed in one piece, or the beginnings of its words in order (`esb`: Export SVG and BPMN). Early and short texts win.
 */
export function fuzzyScore(text: string, typed: string): number | null {
  const wanted = typed.trim().toLocaleLowerCase();
  if (wanted === '') return 0;
  const lower = text.toLocaleLowerCase();
  const at = lower.indexOf(wanted);
  if (at >= 0) return 1_000 - at - lower.length / 100 + (isBoundary(lower, at) ? 500 : 0);
  let words = 0;
  let from = 0;
  for (const letter of wanted.replaceAll(/\s/g, '')) {
    if (from > 0 && lower[from] === letter) {
      from += 1;
      continue;
    }
    const start = nextWordWith(lower, letter, from);
    if (start < 0) return null;
    words += 1;
    from = start + letter.length;
  }
  return 500 - words * 10 - lower.length / 100;
}

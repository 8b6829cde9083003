import { isSafeId } from '../model/ids.ts';

/** The id nearest to what a file calls something, unlike those that are `taken`. */
export function safeId(written: string, taken: { readonly has: (id: string) => boolean } = new Set()): string {
  const cleaned = written.replaceAll(/[\s\p{Cc}]+/gu, '_').slice(0, 180);
  const stem = isSafeId(cleaned) ? cleaned : `id.${cleaned}`;
  if (!taken.has(stem)) return stem;
  let n = 2;
  while (taken.has(`${stem}_${n}`)) n += 1;
  return `${stem}_${n}`;
}

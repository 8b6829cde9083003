import type { Block, Section } from './Handbook.ts';

/** A chapter or a part of one; `null` when there is nothing in it. */
export function chapterOf(id: string, title: string, blocks: readonly (Block | null)[], sections: readonly (Section | null)[] = []): Section | null {
  const filled = blocks.filter((block) => block !== null);
  const parts = sections.filter((section) => section !== null);
  return filled.length === 0 && parts.length === 0 ? null : { id, title, blocks: filled, sections: parts };
}

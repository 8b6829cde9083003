import type { Sentence } from '../i18n/Message.ts';

type Files = Readonly<Record<string, Uint8Array>>;

const isSame = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean => a === b || (a !== undefined && b !== undefined && a.length === b.length && a.every((byte, i) => byte === b[i]));

/** Names of the files that a copy of a model brings along, and that ours does not have or has differently. */
export const differingFiles = (ours: Files, theirs: Files): string[] => Object.keys(theirs).filter((name) => !isSame(ours[name], theirs[name]));

/**
 * The files that travel with two copies of a model, brought together: the one that changed is taken, and where both
 * changed, ours stays and a note says so. The BPMN file among them is what an export patches: whatever theirs held there
 * that Laneway does not understand is only in theirs then.
 */
export function mergeAttachments(base: Files, ours: Files, theirs: Files): { readonly attachments: Files; readonly notes: readonly Sentence[] } {
  const attachments: Record<string, Uint8Array> = {};
  const notes: Sentence[] = [];
  for (const name of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const [was, a, b] = [base[name], ours[name], theirs[name]];
    const isOurs = isSame(a, b) || isSame(was, b);
    const kept = isOurs || !isSame(was, a) ? (a ?? (isOurs ? undefined : b)) : b;
    if (!isOurs && !isSame(was, a)) notes.push({ key: 'compare.note.attachment', params: { name } });
    if (kept) attachments[name] = kept;
  }
  return { attachments, notes };
}

import type { XmlElement } from '../xml/XmlElement.ts';

/** How much a tree holds: elements of each vocabulary, and data of other tools by name, where it stands in extensionElements. */
export type Census = ReadonlyMap<string, number>;

function count(element: XmlElement, into: Map<string, number>, sign: 1 | -1): void {
  const isVendors = element.vocabulary === 'other';
  // Markup in a documentation or a script is text to its reader, and goes with it. Laneway's own data comes and goes.
  if (element.vocabulary === 'laneway' || (isVendors && !element.parent?.is('extensionElements'))) return;
  // An element may become one of another kind; it may not be gone.
  const kind = isVendors ? element.name : element.vocabulary;
  if (element.span !== null || sign === 1) into.set(kind, (into.get(kind) ?? 0) + sign);
  for (const child of element.elements()) count(child, into, sign);
}

export function takeCensus(root: XmlElement): Census {
  const census = new Map<string, number>();
  count(root, census, 1);
  return census;
}

/**
 * The first kind of element of which a written file holds fewer than the file before, less what was taken out on purpose;
 * `null` when nothing is missing. Counts only, so it costs next to nothing, and knows nothing of how the file was written.
 */
export function lostSince(before: Census, removed: readonly XmlElement[], written: XmlElement): string | null {
  const wanted = new Map(before);
  for (const element of removed) count(element, wanted, -1);
  const now = takeCensus(written);
  for (const [kind, n] of wanted) if ((now.get(kind) ?? 0) < n) return kind;
  return null;
}

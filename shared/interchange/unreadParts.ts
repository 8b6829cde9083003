import type { Vocabulary } from '../bpmn/xml/vocabulary.ts';
import type { XmlElement } from '../bpmn/xml/XmlElement.ts';

/** What a reader looks at in an element of a format. */
export interface KnownParts {
  readonly attributes?: readonly string[];
  /** Children of which the first one is read. */
  readonly once?: readonly string[];
  /** Children of which every one is read: those of these names, all of the `own` vocabulary, or `any`, when the reader itself names what it cannot use. */
  readonly each?: readonly string[] | 'own' | 'any';
}

/** An attribute or a child that nobody reads: by its name, and the element that has it. */
export interface UnreadPart {
  readonly at: XmlElement;
  readonly name: string;
}

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/**
 * Everything in an element, and below it, that is not in the table of what is read: attributes, children of another name
 * or vocabulary, and repetitions of what counts once. Elements that are not in the table are their reader's own affair.
 */
export function unreadParts(element: XmlElement, table: ReadonlyMap<string, KnownParts>, vocabulary: Vocabulary): UnreadPart[] {
  const known = table.get(element.local);
  if (!known) return [];
  const { attributes = [], once = [], each = [] } = known;
  const unread: UnreadPart[] = element.attributes
    .filter(({ name, namespace }) => !attributes.includes(name) && name !== 'xmlns' && !name.startsWith('xmlns:') && namespace !== XSI)
    .map(({ name }) => ({ at: element, name }));
  const met = new Set<string>();
  for (const child of element.elements()) {
    const isOwn = child.vocabulary === vocabulary;
    const isRead = isOwn && (each === 'own' || each.includes(child.local) || (once.includes(child.local) && !met.has(child.local)));
    if (isOwn && (isRead || each === 'any')) unread.push(...unreadParts(child, table, vocabulary));
    else if (each !== 'any') unread.push({ at: element, name: child.local });
    met.add(child.local);
  }
  return unread;
}

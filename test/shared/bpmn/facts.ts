import { DOMParser, type Element } from '@xmldom/xmldom';

/**
 * What an XML file says, as a list of facts, read by a parser of its own: each element under its parent, each
 * attribute, each text. Namespaces count, prefixes do not; order counts only among what has no id.
 */
export function factsOf(text: string): string[] {
  const root = new DOMParser().parseFromString(text, 'text/xml').documentElement!;
  const facts: string[] = [];
  const pending: { readonly element: Element; readonly path: string }[] = [{ element: root, path: '' }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { element, path } = next;
    const own = `${path}/{${element.namespaceURI ?? ''}}${element.localName}[${element.getAttribute('id') ?? element.getAttribute('bpmnElement') ?? ''}]`;
    facts.push(own);
    for (let i = 0; i < element.attributes.length; i++) {
      const attribute = element.attributes.item(i)!;
      facts.push(`${own} @{${attribute.namespaceURI ?? ''}}${attribute.name.startsWith('xmlns') ? attribute.name : attribute.localName}=${attribute.value}`);
    }
    // Paths of the deeply nested would grow with the square of their depth; the last steps tell them apart.
    const under = own.length > 600 ? own.slice(-600) : own;
    for (let child = element.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === 1) pending.push({ element: child as Element, path: under });
      else if (child.nodeType === 8) facts.push(`${own} <!-- ${child.nodeValue}`);
      else if (child.nodeValue?.trim()) facts.push(`${own} "${child.nodeValue.trim()}"`);
    }
  }
  return facts;
}

const counted = (facts: readonly string[]) => {
  const counts = new Map<string, number>();
  for (const fact of facts) counts.set(fact, (counts.get(fact) ?? 0) + 1);
  return counts;
};

const missing = (from: ReadonlyMap<string, number>, to: ReadonlyMap<string, number>) => [...from].flatMap(([fact, n]) => Array<string>(Math.max(0, n - (to.get(fact) ?? 0))).fill(fact));

/** Facts of the first text that the second lacks, and the other way round. */
export function factDifference(before: string, after: string): { readonly lost: string[]; readonly added: string[] } {
  const [a, b] = [counted(factsOf(before)), counted(factsOf(after))];
  return { lost: missing(a, b), added: missing(b, a) };
}

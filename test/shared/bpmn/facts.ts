import { DOMParser, type Document, type Element, type Node } from '@xmldom/xmldom';

/** Read by a parser of its own, so that what Laneway's reader overlooks is still compared. */
export const domOf = (text: string): Document => new DOMParser({ onError: () => {} }).parseFromString(text, 'text/xml');

const isElement = (node: Node): node is Element => node.nodeType === 1;
const keyOf = (element: Element) => `{${element.namespaceURI ?? ''}}${element.localName}[${element.getAttribute('id') ?? element.getAttribute('bpmnElement') ?? ''}]`;

/** What can stand beside elements and says something: text, CDATA, comments, processing instructions. */
function saying(node: Node): string | null {
  switch (node.nodeType) {
    case 3: return node.nodeValue?.trim() ? `"${node.nodeValue.trim()}"` : null;
    case 4: return `<![CDATA[${node.nodeValue ?? ''}`;
    case 7: return `<?${node.nodeName} ${node.nodeValue ?? ''}`;
    case 8: return `<!-- ${node.nodeValue ?? ''}`;
    default: return null;
  }
}

export interface Facts {
  /** Each element under its parent, each attribute, each text, CDATA section, comment and processing instruction. */
  readonly facts: readonly string[];
  /** By element: what stands in it, in order. */
  readonly order: ReadonlyMap<string, readonly string[]>;
}

/** What an XML document says. Namespaces count, prefixes do not; blanks between elements do not. */
export function factsOf(document: Document): Facts {
  const facts: string[] = [];
  const order = new Map<string, string[]>();
  for (let node = document.firstChild; node; node = node.nextSibling) {
    const said = isElement(node) ? null : saying(node);
    if (said && node.nodeName !== 'xml') facts.push(said);
  }
  const pending: { readonly element: Element; readonly path: string }[] = [{ element: document.documentElement!, path: '' }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { element, path } = next;
    const own = `${path}/${keyOf(element)}`;
    facts.push(own);
    for (let i = 0; i < element.attributes.length; i++) {
      const attribute = element.attributes.item(i)!;
      facts.push(`${own} @{${attribute.namespaceURI ?? ''}}${attribute.name.startsWith('xmlns') ? attribute.name : attribute.localName}=${attribute.value}`);
    }
    // Paths of the deeply nested would grow with the square of their depth; the last steps tell them apart.
    const under = own.length > 600 ? own.slice(-600) : own;
    const inside = order.get(own) ?? [];
    for (let child = element.firstChild; child; child = child.nextSibling) {
      if (isElement(child)) {
        pending.push({ element: child, path: under });
        inside.push(keyOf(child));
        continue;
      }
      const said = saying(child);
      if (said === null) continue;
      facts.push(`${own} ${said}`);
      inside.push(said);
    }
    if (inside.length > 0) order.set(own, inside);
  }
  return { facts, order };
}

const counted = (facts: readonly string[]) => {
  const counts = new Map<string, number>();
  for (const fact of facts) counts.set(fact, (counts.get(fact) ?? 0) + 1);
  return counts;
};

const missing = (from: ReadonlyMap<string, number>, to: ReadonlyMap<string, number>) => [...from].flatMap(([fact, n]) => Array<string>(Math.max(0, n - (to.get(fact) ?? 0))).fill(fact));

/** What both hold, as often as both hold it, in the order of the first. */
function common(of: readonly string[], other: readonly string[]): string[] {
  const left = counted(other);
  return of.filter((key) => {
    const n = left.get(key) ?? 0;
    left.set(key, n - 1);
    return n > 0;
  });
}

export interface Difference {
  readonly lost: readonly string[];
  readonly added: readonly string[];
  /** Elements in which what stayed stands in another order. */
  readonly reordered: readonly string[];
}

export function factsDiffer(before: Facts, after: Facts): Difference {
  const [a, b] = [counted(before.facts), counted(after.facts)];
  const reordered = [...before.order].filter(([path, inside]) => {
    const now = after.order.get(path);
    return now !== undefined && common(inside, now).join('\n') !== common(now, inside).join('\n');
  });
  return { lost: missing(a, b), added: missing(b, a), reordered: reordered.map(([path]) => path) };
}

/** Facts of the first text that the second lacks, and the other way round. */
export const factDifference = (before: string, after: string): Difference => factsDiffer(factsOf(domOf(before)), factsOf(domOf(after)));

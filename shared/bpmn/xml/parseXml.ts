import { DOMParser, type Element, type Node } from '@xmldom/xmldom';
import { err, ok, type Result } from '../../result.ts';
import type { ImportError } from '../ImportError.ts';
import { scanTags, type ScanLimits, type TagTable } from './scanTags.ts';
import { vocabularyOf } from './vocabulary.ts';
import { XmlElement, type XmlAttribute, type XmlChild } from './XmlElement.ts';

/** The tree of a file beside the text it was read from. */
export interface XmlTree {
  readonly root: XmlElement;
  readonly text: string;
}

export const XML_LIMITS: ScanLimits = { depth: 200, vendorDepth: 100_000, elements: 2_000_000 };

const ELEMENT = 1;

/** Line of an offset, 1 for the first. */
function lineCounter(text: string): (offset: number) => number {
  const starts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** Where a person finds an offset in an editor: both count from 1. */
function positionOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  return { line: lineCounter(text)(offset), column: offset - text.lastIndexOf('\n', offset - 1) };
}

interface Located { readonly lineNumber?: number; readonly columnNumber?: number }

/** Stops at the first complaint but one: what xmldom calls a warning (a missing quote) is no XML either. */
class NotWellFormed extends Error {}
const isHarmless = (text: string) => text.startsWith('Unicode replacement character');

function parseDom(text: string, locator: boolean): Element | { readonly reason: string; readonly line: number; readonly column: number } {
  let reason = '';
  try {
    const parser = new DOMParser({
      locator,
      onError: (_level, complaint) => {
        if (isHarmless(complaint)) return;
        reason ||= complaint;
        throw new NotWellFormed(complaint);
      },
    });
    const root = parser.parseFromString(text, 'text/xml').documentElement;
    return root ?? { reason: 'missing root element', line: 1, column: 1 };
  } catch (thrown) {
    const at: Located = typeof thrown === 'object' && thrown !== null && 'locator' in thrown ? (thrown.locator as Located | undefined) ?? {} : {};
    return { reason: (reason || String(thrown)).split('\n')[0]!.slice(0, 200), line: at.lineNumber ?? 1, column: at.columnNumber ?? 1 };
  }
}

const isElement = (node: Node): node is Element => node.nodeType === ELEMENT;

function attributesOf(element: Element): XmlAttribute[] {
  const attributes: XmlAttribute[] = [];
  const map = element.attributes;
  for (let i = 0; i < map.length; i++) {
    const attribute = map.item(i);
    if (attribute) attributes.push({ name: attribute.name, namespace: attribute.namespaceURI, local: attribute.localName ?? attribute.name, value: attribute.value });
  }
  return attributes;
}

/**
 * Lays the tags found by the scanner beside the elements that the parser built: both are in document order.
 * The inside of a vendor's element is left as text, whatever its depth; only its span is kept.
 */
function buildTree(top: Element, tags: TagTable, text: string, depthLimit: number): XmlElement {
  const lineOf = lineCounter(text);
  let index = 0;

  const build = (dom: Element, depth: number): XmlElement => {
    const at = index++;
    const span = { from: tags.from[at]!, openEnd: tags.openEnd[at]!, closeFrom: tags.closeFrom[at]!, to: tags.to[at]! };
    const element = new XmlElement({
      name: dom.nodeName,
      vocabulary: vocabularyOf(dom.namespaceURI),
      attributes: attributesOf(dom),
      line: lineOf(span.from),
      span,
      readText: () => dom.textContent ?? '',
    });
    const isOpaque = element.vocabulary === 'other' || depth >= depthLimit;
    const children: XmlChild[] = [];
    let gap = span.openEnd;
    if (isOpaque) {
      index = at + tags.size[at]!;
    } else {
      for (let node = dom.firstChild; node; node = node.nextSibling) {
        if (!isElement(node)) continue;
        const child = build(node, depth + 1);
        child.parent = element;
        if (child.span!.from > gap) children.push({ from: gap, to: child.span!.from });
        children.push(child);
        gap = child.span!.to;
      }
    }
    if (span.closeFrom > gap) children.push({ from: gap, to: span.closeFrom });
    element.children = children;
    return element;
  };
  return build(top, 0);
}

export function parseXml(text: string, limits: ScanLimits = XML_LIMITS): Result<XmlTree, ImportError> {
  const scan = scanTags(text, limits);
  switch (scan.kind) {
    case 'doctype': return err({ code: 'doctype', ...positionOf(text, scan.at) });
    case 'too-deep': return err({ code: 'too-deep', ...positionOf(text, scan.at), limit: limits.depth });
    case 'too-many': return err({ code: 'too-many', limit: limits.elements });
    case 'tags': break;
  }
  const parsed = parseDom(text, false);
  if ('reason' in parsed) {
    // Positions cost time, so they are asked for only when there is something to point at.
    const located = parseDom(text, true);
    return err({ code: 'not-xml', ...('reason' in located ? located : parsed) });
  }
  return ok({ root: buildTree(parsed, scan.tags, text, limits.depth), text });
}

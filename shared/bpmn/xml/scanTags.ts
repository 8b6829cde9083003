/** Where the tags of an XML text stand: one entry per element, in document order. Offsets count UTF-16 units. */
export interface TagTable {
  readonly count: number;
  /** Offset of `<`. */
  readonly from: readonly number[];
  /** Offset after the `>` of the start tag. */
  readonly openEnd: readonly number[];
  /** Offset of the `<` of the end tag; same as `openEnd` for `<a/>`. */
  readonly closeFrom: readonly number[];
  /** Offset after the element. */
  readonly to: readonly number[];
  /** Elements in the subtree, itself included. */
  readonly size: readonly number[];
}

export type Scan =
  | { readonly kind: 'tags'; readonly tags: TagTable }
  | { readonly kind: 'doctype'; readonly at: number }
  | { readonly kind: 'too-deep'; readonly at: number }
  | { readonly kind: 'too-many' };

export interface ScanLimits {
  /** Of elements outside `extensionElements`. */
  readonly depth: number;
  /** Of elements anywhere. What vendors nest is only passed through, yet must not exhaust the parser. */
  readonly vendorDepth: number;
  readonly elements: number;
}

const QUOTE = 34;
const APOSTROPHE = 39;
const GREATER = 62;

/** Offset after the `>` that ends the tag at `from`; a `>` within an attribute value does not count. */
function tagEnd(text: string, from: number): number {
  let quote = 0;
  for (let i = from + 1; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (quote !== 0) { if (c === quote) quote = 0; }
    else if (c === QUOTE || c === APOSTROPHE) quote = c;
    else if (c === GREATER) return i + 1;
  }
  return text.length;
}

const after = (text: string, mark: string, from: number) => {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
};

/**
 * Finds the tags of a text in one pass, before any parser builds a tree: deep nesting and document types are refused
 * here in linear time, and the offsets let a save copy what was not edited byte for byte. Does not judge
 * well-formedness; the parser does.
 */
export function scanTags(text: string, limits: ScanLimits): Scan {
  const from: number[] = [];
  const openEnd: number[] = [];
  const closeFrom: number[] = [];
  const to: number[] = [];
  const size: number[] = [];
  const open: number[] = [];
  let vendorFrom = -1;

  const close = (index: number, at: number, end: number) => {
    closeFrom[index] = at;
    to[index] = end;
    size[index] = from.length - index;
  };

  for (let i = text.indexOf('<'); i >= 0; i = text.indexOf('<', i)) {
    const next = text.charCodeAt(i + 1);
    if (next === 33 /* ! */) {
      if (text.startsWith('<!--', i)) i = after(text, '-->', i + 4);
      else if (text.startsWith('<![CDATA[', i)) i = after(text, ']]>', i + 9);
      else return { kind: 'doctype', at: i };
    } else if (next === 63 /* ? */) {
      i = after(text, '?>', i + 2);
    } else if (next === 47 /* / */) {
      const end = after(text, '>', i);
      const index = open.pop();
      if (index !== undefined) close(index, i, end);
      if (open.length <= vendorFrom) vendorFrom = -1;
      i = end;
    } else {
      const end = tagEnd(text, i);
      const index = from.length;
      from.push(i);
      openEnd.push(end);
      closeFrom.push(end);
      to.push(end);
      size.push(1);
      if (index >= limits.elements) return { kind: 'too-many' };
      if (text.charCodeAt(end - 2) !== 47) {
        if (vendorFrom < 0 && /^<(?:[^\s:>/]+:)?extensionElements[\s>]/.test(text.slice(i, i + 120))) vendorFrom = open.length;
        open.push(index);
        if (open.length > (vendorFrom >= 0 ? limits.vendorDepth : limits.depth)) return { kind: 'too-deep', at: i };
      }
      i = end;
    }
  }
  return { kind: 'tags', tags: { count: from.length, from, openEnd, closeFrom, to, size } };
}

import type { XmlTree } from './parseXml.ts';
import { XmlElement, type XmlAttribute, type XmlText } from './XmlElement.ts';

/** NEL and the line separator end a line in XML 1.1, and parsers of 1.0 that know it read them as a line feed. */
const LINE_ENDS = { '\u0085': '&#133;', '\u2028': '&#8232;' };
const ATTRIBUTE_ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\t': '&#9;', '\n': '&#10;', '\r': '&#13;', ...LINE_ENDS };
const TEXT_ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;', ...LINE_ENDS };

/** A raw TAB, LF or CR in an attribute would be read back as a blank (XML 1.0 §3.3.3). */
const escapeAttribute = (value: string) => value.replaceAll(/[&<>"\t\n\r\u0085\u2028]/g, (c) => ATTRIBUTE_ESCAPES[c]!);
const escapeText = (text: string) => text.replaceAll(/[&<>\r\u0085\u2028]/g, (c) => TEXT_ESCAPES[c]!);

const writeText = (child: XmlText, source: string) => ('text' in child ? escapeText(child.text) : source.slice(child.from, child.to));

const newAttribute = ({ name, value }: XmlAttribute) => `${name}="${escapeAttribute(value)}"`;

/** White space, name and value of each attribute of a start tag (XML 1.0 §3.1). */
const ATTRIBUTE = /(\s+)([^\s=/>]+)\s*=\s*(?:"[^"]*"|'[^']*')/g;

/** Attributes with the white space around them: those that are as they were read keep every character. */
function attributesIn(element: XmlElement, written: string): string {
  const places = new Map([...written.matchAll(ATTRIBUTE)].map(([text, before = ' ', name = '']) => [name, { text, before }]));
  const last = [...places.values()].at(-1)?.before ?? ' ';
  return element.attributes.map((attribute) => {
    const place = places.get(attribute.name);
    return place && element.readAttributes.includes(attribute) ? place.text : `${place?.before ?? last}${newAttribute(attribute)}`;
  }).join('');
}

function startTag(element: XmlElement, source: string): string {
  const isEmpty = element.children.length === 0;
  const written = element.span ? source.slice(element.span.from, element.span.openEnd) : '';
  if (element.isTagTouched || !element.span) return `<${element.name}${attributesIn(element, written)}${isEmpty ? '/>' : '>'}`;
  const wasEmpty = written.endsWith('/>');
  if (wasEmpty === isEmpty) return written;
  return isEmpty ? `${written.slice(0, -1)}/>` : `${written.slice(0, -2).trimEnd()}>`;
}

function write(element: XmlElement, source: string, out: string[]): void {
  if (!element.isTouched && element.span) {
    out.push(source.slice(element.span.from, element.span.to));
    return;
  }
  out.push(startTag(element, source));
  if (element.children.length === 0) return;
  for (const child of element.children) {
    if (child instanceof XmlElement) write(child, source, out);
    else out.push(writeText(child, source));
  }
  out.push(`</${element.name}>`);
}

/** The text of a tree. What was not touched comes out as the characters that were read. */
export function serialise({ root, text }: XmlTree): string {
  const out = [text.slice(0, root.span?.from ?? 0)];
  write(root, text, out);
  out.push(text.slice(root.span?.to ?? text.length));
  return out.join('');
}

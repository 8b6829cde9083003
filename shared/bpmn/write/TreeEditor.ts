import { NAMESPACES, vocabularyOf, type Vocabulary } from '../xml/vocabulary.ts';
import type { XmlTree } from '../xml/parseXml.ts';
import { XmlElement, type XmlAttribute, type XmlChild } from '../xml/XmlElement.ts';
import { withoutForbidden } from '../xml/withoutForbidden.ts';
import { childRank } from './childOrder.ts';

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const DEFAULT_UNIT = '  ';

export type NewAttributes = Readonly<Record<string, string | undefined>>;

const isBlank = (child: XmlChild, source: string): boolean =>
  !(child instanceof XmlElement) && /^\s*$/.test('text' in child ? child.text : source.slice(child.from, child.to));

/** Changes a tree so that it still reads as its author wrote it: prefixes, indentation and the order of the schema are kept. */
export class TreeEditor {
  readonly tree: XmlTree;
  private readonly usedIds: Set<string>;
  /** Declarations of prefixes inside the file by which these mean something else there than at its root. */
  private readonly shadowing = new Set<string>();
  private readonly everRemoved = new Set<XmlElement>();
  /** One step of indentation, as the file has it. */
  private readonly unit: string;

  constructor(tree: XmlTree) {
    this.tree = tree;
    this.usedIds = new Set();
    const visit = (element: XmlElement): void => {
      const id = element.get('id');
      if (id !== undefined) this.usedIds.add(id);
      for (const { name, value } of element.attributes) if (name.startsWith('xmlns:') && tree.root.get(name) !== value) this.shadowing.add(name);
      for (const child of element.elements()) visit(child);
    };
    visit(tree.root);
    const first = tree.root.elements()[0];
    this.unit = (first && this.indentOf(first).slice(1)) || DEFAULT_UNIT;
  }

  get root(): XmlElement {
    return this.tree.root;
  }

  /** Prefix (with colon) that the file uses for a vocabulary; declared on the root when it is new. */
  prefix(vocabulary: Exclude<Vocabulary, 'other'>): string {
    if (vocabulary === 'bpmn') return this.root.name.includes(':') ? `${this.root.name.slice(0, this.root.name.indexOf(':'))}:` : '';
    for (const { name, value } of this.root.attributes) {
      if (name.startsWith('xmlns:') && vocabularyOf(value) === vocabulary && !this.shadowing.has(name)) return `${name.slice(6)}:`;
    }
    return `${this.addNamespace(vocabulary, NAMESPACES[vocabulary])}:`;
  }

  private addNamespace(wanted: string, namespace: string): string {
    let prefix = wanted;
    for (let n = 2; this.root.get(`xmlns:${prefix}`) !== undefined || this.shadowing.has(`xmlns:${prefix}`); n++) prefix = `${wanted}${n}`;
    this.root.set(`xmlns:${prefix}`, namespace);
    return prefix;
  }

  private xsiPrefix(): string {
    const declared = this.root.attributes.find((attribute) => attribute.name.startsWith('xmlns:') && attribute.value === XSI);
    return declared ? declared.name.slice(6) : this.addNamespace('xsi', XSI);
  }

  create(vocabulary: Exclude<Vocabulary, 'other'>, local: string, attributes: NewAttributes = {}, children: readonly (XmlElement | string)[] = []): XmlElement {
    const given: XmlAttribute[] = Object.entries(attributes).flatMap(([name, value]) => (value === undefined ? [] : [{ name, namespace: null, local: name, value: withoutForbidden(value) }]));
    const element = new XmlElement({ name: `${this.prefix(vocabulary)}${local}`, vocabulary, attributes: given });
    element.children = children.map((child) => (typeof child === 'string' ? { text: withoutForbidden(child) } : child));
    for (const child of element.elements()) child.parent = element;
    return element;
  }

  /** A formal expression, as Camunda Modeler writes one. */
  expression(local: string, text: string): XmlElement {
    const element = this.create('bpmn', local, {}, [text]);
    element.set(`${this.xsiPrefix()}:type`, `${this.prefix('bpmn')}tFormalExpression`, XSI);
    return element;
  }

  /** Sets the text of a child element, makes the child when there is none, removes it for `undefined`. */
  setChildText(parent: XmlElement, local: string, text: string | undefined, make: (text: string) => XmlElement): void {
    const child = parent.child(local);
    if (text === undefined || text === '') { if (child) this.remove(child); }
    else if (!child) this.insert(parent, make(text));
    else if (child.text() !== text) child.setText(text);
  }

  /** An id that no element has: the wanted one where it is a name that every tool takes (XML allows more letters than bpmn-js). */
  freshId(wanted: string): string {
    const cleaned = wanted.replaceAll(/[^\w.-]/g, '_');
    const stem = /^[A-Za-z_]/.test(cleaned) ? cleaned : `_${cleaned}`;
    let id = stem;
    for (let n = 2; this.usedIds.has(id); n++) id = `${stem}_${n}`;
    this.usedIds.add(id);
    return id;
  }

  /** The id by which others may refer to an element; given one when it has none. */
  idOf(element: XmlElement): string {
    const id = element.get('id');
    if (id !== undefined) return id;
    const fresh = this.freshId(`${element.local}_1`);
    element.set('id', fresh);
    return fresh;
  }

  /** Line break and indentation before an element, or nothing when the file is written in one line. */
  private indentOf(element: XmlElement): string {
    const siblings = element.parent?.children ?? [];
    const before = siblings[siblings.indexOf(element) - 1];
    if (!before || before instanceof XmlElement) return '';
    const text = 'text' in before ? before.text : this.tree.text.slice(before.from, before.to);
    return /\r?\n[ \t]*$/.exec(text)?.[0].replace('\r', '') ?? '';
  }

  private indentWithin(parent: XmlElement): string {
    const first = parent.elements()[0];
    if (first) return this.indentOf(first);
    if (parent === this.root) return `\n${this.unit}`;
    const own = this.indentOf(parent);
    return own === '' ? '' : own + this.unit;
  }

  /** Gives new elements the line breaks of their surroundings; texts stay as they are. */
  private format(element: XmlElement, indent: string): void {
    const inner = element.elements();
    if (indent === '' || inner.length === 0 || inner.length !== element.children.length) return;
    const deeper = indent + this.unit;
    element.children = [...inner.flatMap((child): XmlChild[] => [{ text: deeper }, child]), { text: indent }];
    for (const child of inner) if (child.span === null) this.format(child, deeper);
  }

  /** Puts a child where the schema wants it: behind the last one that belongs before it. */
  insert(parent: XmlElement, child: XmlElement): XmlElement {
    const indent = this.indentWithin(parent);
    const rank = childRank(parent.local, child.local);
    const siblings = parent.elements();
    const behind = siblings.findLastIndex((sibling) => {
      const other = childRank(parent.local, sibling.local);
      return rank === null || (other !== null && other <= rank);
    });
    const isKept = child.span !== null;
    parent.touch();
    child.parent = parent;
    if (!isKept) this.format(child, indent);
    const space: XmlChild[] = indent === '' ? [] : [{ text: indent }];
    const previous = siblings[behind];
    if (previous) {
      parent.children.splice(parent.children.indexOf(previous) + 1, 0, ...space, child);
    } else if (siblings[0]) {
      parent.children.splice(parent.children.indexOf(siblings[0]), 0, child, ...space);
    } else {
      const outer = indent.endsWith(this.unit) ? indent.slice(0, -this.unit.length) : indent;
      const texts = parent.children.filter((text) => !isBlank(text, this.tree.text));
      parent.children = [...texts, ...space, child, ...(indent === '' ? [] : [{ text: outer }])];
    }
    return child;
  }

  /** Does an element still stand in the tree, or was something around it taken out? */
  isInTree(element: XmlElement): boolean {
    let at: XmlElement | null = element;
    while (at && at !== this.root) at = at.parent;
    return at === this.root;
  }

  /** Puts an element into another one, as it is. */
  move(element: XmlElement, parent: XmlElement): void {
    this.remove(element);
    this.insert(parent, element);
  }

  /** What was taken out and not put back. */
  removed(): XmlElement[] {
    return [...this.everRemoved].filter((element) => !this.isInTree(element));
  }

  /** Takes an element out, with the blank before it. */
  remove(element: XmlElement): void {
    const { parent } = element;
    if (!parent) return;
    this.everRemoved.add(element);
    parent.touch();
    const at = parent.children.indexOf(element);
    const before = parent.children[at - 1];
    if (before && isBlank(before, this.tree.text)) parent.children.splice(at - 1, 2);
    else parent.children.splice(at, 1);
    if (parent.children.every((child) => isBlank(child, this.tree.text))) parent.children = [];
    element.parent = null;
  }
}

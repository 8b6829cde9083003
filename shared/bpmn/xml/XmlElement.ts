import type { Vocabulary } from './vocabulary.ts';
import { withoutForbidden } from './withoutForbidden.ts';

export interface XmlAttribute {
  /** As written, with prefix. */
  readonly name: string;
  readonly namespace: string | null;
  readonly local: string;
  readonly value: string;
}

/** Where an element stands in the text that it was read from. */
export interface Span {
  readonly from: number;
  readonly openEnd: number;
  readonly closeFrom: number;
  readonly to: number;
}

/** What stands between child elements: a piece of the source (text, comments, CDATA), or a new text. */
export type XmlText = { readonly from: number; readonly to: number } | { readonly text: string };
export type XmlChild = XmlElement | XmlText;

/**
 * An element of a file that was read, or a new one. Elements that nobody touched are written back as the very
 * characters they were read from, so that a save changes what was edited and nothing else.
 */
export class XmlElement {
  readonly vocabulary: Vocabulary;
  readonly line: number;
  readonly span: Span | null;
  name: string;
  local: string;
  parent: XmlElement | null = null;
  attributes: XmlAttribute[];
  /** As they were read: the same objects as in `attributes` where nothing changed. */
  readonly readAttributes: readonly XmlAttribute[];
  children: XmlChild[] = [];
  /** Something in it, or below it, differs from the source. */
  isTouched: boolean;
  /** Its own start tag differs from the source. */
  isTagTouched: boolean;
  private readText: (() => string) | null;

  constructor(given: {
    readonly name: string;
    readonly vocabulary: Vocabulary;
    readonly attributes?: readonly XmlAttribute[];
    readonly line?: number;
    readonly span?: Span;
    readonly readText?: () => string;
  }) {
    this.name = given.name;
    this.local = given.name.slice(given.name.indexOf(':') + 1);
    this.vocabulary = given.vocabulary;
    this.readAttributes = given.attributes ?? [];
    this.attributes = [...this.readAttributes];
    this.line = given.line ?? 0;
    this.span = given.span ?? null;
    this.readText = given.readText ?? null;
    this.isTouched = this.span === null;
    this.isTagTouched = this.span === null;
  }

  /** Is it the BPMN element of this name? */
  is(local: string, vocabulary: Vocabulary = 'bpmn'): boolean {
    return this.local === local && this.vocabulary === vocabulary;
  }

  /** Value of the attribute without a prefix. */
  get(local: string): string | undefined {
    for (const attribute of this.attributes) if (attribute.name === local) return attribute.value;
    return undefined;
  }

  getIn(namespace: string, local: string): string | undefined {
    return this.attributes.find((a) => a.local === local && a.namespace === namespace)?.value;
  }

  /** Child elements, in order. */
  elements(): XmlElement[] {
    return this.children.filter((child): child is XmlElement => child instanceof XmlElement);
  }

  child(local: string, vocabulary: Vocabulary = 'bpmn'): XmlElement | undefined {
    for (const child of this.children) if (child instanceof XmlElement && child.is(local, vocabulary)) return child;
    return undefined;
  }

  all(local: string, vocabulary: Vocabulary = 'bpmn'): XmlElement[] {
    return this.elements().filter((child) => child.is(local, vocabulary));
  }

  /** All text in it, as the reader of the file would see it. */
  text(): string {
    if (this.readText) return this.readText();
    return this.children.map((child) => (child instanceof XmlElement ? child.text() : 'text' in child ? child.text : '')).join('');
  }

  /** The same once more, standing nowhere yet. What is not changed in it is still written as the characters that were read. */
  clone(keep: (child: XmlElement) => boolean = () => true): XmlElement {
    const copy = new XmlElement({ name: this.name, vocabulary: this.vocabulary, attributes: this.readAttributes, line: this.line, ...(this.span ? { span: this.span } : {}), ...(this.readText ? { readText: this.readText } : {}) });
    copy.attributes = [...this.attributes];
    copy.isTouched ||= this.isTouched;
    copy.isTagTouched ||= this.isTagTouched;
    let isWhole = true;
    for (const child of this.children) {
      if (!(child instanceof XmlElement)) copy.children.push(child);
      else if (keep(child)) {
        const inner = child.clone(keep);
        inner.parent = copy;
        copy.children.push(inner);
      } else isWhole = false;
    }
    if (!isWhole) copy.touch();
    return copy;
  }

  touch(): void {
    if (this.isTouched) return;
    this.isTouched = true;
    this.parent?.touch();
  }

  /**
   * Sets an attribute, or removes it with `undefined`. `name` may hold a prefix; its namespace must then be given. What XML
   * cannot hold is left out here already, so that the tree says what a reader of the file will find.
   */
  set(name: string, wanted: string | undefined, namespace: string | null = null): void {
    const value = wanted === undefined ? undefined : withoutForbidden(wanted);
    const at = this.attributes.findIndex((a) => (namespace === null ? a.name === name : a.namespace === namespace && a.local === name.slice(name.indexOf(':') + 1)));
    if (value === undefined ? at < 0 : this.attributes[at]?.value === value) return;
    this.touch();
    this.isTagTouched = true;
    if (value === undefined) this.attributes = this.attributes.toSpliced(at, 1);
    else if (at >= 0) this.attributes[at] = { ...this.attributes[at]!, value };
    else this.attributes.push({ name, namespace, local: name.slice(name.indexOf(':') + 1), value });
  }

  setText(given: string): void {
    const text = withoutForbidden(given);
    this.touch();
    this.readText = null;
    this.children = text === '' ? [] : [{ text }];
  }

  rename(local: string): void {
    if (local === this.local) return;
    this.touch();
    this.isTagTouched = true;
    this.name = this.name.includes(':') ? `${this.name.slice(0, this.name.indexOf(':'))}:${local}` : local;
    this.local = local;
  }
}

import type { Document, Element } from '@xmldom/xmldom';
import { domOf } from './facts.ts';

export const MODEL = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const BETA = new Set(['http://schema.omg.org/spec/BPMN/2.0', 'http://www.omg.org/spec/BPMN/2.0']);
const isDi = (element: Element) => element.localName === 'BPMNShape' || element.localName === 'BPMNEdge';

/** Elements that name another one in their text. */
const REFERRING = new Set(['incoming', 'outgoing', 'flowNodeRef', 'messageFlowRef']);
/** What only one kind of task has (BPMN 2.0.2, tables 10.8 to 10.13); everything else is common to all kinds. */
const OF_ONE_KIND = new Set(['messageRef', 'operationRef', 'instantiate', 'scriptFormat', 'script', 'rendering', 'implementation']);

const elementsOf = (element: Element): Element[] => {
  const all: Element[] = [];
  for (let child = element.firstChild; child; child = child.nextSibling) if (child.nodeType === 1) all.push(child as Element);
  return all;
};

/** A reference without the prefix that some tools write. */
const localPart = (text: string | null) => (text ?? '').trim().replace(/^[^\s:]+:(?=[^\s:]+$)/, '');

/**
 * A file as it should be after one edit: the edit done on the DOM of the original, in the plainest way, knowing nothing
 * of how Laneway writes. What Laneway wrote has to say the same.
 */
export class ExpectedFile {
  readonly document: Document;
  readonly #elements: Element[] = [];
  readonly #byId: Map<string, Element[]>;
  readonly #drawings: Map<string, Element[]>;

  constructor(text: string) {
    this.document = domOf(text);
    const pending = [this.document.documentElement!];
    for (let next = pending.pop(); next; next = pending.pop()) {
      this.#elements.push(next);
      pending.push(...elementsOf(next).toReversed());
    }
    this.#byId = Map.groupBy(this.#elements.filter((element) => this.#isBpmn(element)), (element) => element.getAttribute('id') ?? '');
    this.#drawings = Map.groupBy(this.#elements.filter(isDi), (di) => localPart(di.getAttribute('bpmnElement')));
  }

  get elements(): readonly Element[] {
    return this.#elements;
  }

  /** BPMN elements of this id; two when the file uses it twice. */
  withId(id: string): Element[] {
    return this.#byId.get(id) ?? [];
  }

  #isBpmn(element: Element): boolean {
    return element.namespaceURI === MODEL || BETA.has(element.namespaceURI ?? '');
  }

  #names(text: string | null, id: string): boolean {
    return localPart(text) === id;
  }

  #insideExtension(element: Element): boolean {
    for (let at = element.parentNode; at; at = at.parentNode) if (at.nodeName.endsWith('extensionElements')) return true;
    return false;
  }

  drawings(id: string): Element[] {
    return this.#drawings.get(id) ?? [];
  }

  isDrawnUsably(id: string): boolean {
    const boxes = this.drawings(id).flatMap(elementsOf).filter((child) => child.localName === 'Bounds');
    return boxes.every((box) => ['x', 'y', 'width', 'height'].every((name) => /^-?\d+(\.\d+)?$/.test(box.getAttribute(name) ?? '')));
  }

  rename(id: string, name: string): void {
    this.withId(id)[0]!.setAttribute('name', name);
  }

  move(id: string, by: number): void {
    const [shape] = this.drawings(id);
    const bounds = elementsOf(shape!).find((child) => child.localName === 'Bounds')!;
    for (const name of ['x', 'y']) bounds.setAttribute(name, String(Number(bounds.getAttribute(name)) + by));
  }

  wayPoints(id: string, points: readonly { readonly x: number; readonly y: number }[]): void {
    const [edge] = this.drawings(id);
    if (!edge) return;
    const old = elementsOf(edge).filter((child) => child.localName === 'waypoint');
    points.forEach((point, i) => {
      const at = old[i] ?? this.document.createElementNS(old[0]!.namespaceURI, old[0]!.nodeName);
      if (!old[i]) edge.appendChild(at);
      // A number that stays keeps the form that it has, 113.0 for 113.
      for (const name of ['x', 'y'] as const) if (!at.hasAttribute(name) || Number(at.getAttribute(name)) !== point[name]) at.setAttribute(name, String(point[name]));
    });
    for (const extra of old.slice(points.length)) edge.removeChild(extra);
  }

  /** Elements, their drawings, and whatever names them. */
  remove(ids: ReadonlySet<string>): void {
    const names = (text: string | null) => ids.has(localPart(text));
    const drawings = new Set<string>();
    for (const element of this.#elements) {
      if (this.#insideExtension(element) && !/qbp|bpsim/.test(element.namespaceURI ?? '')) continue;
      const isGone = (this.#isBpmn(element) && ids.has(element.getAttribute('id') ?? ''))
        || (isDi(element) && names(element.getAttribute('bpmnElement')))
        || (this.#isBpmn(element) && REFERRING.has(element.localName ?? '') && names(element.textContent))
        || (/qbp/.test(element.namespaceURI ?? '') && element.hasAttribute('elementId') && names(element.getAttribute('elementId')))
        || (/bpsim/.test(element.namespaceURI ?? '') && element.hasAttribute('elementRef') && names(element.getAttribute('elementRef')));
      if (isGone) {
        if (isDi(element)) drawings.add(element.getAttribute('id') ?? '');
        element.parentNode?.removeChild(element);
      } else if (this.#isBpmn(element)) {
        for (const name of ['default', 'attachedToRef', 'activityRef']) if (names(element.getAttribute(name))) element.removeAttribute(name);
      }
    }
    for (const element of this.#elements) {
      if (!isDi(element)) continue;
      for (const name of ['sourceElement', 'targetElement']) if (drawings.has((element.getAttribute(name) ?? '').replace(/^.*:/, '')) && element.hasAttribute(name)) element.removeAttribute(name);
    }
  }

  /** Out of every lane that does not hold the new one, and into that. */
  moveToLane(id: string, lane: string): void {
    const target = this.withId(lane)[0]!;
    const around = new Set<unknown>();
    for (let at: Element['parentNode'] = target; at; at = at.parentNode) around.add(at);
    let isListed = false;
    for (const reference of this.#elements) {
      if (reference.localName !== 'flowNodeRef' || !this.#names(reference.textContent, id)) continue;
      if (!around.has(reference.parentNode)) reference.parentNode?.removeChild(reference);
      else if (reference.parentNode === target) isListed = true;
    }
    if (!isListed) this.add(target, 'flowNodeRef', {}, id);
  }

  changeKind(id: string, local: string): void {
    const old = this.withId(id)[0]!;
    const prefix = old.nodeName.includes(':') ? `${old.nodeName.slice(0, old.nodeName.indexOf(':'))}:` : '';
    const made = this.document.createElementNS(old.namespaceURI, `${prefix}${local}`);
    for (let i = 0; i < old.attributes.length; i++) {
      const attribute = old.attributes.item(i)!;
      if (attribute.namespaceURI !== null || !OF_ONE_KIND.has(attribute.name) || attribute.name === 'implementation' && /^(user|service|send|receive|businessRule)Task$/.test(old.localName ?? '')) made.setAttributeNS(attribute.namespaceURI, attribute.name, attribute.value);
    }
    while (old.firstChild) {
      const child = old.removeChild(old.firstChild);
      if (child.nodeType !== 1 || !OF_ONE_KIND.has((child as Element).localName ?? '')) made.appendChild(child);
    }
    old.parentNode!.replaceChild(made, old);
  }

  add(parent: Element, local: string, attributes: Readonly<Record<string, string>> = {}, text = ''): Element {
    const prefix = parent.nodeName.includes(':') ? `${parent.nodeName.slice(0, parent.nodeName.indexOf(':'))}:` : '';
    const made = this.document.createElementNS(parent.namespaceURI, `${prefix}${local}`);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    if (text) made.appendChild(this.document.createTextNode(text));
    parent.appendChild(made);
    return made;
  }

  /** A flow beside its source, listed by both of its ends. */
  addFlow(id: string, source: string, target: string): void {
    const [from, to] = [this.withId(source)[0]!, this.withId(target)[0]!];
    this.add(from.parentNode as Element, 'sequenceFlow', { id, sourceRef: source, targetRef: target });
    this.list(from, 'outgoing', id);
    this.list(to, 'incoming', id);
  }

  list(node: Element, local: 'incoming' | 'outgoing', flow: string): void {
    if (!elementsOf(node).some((child) => child.localName === local && this.#names(child.textContent, flow))) this.add(node, local, {}, flow);
  }

  unlist(node: Element, local: 'incoming' | 'outgoing', flow: string): void {
    for (const child of elementsOf(node)) if (child.localName === local && this.#names(child.textContent, flow)) node.removeChild(child);
  }

  drawShape(beside: string, id: string, bounds: Readonly<Record<'x' | 'y' | 'width' | 'height', number>>): void {
    const [like] = this.drawings(beside);
    const shape = this.#draw(like!, 'BPMNShape', id);
    const box = elementsOf(like!).find((child) => child.localName === 'Bounds')!;
    const made = this.document.createElementNS(box.namespaceURI, box.nodeName);
    for (const [name, value] of Object.entries(bounds)) made.setAttribute(name, String(value));
    shape.appendChild(made);
  }

  drawEdge(beside: string, id: string, points: readonly { readonly x: number; readonly y: number }[]): void {
    const edge = this.#draw(this.drawings(beside)[0]!, 'BPMNEdge', id);
    // A file without a single edge has no prefix for way points yet.
    const like = this.#elements.find((element) => element.localName === 'waypoint');
    for (const point of points) {
      const made = this.document.createElementNS(like?.namespaceURI ?? 'http://www.omg.org/spec/DD/20100524/DI', like?.nodeName ?? 'di:waypoint');
      made.setAttribute('x', String(point.x));
      made.setAttribute('y', String(point.y));
      edge.appendChild(made);
    }
  }

  #draw(like: Element, local: string, id: string): Element {
    const made = this.document.createElementNS(like.namespaceURI, like.nodeName.replace(/BPMN\w+$/, local));
    made.setAttribute('id', `${id}_di`);
    made.setAttribute('bpmnElement', id);
    like.parentNode!.appendChild(made);
    return made;
  }
}

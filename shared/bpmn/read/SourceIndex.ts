import { message, type MessageParams } from '../../i18n/Message.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { isSafeId } from '../../model/ids.ts';
import type { ImportWarning } from '../ImportWarning.ts';
import { NAMESPACES } from '../xml/vocabulary.ts';
import type { XmlElement } from '../xml/XmlElement.ts';

/** A key that is safe and near to what was written, for ids that cannot be one. */
function nearestSafeId(written: string, fallback: string): string {
  const cleaned = written.replaceAll(/[\s\p{Cc}]+/gu, '_').slice(0, 180);
  if (isSafeId(cleaned)) return cleaned;
  return isSafeId(`id.${cleaned}`) ? `id.${cleaned}` : fallback;
}

/**
 * Every BPMN element of a file by the id it was written with, and the internal id of each element that was taken into
 * the model. Internal ids are the written ones wherever those are unique and can be a table key.
 */
export class SourceIndex {
  readonly root: XmlElement;
  readonly warnings: ImportWarning[] = [];
  private readonly byWrittenId = new Map<string, XmlElement[]>();
  private readonly keys = new Map<XmlElement, string>();
  private readonly elements = new Map<string, XmlElement>();
  private readonly said = new Set<string>();

  constructor(root: XmlElement) {
    this.root = root;
    const visit = (element: XmlElement): void => {
      const id = element.get('id');
      if (id !== undefined && element.vocabulary === 'bpmn') {
        const same = this.byWrittenId.get(id);
        if (same) same.push(element);
        else this.byWrittenId.set(id, [element]);
      }
      if (element.is('extensionElements')) return;
      for (const child of element.elements()) visit(child);
    };
    visit(root);
  }

  warn(key: MessageKey, params?: MessageParams, at?: XmlElement): void {
    const id = at?.get('id');
    this.warnings.push({ message: message(key, params), ...(id === undefined ? {} : { element: id }), ...(at && at.line > 0 ? { line: at.line } : {}) });
  }

  /** Says a thing about the whole file only once. */
  warnOnce(key: MessageKey, params: MessageParams, at?: XmlElement): void {
    const fact = `${key} ${JSON.stringify(params)}`;
    if (this.said.has(fact)) return;
    this.said.add(fact);
    this.warn(key, params, at);
  }

  /** All elements that a reference may mean. Some tools write references with the prefix of the target namespace. */
  candidates(reference: string | undefined): readonly XmlElement[] {
    if (reference === undefined) return [];
    const exact = this.byWrittenId.get(reference) ?? this.byWrittenId.get(reference.trim());
    if (exact) return exact;
    const colon = reference.indexOf(':');
    return colon < 0 ? [] : this.byWrittenId.get(reference.slice(colon + 1).trim()) ?? [];
  }

  /** The element that is meant; with several of one id, the first that fits. */
  resolve(reference: string | undefined, fits: (element: XmlElement) => boolean = () => true): XmlElement | undefined {
    return this.candidates(reference).find(fits);
  }

  /** Takes an element into the model: gives it an internal id, the same for the same bytes. */
  take(element: XmlElement): string {
    const known = this.keys.get(element);
    if (known !== undefined) return known;
    const written = element.get('id');
    const own = element.getIn(NAMESPACES.laneway, 'id');
    const wanted = own !== undefined && isSafeId(own) ? own : written ?? '';
    let id = isSafeId(wanted) ? wanted : nearestSafeId(wanted, element.local);
    if (written !== undefined && id !== wanted) this.warn('bpmn.warning.illegal-id', { id: written.slice(0, 200), internal: id }, element);
    if (written === undefined && own === undefined) id = `${element.local}_1`;
    if (this.elements.has(id)) {
      if (written !== undefined && own === undefined) this.warn('bpmn.warning.duplicate-id', { id: written.slice(0, 200) }, element);
      const stem = written === undefined ? `${element.local}_` : `${id.slice(0, 180)}~`;
      let n = 2;
      while (this.elements.has(`${stem}${n}`)) n++;
      id = `${stem}${n}`;
    }
    this.keys.set(element, id);
    this.elements.set(id, element);
    return id;
  }

  /** Internal id of an element that was taken into the model. */
  keyOf(element: XmlElement | undefined): string | undefined {
    return element && this.keys.get(element);
  }

  elementOf(key: string): XmlElement | undefined {
    return this.elements.get(key);
  }

  isTaken(element: XmlElement): boolean {
    return this.keys.has(element);
  }

  /** Every id of a BPMN element, as written. */
  writtenIds(): ReadonlySet<string> {
    return new Set(this.byWrittenId.keys());
  }
}

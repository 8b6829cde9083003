import { nodeId } from '../../model/ids.ts';
import type { EventDefinition, ProcessNode } from '../../model/Node.ts';
import type { ProcessModel } from '../../model/ProcessModel.ts';
import type { Imported } from '../read/importTree.ts';
import { readNode } from '../read/readNode.ts';
import type { SourceIndex } from '../read/SourceIndex.ts';
import type { XmlElement } from '../xml/XmlElement.ts';
import { TreeEditor } from './TreeEditor.ts';
import type { XmlTree } from '../xml/parseXml.ts';

/** One save: the tree being changed, what it was read as, and which element stands for which part of the model. */
export class Patch {
  readonly editor: TreeEditor;
  readonly before: Imported;
  readonly model: ProcessModel;
  /** Internal id → element, for all that was there and all that is made. */
  readonly elements = new Map<string, XmlElement>();
  /** Pool → its process, where it has one. */
  readonly processes = new Map<string, XmlElement>();
  /** Elements that were taken out. */
  readonly removed = new Set<XmlElement>();
  /** Nameless lanes that stood for "no lanes" and are lanes of the model now. */
  readonly shown = new Set<XmlElement>();
  /** Planes that were made: sub-process, or '' for the main one → plane. */
  readonly planes = new Map<string, XmlElement>();
  /** Is everything to be drawn, in a file that draws nothing? */
  readonly isUndrawn: boolean;
  private readonly shared = new Map<string, XmlElement>();

  constructor(tree: XmlTree, before: Imported, model: ProcessModel, isUndrawn = false) {
    this.editor = new TreeEditor(tree);
    this.before = before;
    this.model = model;
    this.isUndrawn = isUndrawn;
    const { inventory } = before;
    for (const { id, element } of [...inventory.pools, ...inventory.lanes, ...inventory.nodes, ...inventory.flows]) this.elements.set(id, element);
    for (const { id, process } of inventory.pools) if (process) this.processes.set(id, process);
  }

  get index(): SourceIndex {
    return this.before.index;
  }

  /** How others refer to a part of the model in the file. */
  reference(id: string): string | undefined {
    const element = this.elements.get(id);
    return element && this.editor.idOf(element);
  }

  /** What the reader makes of an element as it stands now. */
  readBack(element: XmlElement, node: ProcessNode): ProcessNode {
    return readNode(this.index, this.before.diagram, { id: nodeId(node.id), element, pool: node.pool, parent: node.parent, isLocked: node.kind === 'locked' }, node.lane);
  }

  /** The data object that a reference stands for, or the element itself. */
  dataOf(element: XmlElement): XmlElement | undefined {
    if (!element.local.endsWith('Reference')) return element;
    const reference = element.get('dataObjectRef');
    return this.shared.get(`data ${reference}`) ?? this.index.resolve(reference, (candidate) => candidate.local === 'dataObject');
  }

  rememberData(data: XmlElement): void {
    this.shared.set(`data ${data.get('id')}`, data);
  }

  /** How many elements of a kind refer to another by an attribute. */
  usesOf(local: string, attribute: string, target: XmlElement): number {
    return [...this.elements.values()].filter((element) => element.local === local && this.index.resolve(element.get(attribute), (e) => e === target) === target).length;
  }

  /** The message, signal, error or escalation that is meant. Shared by all events that mean it; made when there is none. */
  sharedRoot(local: string, { reference, code, root: id }: EventDefinition, codeAttribute: string | undefined): XmlElement {
    const roots = this.editor.root.all(local);
    const said = (element: XmlElement, attribute: string) => element.get(attribute) || undefined;
    const isAlike = (element: XmlElement) => said(element, 'name') === reference && (codeAttribute === undefined || said(element, codeAttribute) === code);
    const existing = roots.find((element) => isAlike(element) && (id === undefined || element.get('id') === id))
      // Whoever gives a name only means the one of that name, whatever its code.
      ?? (reference !== undefined && code === undefined ? roots.find((element) => element.get('name') === reference) : undefined);
    if (existing) return existing;
    const freshId = this.editor.freshId(id ?? `${local[0]!.toUpperCase()}${local.slice(1)}_${reference ?? code}`.slice(0, 60));
    const made = this.editor.create('bpmn', local, { id: freshId, ...(reference === undefined ? {} : { name: reference }), ...(codeAttribute === undefined || code === undefined ? {} : { [codeAttribute]: code }) });
    this.editor.insert(this.editor.root, made);
    return made;
  }
}

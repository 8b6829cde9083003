import type { XmlElement } from '../xml/XmlElement.ts';
import type { SourceIndex } from './SourceIndex.ts';

/** A shape or edge, and the plane that it stands on. */
export interface Drawn {
  readonly di: XmlElement;
  readonly plane: Plane;
}

/**
 * A plane of a file. The first is the main one. `drillDown` planes show the inside of a sub-process in coordinates of
 * their own; the others show more of the file and are put below what is there already.
 */
export interface Plane {
  readonly element: XmlElement;
  readonly ordinal: number;
  readonly of: XmlElement | undefined;
  readonly kind: 'main' | 'drillDown' | 'further';
}

/** What a plane of its own may show the inside of. */
export const isActivityWithInside = (element: XmlElement | undefined) =>
  element !== undefined && /^(subProcess|transaction|adHocSubProcess|callActivity|subChoreography)$/.test(element.local);

/** Shapes and edges by the model element that they draw. */
export class DiagramIndex {
  readonly planes: readonly Plane[];
  private readonly drawn = new Map<XmlElement, Drawn[]>();

  constructor(index: SourceIndex) {
    const planes: Plane[] = [];
    for (const diagram of index.root.all('BPMNDiagram', 'bpmndi')) {
      for (const element of diagram.all('BPMNPlane', 'bpmndi')) {
        const of = index.resolve(element.get('bpmnElement'));
        const isFirst = planes.length === 0;
        planes.push({ element, ordinal: planes.length, of, kind: isFirst ? 'main' : isActivityWithInside(of) ? 'drillDown' : 'further' });
      }
    }
    this.planes = planes;
    for (const plane of planes) this.readPlane(plane, index);
  }

  private readPlane(plane: Plane, index: SourceIndex): void {
    const uses = new Map<string, number>();
    for (const di of plane.element.elements()) {
      if (!di.is('BPMNShape', 'bpmndi') && !di.is('BPMNEdge', 'bpmndi')) continue;
      const reference = di.get('bpmnElement');
      // A participant band of a choreography task is no pool.
      if (di.get('choreographyActivityShape') !== undefined) continue;
      const isShape = di.local === 'BPMNShape';
      const candidates = index.candidates(reference);
      // Two elements with one id: the first shape is the first element's, the second the second's.
      const use = uses.get(`${di.local} ${reference}`) ?? 0;
      uses.set(`${di.local} ${reference}`, use + 1);
      const element = candidates[Math.min(use, candidates.length - 1)];
      if (!element) {
        index.warn(isShape ? 'bpmn.warning.shape-for-nothing' : 'bpmn.warning.edge-for-nothing', { reference: (reference ?? '').slice(0, 200) }, di);
        continue;
      }
      const list = this.drawn.get(element);
      if (list) list.push({ di, plane });
      else this.drawn.set(element, [{ di, plane }]);
    }
  }

  /** Is nothing drawn at all: no diagram, or only planes on which nothing stands? */
  get isEmpty(): boolean {
    return this.drawn.size === 0;
  }

  isDrawn(element: XmlElement): boolean {
    return this.drawn.has(element);
  }

  /** Where an element is drawn: on the main plane if it is there. */
  of(element: XmlElement): Drawn | undefined {
    return this.drawn.get(element)?.[0];
  }

  allOf(element: XmlElement): readonly Drawn[] {
    return this.drawn.get(element) ?? [];
  }

  /** Every element that has a shape or an edge. */
  elements(): Iterable<XmlElement> {
    return this.drawn.keys();
  }
}

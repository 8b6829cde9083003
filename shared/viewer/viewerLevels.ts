import type { SimulationReport } from '../analysis/SimulationReport.ts';
import type { Overlay } from '../contract/exports.ts';
import { drawSheet } from '../drawing/drawSheet.ts';
import { flowOrder } from '../drawing/flowOrder.ts';
import { levels } from '../drawing/levels.ts';
import { overlayData } from '../drawing/overlays/overlayData.ts';
import { FLOW_LAYER, nodeLayer, planeContent } from '../drawing/plane.ts';
import type { Locale } from '../i18n/Locale.ts';
import type { NodeId, VariantId } from '../model/ids.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';
import { nameOf } from './facts/elementNames.ts';
import { FlowEnds } from './facts/flowFacts.ts';
import { text } from './inBoth.ts';
import { toBox, type OverlayMark, type ViewerLevel } from './ViewerData.ts';
import { writeElement, type Drawn } from './viewerElements.ts';
import type { Writer } from './Writer.ts';

/** px around a diagram: room for the badges of the heat. */
const MARGIN = 40;

export interface Drawing {
  readonly model: ProcessModel;
  readonly variant: VariantId | null;
  readonly report: SimulationReport | null;
  /** What is always shown over the diagram; heat is there to be switched on. */
  readonly overlays: readonly Overlay[];
}

/** Every level of a model, drawn. */
export function viewerLevels(writer: Writer, drawing: Drawing): readonly ViewerLevel[] {
  const { model, overlays } = drawing;
  const all = levels(model);
  const ends = new FlowEnds(model);
  return all.map(({ root, name, parent, depth }): ViewerLevel => {
    const sheet = drawSheet(model, { root, margin: MARGIN, onePerElement: true });
    const drawn = sheet.marks.filter((mark): mark is typeof mark & Drawn => mark.id !== null);
    return {
      root,
      name: writer.text(name.trim() || (root === null ? text('inspector.unnamed') : nameOf(model, root))),
      parent: depth === 0 ? null : all.findIndex((level) => level.root === parent),
      frame: toBox(sheet.frame),
      elements: drawn.map((mark) => writeElement(writer, model, mark, ends, overlays.includes('ids'))),
      flowsFrom: groundOf(model, drawn),
      order: flowOrder(model, planeContent(model, root)),
      overlays: [marksIn(writer, drawing, root, 'en'), marksIn(writer, drawing, root, 'zh-CN')],
    };
  });
}

/** How many pictures are ground: pools, lanes and open sub-processes lie under flows, steps and the rings of the heat. */
function groundOf(model: ProcessModel, drawn: readonly Drawn[]): number {
  const first = drawn.findIndex(({ id }) => {
    const node = find(model.nodes, id);
    return find(model.flows, id) !== undefined || (node !== undefined && nodeLayer(model, node) >= FLOW_LAYER);
  });
  return first === -1 ? drawn.length : first;
}

/** What is laid over a level, in the words of one language. */
function marksIn(writer: Writer, { model, variant, report, overlays }: Drawing, root: NodeId | null, locale: Locale): readonly OverlayMark[] {
  const asked = new Set<Overlay>([...overlays, 'heat']);
  const data = overlayData(model, report, variant, [...asked], locale);
  if (!data.heat && overlays.every((overlay) => overlay === 'heat')) return [];
  const { marks } = drawSheet(model, { root, overlays: data, onePerElement: true });
  const ground = groundOf(model, marks.filter((mark): mark is typeof mark & Drawn => mark.id !== null && mark.overlay === undefined));
  let before = 0;
  return marks.flatMap(({ id, at, picture, overlay }): readonly OverlayMark[] => {
    if (overlay === undefined) before++;
    // The legend is a part of the page.
    return overlay === undefined || id === null ? [] : [{ id, at: [at.x, at.y], picture: writer.picture(picture), overlay, ...(before <= ground ? { isBelow: true } : {}) }];
  });
}

import { union } from '../drawing/extent.ts';
import type { Mark, Picture } from '../drawing/Picture.ts';
import { textWidth } from '../drawing/textWidth.ts';
import type { Bounds, Point } from '../model/Geometry.ts';
import type { ElementId } from '../model/ids.ts';
import { NODE_KINDS } from '../model/nodeKinds.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';
import { nameOf } from './facts/elementNames.ts';
import type { Facts } from './facts/Facts.ts';
import { flowFacts, type FlowEnds } from './facts/flowFacts.ts';
import { linkedFacts } from './facts/linkedFacts.ts';
import { nodeFacts } from './facts/nodeFacts.ts';
import { laneFacts, poolFacts } from './facts/placeFacts.ts';
import { spokenText } from './spokenText.ts';
import { joined, text } from './inBoth.ts';
import type { Text } from './Text.ts';
import { toBox, type ViewerElement } from './ViewerData.ts';
import type { Writer } from './Writer.ts';

/** Around a way, so that a flow can be met and outlined; and around a shape, for its line. */
const SLACK = 6;

/** Everything that the model says about an element. */
export function factsOf(model: ProcessModel, id: ElementId, ends: FlowEnds): readonly Facts[] {
  const [node, flow, lane, pool] = [find(model.nodes, id), find(model.flows, id), find(model.lanes, id), find(model.pools, id)];
  const own = node ? nodeFacts(model, node, ends) : flow ? flowFacts(model, flow) : lane ? laneFacts(model, lane) : pool ? poolFacts(model, pool) : [];
  return [...own, ...linkedFacts(model, id)];
}

function kindText(model: ProcessModel, id: ElementId): Text {
  const node = find(model.nodes, id);
  if (node) return node.kind === 'locked' ? node.element : text(`bpmn.${node.kind}`);
  const flow = find(model.flows, id);
  if (flow) return text(`bpmn.${flow.kind}`);
  return text(find(model.lanes, id) ? 'bpmn.lane' : find(model.pools, id)?.kind === 'blackBox' ? 'bpmn.blackBox' : 'bpmn.pool');
}

/** How an element is named where it stands alone: a flow together with its ends. */
export function titleOf(model: ProcessModel, id: ElementId): Text {
  const flow = find(model.flows, id);
  if (!flow) return nameOf(model, id);
  const ends = joined([nameOf(model, flow.source), nameOf(model, flow.target)], ' → ');
  return flow.name.trim() ? joined([flow.name.trim(), ends], ' · ') : ends;
}

function textBox({ lines, x, y, lineHeight, size, anchor, rotate }: Extract<Mark, { kind: 'text' }>): Bounds | null {
  // Turned names stand within the header of their pool or lane.
  if (rotate || lines.length === 0) return null;
  // A reader's font may be wider than the one that was measured.
  const width = Math.max(...lines.map((line) => textWidth(line, size))) * 1.1;
  return { x: anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x, y: y - size, width, height: lines.length * lineHeight + size };
}

/** Where a picture paints, the names beside a shape included. */
function reachOf(picture: Picture, { x, y }: Point, body: Bounds): Bounds {
  const boxes = picture.flatMap((mark) => (mark.kind === 'text' ? (textBox(mark) ?? []) : [])).map((box) => ({ ...box, x: box.x + x, y: box.y + y }));
  return boxes.reduce(union, grown(body, SLACK));
}

const grown = ({ x, y, width, height }: Bounds, by: number): Bounds => ({ x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by });

function wayBox(way: readonly Point[]): Bounds {
  const [xs, ys] = [way.map(({ x }) => x), way.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return grown({ x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }, SLACK);
}

function outlineOf(model: ProcessModel, id: ElementId): ViewerElement['outline'] {
  const node = find(model.nodes, id);
  if (!node) return 'box';
  const { outline } = NODE_KINDS[node.kind];
  return outline === 'diamond' || outline === 'circle' ? outline : outline === 'bracket' || outline === 'dashedFrame' ? 'open' : 'box';
}

export interface Drawn {
  readonly id: ElementId;
  readonly at: Point;
  readonly picture: Picture;
}

/** Takes down an element of a sheet, with all that is said about it; its position in `elements`. */
export function writeElement(writer: Writer, model: ProcessModel, { id, at, picture }: Drawn, ends: FlowEnds, withIds: boolean): number {
  const { bounds, waypoints = [] } = model.geometry[id] ?? {};
  const isFlow = find(model.flows, id) !== undefined;
  const body = isFlow ? wayBox(waypoints) : (bounds ?? { ...at, width: 0, height: 0 });
  const said = factsOf(model, id, ends);
  const ids: readonly Facts[] = withIds ? [{ title: text('viewer.id'), rows: [{ label: text('viewer.id'), value: id }] }] : [];
  return writer.elements.at({
    id,
    family: isFlow ? 'flow' : find(model.nodes, id) ? 'node' : find(model.lanes, id) ? 'lane' : 'pool',
    name: writer.text(titleOf(model, id)),
    kind: writer.text(kindText(model, id)),
    spoken: writer.text(spokenText(model, id, ends.leaving.get(id) ?? [])),
    at: [at.x, at.y],
    body: toBox(body),
    reach: toBox(reachOf(picture, at, body)),
    ...(isFlow ? { way: waypoints.flatMap(({ x, y }) => [x, y]) } : {}),
    outline: outlineOf(model, id),
    picture: writer.picture(picture),
    facts: [...said, ...ids].map((facts) => writer.facts(facts)),
  });
}

import { union } from '../drawing/extent.ts';
import type { Mark, Picture } from '../drawing/Picture.ts';
import { textWidth } from '../drawing/textWidth.ts';
import type { Bounds, Point } from '../model/Geometry.ts';
import type { ElementId } from '../model/ids.ts';
import { laneOf } from '../model/laneOf.ts';
import { NODE_KINDS } from '../model/nodeKinds.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';
import { nameOf } from './facts/elementNames.ts';
import type { Facts } from './facts/Facts.ts';
import { flowFacts, type FlowEnds } from './facts/flowFacts.ts';
import { linkedFacts } from './facts/linkedFacts.ts';
import { nodeFacts } from './facts/nodeFacts.ts';
import { laneFacts, poolFacts } from './facts/placeFacts.ts';
import { joined, text } from './inBoth.ts';
import type { Text } from './Text.ts';
import { toBox, type Box, type ViewerElement } from './ViewerData.ts';
import type { Writer } from './Writer.ts';

/** px around a body that its lines may take. */
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

/** Its own name, however long. */
const wholeName = (model: ProcessModel, id: ElementId): Text => (find(model.nodes, id) ?? find(model.lanes, id) ?? find(model.pools, id) ?? find(model.flows, id))?.name.trim() || (find(model.flows, id) ? '' : nameOf(model, id));

/** How an element is named where it stands alone: a flow together with its ends. */
export function titleOf(model: ProcessModel, id: ElementId): Text {
  const flow = find(model.flows, id);
  if (!flow) return nameOf(model, id);
  const ends = joined([nameOf(model, flow.source), nameOf(model, flow.target)], ' → ');
  return flow.name.trim() ? joined([nameOf(model, id), ends], ' · ') : ends;
}

function textBox({ lines, x, y, lineHeight, size, anchor, rotate }: Extract<Mark, { kind: 'text' }>): Bounds | null {
  // Turned names stand within the header of their pool or lane.
  if (rotate || lines.length === 0) return null;
  // A reader's font may be wider than the one that was measured.
  const width = Math.max(...lines.map((line) => textWidth(line, size))) * 1.1;
  return { x: anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x, y: y - size, width, height: lines.length * lineHeight + size };
}

/** Where a picture paints beyond its body: the names beside a shape. `undefined`: nowhere. */
function reachOf(picture: Picture, { x, y }: Point, body: Bounds): Box | undefined {
  const reach = picture.flatMap((mark) => (mark.kind === 'text' ? (textBox(mark) ?? []) : [])).map((box) => ({ ...box, x: box.x + x, y: box.y + y })).reduce(union, body);
  const isBeyond = reach.x < body.x - SLACK || reach.y < body.y - SLACK || reach.x + reach.width > body.x + body.width + SLACK || reach.y + reach.height > body.y + body.height + SLACK;
  return isBeyond ? toBox(reach) : undefined;
}

function wayBox(way: readonly Point[]): Bounds {
  const [xs, ys] = [way.map(({ x }) => x), way.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

function outlineOf(model: ProcessModel, id: ElementId): ViewerElement['outline'] {
  const node = find(model.nodes, id);
  if (!node) return undefined;
  const { outline } = NODE_KINDS[node.kind];
  return outline === 'diamond' || outline === 'circle' ? outline : outline === 'bracket' || outline === 'dashedFrame' ? 'open' : undefined;
}

export interface Drawn {
  readonly id: ElementId;
  readonly at: Point;
  readonly picture: Picture;
}

/** Takes down an element of a sheet, with all that is said about it; its position in `elements`. */
export function writeElement(writer: Writer, model: ProcessModel, { id, at, picture }: Drawn, ends: FlowEnds, withIds: boolean): number {
  const { bounds, waypoints = [] } = model.geometry[id] ?? {};
  const [flow, node] = [find(model.flows, id), find(model.nodes, id)];
  const body = flow ? wayBox(waypoints) : (bounds ?? { ...at, width: 0, height: 0 });
  const reach = reachOf(picture, at, body);
  const outline = outlineOf(model, id);
  const lane = node && (laneOf(model, node) ?? (find(model.pools, node.pool)?.kind === 'implicit' ? null : node.pool));
  const said = factsOf(model, id, ends);
  const ids: readonly Facts[] = withIds ? [{ title: text('viewer.id'), rows: [{ label: text('viewer.id'), value: id }] }] : [];
  return writer.elements.at({
    id,
    family: flow ? 'flow' : node ? 'node' : find(model.lanes, id) ? 'lane' : 'pool',
    name: writer.text(wholeName(model, id)),
    kind: writer.text(kindText(model, id)),
    ...(lane ? { lane: writer.text(nameOf(model, lane)) } : {}),
    ...(flow ? { ends: [writer.text(nameOf(model, flow.source)), writer.text(nameOf(model, flow.target))], way: waypoints.flatMap(({ x, y }) => [x, y]) } : { body: toBox(body) }),
    ...(reach ? { reach } : {}),
    ...(outline ? { outline } : {}),
    picture: writer.picture(picture),
    facts: [...said, ...ids].map((facts) => writer.facts(facts)),
  });
}

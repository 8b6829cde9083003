import type { Bounds, Geometry, Point } from '../../model/Geometry.ts';
import { NAMESPACES } from '../xml/vocabulary.ts';
import type { XmlElement } from '../xml/XmlElement.ts';

const LIMIT = 1_000_000;

/** A coordinate that can be drawn, or `null`. Number('') is 0, which no file means. */
function coordinate(text: string | undefined, least: number): number | null {
  if (text === undefined || text.trim() === '') return null;
  const n = Number(text);
  return Number.isFinite(n) && n >= least && n <= LIMIT ? n : null;
}

/** `null` when a number is missing or impossible. Sizes may be 0 only where `allowEmpty`. */
export function readBounds(element: XmlElement | undefined, offset: Point, allowEmpty = false): Bounds | null {
  if (!element) return null;
  const x = coordinate(element.get('x'), -LIMIT);
  const y = coordinate(element.get('y'), -LIMIT);
  const width = coordinate(element.get('width'), 0);
  const height = coordinate(element.get('height'), 0);
  if (x === null || y === null || width === null || height === null || (!allowEmpty && (width === 0 || height === 0))) return null;
  return { x: x + offset.x, y: y + offset.y, width, height };
}

function readWaypoints(edge: XmlElement, offset: Point): Point[] | null {
  const points: Point[] = [];
  for (const waypoint of edge.all('waypoint', 'di')) {
    const x = coordinate(waypoint.get('x'), -LIMIT);
    const y = coordinate(waypoint.get('y'), -LIMIT);
    if (x === null || y === null) return null;
    points.push({ x: x + offset.x, y: y + offset.y });
  }
  return points.length >= 2 ? points : null;
}

/** Colours come from strangers and end in SVG and CSS: only plain colours pass, no `url(…)`. */
const COLOUR = /^(#[0-9a-f]{3,8}|[a-z]{3,30}|(rgb|hsl)a?\([\d\s.,%/-]{3,40}\))$/i;

function colour(di: XmlElement, standard: string, bpmnIo: string): string | undefined {
  const value = di.getIn(NAMESPACES.color, standard) ?? di.getIn(NAMESPACES.bioc, bpmnIo);
  return value !== undefined && COLOUR.test(value.trim()) ? value.trim() : undefined;
}

function coloursOf(di: XmlElement): Pick<Geometry, 'fill' | 'stroke'> {
  const fill = colour(di, 'background-color', 'fill');
  const stroke = colour(di, 'border-color', 'stroke');
  return { ...(fill === undefined ? {} : { fill }), ...(stroke === undefined ? {} : { stroke }) };
}

export type Read = { readonly geometry: Geometry; readonly isUsable: boolean };

/** A shape: bounds, label box (only of kinds whose label stands outside), orientation, colours. */
export function readShape(shape: XmlElement, offset: Point, labelOutside: boolean): Read {
  const bounds = readBounds(shape.child('Bounds', 'dc'), offset);
  const label = labelOutside && bounds ? readBounds(shape.child('BPMNLabel', 'bpmndi')?.child('Bounds', 'dc'), offset) : null;
  const horizontal = shape.get('isHorizontal');
  const expanded = shape.get('isExpanded');
  return {
    isUsable: bounds !== null,
    geometry: {
      ...(bounds === null ? {} : { bounds }),
      ...(label === null ? {} : { label }),
      ...(expanded === undefined ? {} : { isExpanded: expanded.trim() === 'true' || expanded.trim() === '1' }),
      ...(horizontal === undefined ? {} : { isHorizontal: horizontal.trim() === 'true' || horizontal.trim() === '1' }),
      ...coloursOf(shape),
    },
  };
}

/** An edge: its way points stay as they are, also where they do not touch the shapes. */
export function readEdge(edge: XmlElement, offset: Point): Read {
  const waypoints = readWaypoints(edge, offset);
  const label = readBounds(edge.child('BPMNLabel', 'bpmndi')?.child('Bounds', 'dc'), offset);
  const isRouted = edge.getIn(NAMESPACES.laneway, 'route') === 'auto';
  return {
    isUsable: waypoints !== null,
    geometry: {
      ...(waypoints === null ? {} : { waypoints, ...(isRouted ? {} : { isPinned: true }) }),
      ...(label === null ? {} : { label }),
      ...coloursOf(edge),
    },
  };
}

/** The way of a flow that leads into a closed sub-process, which no diagram shows: `auto` unless it is pinned, then `x,y` pairs. */
export function readHiddenWay(flow: XmlElement): Geometry | null {
  const [first, ...rest] = (flow.getIn(NAMESPACES.laneway, 'way') ?? '').split(' ').filter(Boolean);
  if (first === undefined) return null;
  const waypoints = (first === 'auto' ? rest : [first, ...rest]).map((pair): Point | null => {
    const [x, y] = pair.split(',');
    const [left, top] = [coordinate(x, -LIMIT), coordinate(y, -LIMIT)];
    return left === null || top === null ? null : { x: left, y: top };
  }).filter((point) => point !== null);
  return waypoints.length < 2 ? null : { waypoints, ...(first === 'auto' ? {} : { isPinned: true }) };
}

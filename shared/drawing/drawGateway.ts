import type { Geometry } from '../model/Geometry.ts';
import type { Gateway } from '../model/Node.ts';
import { drawEventIcon } from './eventIcons.ts';
import { inkOf, thin } from './ink.ts';
import type { Mark, Paint, Picture } from './Picture.ts';
import { placePath } from './placePath.ts';

const heavy = (d: string, paint: Paint, width: number): Mark => ({ kind: 'path', role: 'icon', d, fill: 'none', stroke: { paint, width } });

/** Diamond with the marker of its sort, which is designed in a box of 50 × 50 (BPMN 2.0.2 table 10.101 ff.). */
export function drawGateway(gateway: Gateway, geometry: Geometry, { width, height }: { readonly width: number; readonly height: number }): Picture {
  const { fill, line, sign: ink } = inkOf(geometry);
  const scale = Math.min(width, height) / 50;
  const left = width / 2 - 25 * scale;
  const top = height / 2 - 25 * scale;
  const place = (d: string) => placePath(d, left, top, scale);
  const centre = { x: width / 2, y: height / 2 };
  const ring = (r: number, w: number): Mark => ({ kind: 'circle', role: 'icon', cx: centre.x, cy: centre.y, r: r * scale, fill: 'none', stroke: { paint: ink, width: w } });
  const body: Mark = {
    kind: 'path', role: 'body', fill, stroke: thin(line),
    d: placePath(`M ${width / 2} 0.75 L ${width - 0.75} ${height / 2} L ${width / 2} ${height - 0.75} L 0.75 ${height / 2} Z`, 0, 0),
  };
  switch (gateway.kind) {
    case 'exclusiveGateway':
      // The standard lets an exclusive gateway go without its X; files that do not ask for it mean that.
      return gateway.isMarkerVisible !== true ? [body] : [body, heavy(place('M 18.4 17.2 L 31.6 32.8 M 31.6 17.2 L 18.4 32.8'), ink, 3)];
    case 'parallelGateway':
      return [body, heavy(place('M 25 13.5 V 36.5 M 13.5 25 H 36.5'), ink, 3)];
    case 'inclusiveGateway':
      return [body, ring(11, 2.75)];
    case 'complexGateway':
      return [body, heavy(place('M 25 13 V 37 M 13 25 H 37 M 16.8 16.8 L 33.2 33.2 M 33.2 16.8 L 16.8 33.2'), ink, 2.5)];
    case 'eventBasedGateway': {
      const isParallel = gateway.eventGatewayType === 'parallel';
      // An instantiating gateway starts the process, so it has the single ring of a start event (BPMN 2.0.2 §10.6.6).
      const rings = gateway.instantiate ? [ring(13.2, 1.25)] : [ring(13.6, 1.1), ring(11.2, 1.1)];
      return [body, ...rings, ...drawEventIcon(isParallel ? 'parallelMultiple' : 'multiple', { throws: false, ink, ground: fill, centre, scale: 0.62 * scale })];
    }
  }
}

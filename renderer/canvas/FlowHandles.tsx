import type { Flow } from '../../shared/model/Flow.ts';
import type { Point } from '../../shared/model/Geometry.ts';
import './handles.css';

const at = ({ x, y }: Point) => ({ transform: `translate(${x}px, ${y}px) scale(calc(1 / var(--zoom, 1)))` });

/** Ends to reconnect, bends and middles of segments to drag. They keep their size at every zoom. */
export function FlowHandles({ flow, way }: { readonly flow: Flow; readonly way: readonly Point[] }) {
  const [first] = way;
  const last = way.at(-1);
  if (!first || !last) return null;
  return (
    <>
      {way.slice(1).map((point, i) => {
        const before = way[i] ?? point;
        const middle = { x: (before.x + point.x) / 2, y: (before.y + point.y) / 2 };
        const length = Math.hypot(point.x - before.x, point.y - before.y);
        const isFlat = Math.abs(point.x - before.x) >= Math.abs(point.y - before.y);
        return length < 24 ? null : <span key={i} className="flow-handle" data-handle="segment" data-index={i} data-flat={isFlat || undefined} style={at(middle)} />;
      })}
      <span className="flow-handle" data-handle="source" data-flow={flow.id} style={at(first)} />
      <span className="flow-handle" data-handle="target" data-flow={flow.id} style={at(last)} />
    </>
  );
}

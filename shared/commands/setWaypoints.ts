import { message } from '../i18n/Message.ts';
import type { Point } from '../model/Geometry.ts';
import type { FlowId } from '../model/ids.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';
import { simplified } from '../layout/orthogonalRoute.ts';
import { routeFlow } from '../layout/routeFlow.ts';
import { err, type Result } from '../result.ts';
import type { Edited } from './edit.ts';
import type { EditError } from './EditError.ts';
import { Sketch } from './Sketch.ts';

export interface SetWaypoints {
  readonly flow: FlowId;
  /** Ends included, two or more; `null`: find a way again and keep no pin. */
  readonly waypoints: readonly Point[] | null;
}

/** Gives a flow the way that a user has drawn, and pins it; or lets go of the pin and routes it anew. */
export function setWaypoints(model: ProcessModel, { flow, waypoints }: SetWaypoints): Result<Edited, EditError> {
  if (!find(model.flows, flow)) return err({ code: 'not-found', id: flow });
  const sketch = new Sketch(model);
  if (waypoints === null) {
    const way = routeFlow(model, flow);
    if (way.length < 2) return err({ code: 'nothing-changes' });
    sketch.patchGeometry(flow, { waypoints: way, isPinned: undefined, label: undefined });
    return sketch.done(message('commands.reroute'));
  }
  const way = simplified(waypoints);
  if (way.length < 2 || !way.every((p) => Number.isFinite(p.x) && Number.isFinite(p.y))) return err({ code: 'invalid-value', property: 'waypoints', detail: 'fewer than two points' });
  sketch.patchGeometry(flow, { waypoints: way, isPinned: true });
  return sketch.done(message('commands.bend'));
}

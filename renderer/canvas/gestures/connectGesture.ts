import { connect } from '../../../shared/commands/connect.ts';
import { flowKindBetween, isConnected } from '../../../shared/commands/connectionRules.ts';
import { toMessage } from '../../../shared/commands/EditError.ts';
import { reconnect } from '../../../shared/commands/reconnect.ts';
import type { Point } from '../../../shared/model/Geometry.ts';
import { flowId, type ElementId, type FlowId } from '../../../shared/model/ids.ts';
import { find, type ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { newId } from '../../newId.ts';
import { studio } from '../../store/studioStore.ts';
import { canvas, type Verdict } from '../canvasStore.ts';
import { hitTest } from '../hitTest.ts';
import type { Scene } from '../scene.ts';
import { stage } from '../stage.ts';
import type { Gesture } from './Gesture.ts';

/** By the rules of BPMN, before anything is drawn. */
export function verdictOn(model: ProcessModel, source: ElementId, target: ElementId, except?: FlowId): Verdict {
  const kind = flowKindBetween(model, source, target);
  const reason = !kind.ok ? kind.error : isConnected(model, kind.value, source, target, except) ? 'already-connected' : null;
  return reason ? { kind: 'refused', reason: toMessage({ code: 'connection-refused', reason, source, target }) } : { kind: 'allowed' };
}

/** What a connection could end at: nodes, flows (for annotations) and pools; never a lane. */
export function connectableAt(scene: Scene, at: Point): ElementId | null {
  const hit = hitTest(scene, at, stage()?.viewport().zoom ?? 1);
  if (hit.kind === 'node' || hit.kind === 'flow') return hit.id;
  if (hit.kind === 'pool') return hit.id;
  // A pool whose inside is modelled takes message flows at its frame; its lanes stand for it.
  return hit.kind === 'lane' ? (find(scene.model.lanes, hit.id)?.pool ?? null) : null;
}

/** Draws a flow from an element to where the pointer is released. */
export function connectGesture(scene: Scene, source: ElementId): Gesture {
  const state = (at: Point) => {
    const target = connectableAt(scene, at);
    const own = find(scene.model.nodes, source)?.pool ?? null;
    // Over the process that the flow starts in there is nothing to refuse: the pointer is on its way.
    const isOnTheWay = target === null || target === own || target === source;
    return { target: isOnTheWay ? null : target, verdict: isOnTheWay ? ({ kind: 'open' } as const) : verdictOn(scene.model, source, target) };
  };
  return {
    move: (at) => canvas.setState({ preview: { kind: 'connect', source, at, ...state(at) } }),
    drop: (at) => {
      const { target, verdict } = state(at);
      if (target === null) return;
      if (verdict.kind === 'refused') studio.getState().notify({ tone: 'error', message: verdict.reason });
      else connectElements(source, target);
    },
  };
}

export function connectElements(source: ElementId, target: ElementId): boolean {
  const id = flowId(newId('Flow'));
  return studio.getState().execute((model) => connect(model, { id, source, target }), { select: [id] });
}

export function reconnectElements(flow: FlowId, end: 'source' | 'target', to: ElementId): boolean {
  return studio.getState().execute((model) => reconnect(model, { flow, [end]: to }), { select: [flow] });
}

/** Takes one end of a flow to another element. */
export function reconnectGesture(scene: Scene, flow: FlowId, end: 'source' | 'target'): Gesture {
  const there = find(scene.model.flows, flow);
  const other = end === 'source' ? there?.target : there?.source;
  const state = (at: Point): { readonly target: ElementId | null; readonly verdict: Verdict } => {
    const target = connectableAt(scene, at);
    if (target === null || target === flow || !other) return { target: null, verdict: { kind: 'open' } };
    if (target === (end === 'source' ? there?.source : there?.target)) return { target, verdict: { kind: 'allowed' } };
    return { target, verdict: end === 'source' ? verdictOn(scene.model, target, other, flow) : verdictOn(scene.model, other, target, flow) };
  };
  return {
    move: (at) => canvas.setState({ preview: { kind: 'reconnect', flow, end, at, ...state(at) } }),
    drop: (at) => {
      const { target, verdict } = state(at);
      if (target === null) return;
      if (verdict.kind === 'refused') studio.getState().notify({ tone: 'error', message: verdict.reason });
      else reconnectElements(flow, end, target);
    },
  };
}

import type { ElementId, LaneId, NodeId, PoolId } from '../../model/ids.ts';
import type { HeatLevel } from './heatScale.ts';

/** Where cases wait at a step. */
export interface StepHeat {
  readonly level: HeatLevel;
  /** Mean waiting each time, and mean length of the queue, as people read them; `null`: nobody waits here. */
  readonly badge: { readonly waiting: string; readonly queue: string } | null;
}

/** How busy the role of a lane, or of a pool without lanes, is. */
export interface LaneLoad {
  readonly level: HeatLevel;
  /** 0–1. */
  readonly share: number;
  readonly text: string;
}

export interface HeatData {
  readonly steps: ReadonlyMap<NodeId, StepHeat>;
  readonly lanes: ReadonlyMap<LaneId | PoolId, LaneLoad>;
  readonly legend: { readonly title: string; readonly least: string; readonly most: string; readonly lanes: string };
}

/**
 * What is laid over a diagram, already in the words of one language; where it stands is the sheet's affair. `null`:
 * not asked for, or (heat) never simulated.
 */
export interface OverlayData {
  readonly heat: HeatData | null;
  readonly roles: ReadonlyMap<ElementId, string> | null;
  readonly times: ReadonlyMap<ElementId, string> | null;
  readonly ids: ReadonlyMap<ElementId, string> | null;
}

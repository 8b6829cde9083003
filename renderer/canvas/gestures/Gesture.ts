import type { Point } from '../../../shared/model/Geometry.ts';

export interface Keys {
  readonly shift: boolean;
  /** Alt or Mod: leaves out guides and grid. */
  readonly free: boolean;
}

/**
 * Something that a pointer does from press to release. It shows itself in the canvas store while it lasts and runs one
 * command, or none, when it ends: the model never holds a half-done gesture, so there is nothing to restore on abort.
 */
export interface Gesture {
  move(at: Point, keys: Keys): void;
  drop(at: Point, keys: Keys): void;
  /** Brings something onto the canvas: released over a control that floats there, it is put back. */
  readonly isPlacing?: boolean;
  /** Released without having moved. */
  click?(at: Point, keys: Keys): void;
}

/** An activity that is done and can be undone, in the level in which that was. */
export interface Undoable {
  readonly node: number;
  readonly scope: number;
  /** Of the level: its number may be used again. */
  readonly serial: number;
}

/**
 * A time that is promised and measured: a promise of the service, from one element to another, or an internal standard
 * at a hand-off. Minutes.
 */
export interface Goal {
  readonly kind: 'promise' | 'standard';
  /** Of the promise, or of the flow whose hand-off has the standard. */
  readonly id: string;
  readonly name: string;
  /** Node that a case leaves when the clock starts; −1: the case begins. */
  readonly from: number;
  /** Node that a case completes when the clock stops; −1: the case ends. */
  readonly to: number;
  /** Number of the hand-off of a standard: from leaving the giving step to the start of the receiving one; −1 for promises. */
  readonly handOff: number;
  readonly within: number;
  /** Share that is to keep it. */
  readonly target: number;
  /** The clock counts open minutes of this calendar; −1: all. */
  readonly calendar: number;
}

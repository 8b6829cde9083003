import type { Replication } from '../../simulation/Replication.ts';
import type { WipCurve } from './recovery.ts';

/** Work in progress of one replication over time; `null` when it was not kept. */
export function wipCurveOf(_r: Replication): WipCurve | null {
  return null;
}

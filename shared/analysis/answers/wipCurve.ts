import type { Replication } from '../../simulation/Replication.ts';
import { BUCKETS } from '../../simulation/statistics/TimeCurves.ts';
import type { WipCurve } from './recovery.ts';

/** Work in progress of one replication over time: the first of its curves. */
export const wipCurveOf = ({ curves, bucketMinutes }: Replication): WipCurve => ({ bucketMinutes, means: curves.slice(0, BUCKETS) });

import { CASE_ACCURACY, MOMENTS } from '../Replication.ts';
import { binAt, binCount, binShift } from './QuantileSketch.ts';

const ROW = MOMENTS;
const BINS = binCount(CASE_ACCURACY);
const SHIFT = binShift(CASE_ACCURACY);

/** Rows of MOMENTS with nothing in them yet. */
export function emptyMoments(rows: number): Float64Array<ArrayBuffer> {
  const moments = new Float64Array(rows * MOMENTS);
  for (let row = 0; row < rows; row += 1) {
    moments[row * MOMENTS + 3] = Infinity;
    moments[row * MOMENTS + 4] = -Infinity;
  }
  return moments;
}

export const emptySketches = (rows: number): Uint32Array<ArrayBuffer> => new Uint32Array(rows * BINS);

/** Adds a value to a row of moments and to the sketch beside it. Hot path. */
export function addTo(moments: Float64Array, sketches: Uint32Array, row: number, value: number): void {
  const at = row * ROW;
  moments[at]! += 1;
  moments[at + 1]! += value;
  moments[at + 2]! += value * value;
  if (value < moments[at + 3]!) moments[at + 3] = value;
  if (value > moments[at + 4]!) moments[at + 4] = value;
  sketches[row * BINS + binAt(value, SHIFT, BINS)]! += 1;
}

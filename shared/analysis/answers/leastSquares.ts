/** Below this share of its own length a column counts as a combination of the others. */
const SINGULAR = 1e-9;

/**
 * Least squares by Gram–Schmidt with re-orthogonalisation (Björck, Numerical Methods for Least Squares Problems, §2.4):
 * prepares a matrix once, and gives the coefficients for any right-hand side. `null` when rows are too few or columns
 * depend on each other, so that coefficients mean nothing.
 */
export function leastSquares(rows: readonly (readonly number[])[]): ((y: readonly number[]) => number[]) | null {
  const n = rows.length;
  const terms = rows[0]?.length ?? 0;
  if (terms === 0 || n < terms) return null;
  const q: number[][] = [];
  const r = Array.from({ length: terms }, () => Array.from({ length: terms }, () => 0));
  for (let k = 0; k < terms; k += 1) {
    const column = rows.map((row) => row[k]!);
    const length = norm(column);
    for (let pass = 0; pass < 2; pass += 1) {
      q.forEach((of, i) => {
        const along = dot(of, column);
        r[i]![k]! += along;
        for (let row = 0; row < n; row += 1) column[row]! -= along * of[row]!;
      });
    }
    const left = norm(column);
    if (left <= SINGULAR * length || left === 0) return null;
    r[k]![k] = left;
    q.push(column.map((value) => value / left));
  }
  return (y) => {
    const coefficients = q.map((of) => dot(of, y));
    for (let k = terms - 1; k >= 0; k -= 1) {
      for (let j = k + 1; j < terms; j += 1) coefficients[k]! -= r[k]![j]! * coefficients[j]!;
      coefficients[k]! /= r[k]![k]!;
    }
    return coefficients;
  };
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
const norm = (a: readonly number[]): number => Math.sqrt(dot(a, a));

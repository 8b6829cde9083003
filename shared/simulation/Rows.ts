/** Rows of variable length as two arrays (compressed sparse rows): row i is items[start[i] … start[i + 1]). */
export interface Rows {
  readonly start: Int32Array;
  readonly items: Int32Array;
}

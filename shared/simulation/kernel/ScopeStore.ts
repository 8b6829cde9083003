import { doubled32 } from './growth.ts';

/** Running instances of process levels: the process itself, a sub-process, or the instances of a multi-instance step. */
export class ScopeStore {
  /** Token that waits outside until the level is done; −1 at the top. */
  parentToken = new Int32Array(256);
  tokens = new Int32Array(256);
  #free = new Int32Array(256);
  #freeCount = 0;
  #used = 0;

  take(parentToken: number): number {
    let s: number;
    if (this.#freeCount > 0) s = this.#free[--this.#freeCount]!;
    else {
      if (this.#used === this.tokens.length) {
        this.parentToken = doubled32(this.parentToken);
        this.tokens = doubled32(this.tokens);
      }
      s = this.#used;
      this.#used += 1;
    }
    this.parentToken[s] = parentToken;
    this.tokens[s] = 0;
    return s;
  }

  release(s: number): void {
    if (this.#freeCount === this.#free.length) this.#free = doubled32(this.#free);
    this.#free[this.#freeCount] = s;
    this.#freeCount += 1;
  }
}

import { doubled32 } from './growth.ts';

/** Running instances of process levels: the process itself, a sub-process, or the instances of a multi-instance step. */
export class ScopeStore {
  /** Token that waits outside until the level is done; −1 at the top. */
  parentToken = new Int32Array(256);
  tokens = new Int32Array(256);
  /** Case and number of the level (see Program.levelStarts); −1 for a level in which no event sub-process stands, or that is over. */
  case = new Int32Array(256).fill(-1);
  level = new Int32Array(256).fill(-1);
  /** Changes whenever what was planned for the level no longer holds. */
  version = new Int32Array(256);
  /** Changes with every level that has had the same number. */
  serial = new Int32Array(256);
  used = 0;
  #free = new Int32Array(256);
  #freeCount = 0;

  take(parentToken: number): number {
    let s: number;
    if (this.#freeCount > 0) s = this.#free[--this.#freeCount]!;
    else {
      if (this.used === this.tokens.length) {
        this.parentToken = doubled32(this.parentToken);
        this.tokens = doubled32(this.tokens);
        this.case = doubled32(this.case);
        this.level = doubled32(this.level);
        this.version = doubled32(this.version);
        this.serial = doubled32(this.serial);
      }
      s = this.used;
      this.used += 1;
      this.level[s] = -1;
    }
    this.parentToken[s] = parentToken;
    this.tokens[s] = 0;
    return s;
  }

  release(s: number): void {
    this.level[s] = -1;
    this.version[s]! += 1;
    this.serial[s]! += 1;
    if (this.#freeCount === this.#free.length) this.#free = doubled32(this.#free);
    this.#free[this.#freeCount] = s;
    this.#freeCount += 1;
  }
}

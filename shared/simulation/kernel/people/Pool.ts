/** Cases that wait at a step until their batch is complete, in the order in which they came. */
export class Pool {
  readonly node: number;
  readonly batch: number;
  readonly tokens: number[] = [];
  /** Minutes that each of them waits at most, as it drew them. */
  readonly maxWaits: number[] = [];
  /** Changes whenever what was planned for the pool no longer holds. */
  version = 0;

  constructor(node: number, batch: number) {
    this.node = node;
    this.batch = batch;
  }
}

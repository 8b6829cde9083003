import type { Activity } from './Drawing.ts';
import type { Interpreter } from './Interpreter.ts';
import type { Plan } from './Plans.ts';
import { stepOf, type Token } from './Token.ts';

const DAY = 1_440;

interface Pool {
  tokens: { readonly token: Token; readonly maxWait: number }[];
  plan: Plan | null;
}

/** Cases that wait at a step until their batch is complete. */
export class Pools {
  readonly #run: Interpreter;
  readonly #pools = new Map<Activity, Pool>();

  constructor(run: Interpreter) {
    this.#run = run;
  }

  join(token: Token): void {
    const step = stepOf(token);
    const { batch } = step.work;
    const pool = this.#pools.get(step) ?? { tokens: [], plan: null };
    this.#pools.set(step, pool);
    pool.tokens.push({ token, maxWait: batch?.maxWait ? this.#run.draw(token, batch.maxWait, step.id, 'batchWait') : Infinity });
    if (batch?.size && pool.tokens.length >= batch.size) this.#complete(pool);
    else if (pool.tokens.length === 1) this.#plan(step, pool);
  }

  leave(token: Token): void {
    const step = stepOf(token);
    const pool = this.#pools.get(step);
    const place = pool?.tokens.findIndex((waiting) => waiting.token === token) ?? -1;
    if (pool === undefined || place < 0) return;
    pool.tokens.splice(place, 1);
    if (place === 0) this.#plan(step, pool);
  }

  #complete(pool: Pool): void {
    if (pool.plan) pool.plan.isOff = true;
    pool.plan = null;
    this.#run.works.form(pool.tokens.splice(0).map(({ token }) => token));
  }

  /** When the batch goes at the latest: the first has waited long enough, or clocks show one of its minutes. */
  #plan(step: Activity, pool: Pool): void {
    if (pool.plan) pool.plan.isOff = true;
    pool.plan = null;
    const [first] = pool.tokens;
    if (first === undefined) return;
    const { now, zone, origin } = this.#run;
    const today = Math.floor((origin + now + zone.offset(origin + now)) / DAY);
    const minutes = step.work.batch?.at ?? [];
    const shown = [0, 1, 2].flatMap((day) => minutes.map((minute) => zone.instant((today + day) * DAY + minute) - origin)).filter((at) => at >= now);
    const at = Math.min(Math.max(now, first.token.enabledAt + first.maxWait), ...shown);
    if (at < Infinity) pool.plan = this.#run.plans.add(at, 'batch', () => this.#complete(pool));
  }
}

/** The least an event-driven M/M/1 can do: a binary heap in typed arrays, exponential times, one counter. Returns events. */
export function bareLoop(events: number): number {
  const times = new Float64Array(64);
  const codes = new Int32Array(64);
  let size = 0;
  let s0 = 1, s1 = 2, s2 = 3, s3 = 4;
  const uniform = (): number => {
    const t = s1 << 9;
    const r = Math.imul(s1, 5);
    s2 ^= s0; s3 ^= s1; s1 ^= s2; s0 ^= s3; s2 ^= t;
    s3 = (s3 << 11) | (s3 >>> 21);
    return ((Math.imul((r << 7) | (r >>> 25), 9) >>> 0) + 0.5) / 4_294_967_296;
  };
  const push = (time: number, code: number): void => {
    let hole = size;
    size += 1;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (times[parent]! <= time) break;
      times[hole] = times[parent]!;
      codes[hole] = codes[parent]!;
      hole = parent;
    }
    times[hole] = time;
    codes[hole] = code;
  };
  let queue = 0;
  let area = 0;
  let last = 0;
  push(0, 0);
  for (let n = 0; n < events; n += 1) {
    const now = times[0]!;
    const code = codes[0]!;
    size -= 1;
    const time = times[size]!;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= size) break;
      if (child + 1 < size && times[child + 1]! < times[child]!) child += 1;
      if (time <= times[child]!) break;
      times[hole] = times[child]!;
      codes[hole] = codes[child]!;
      hole = child;
    }
    times[hole] = time;
    codes[hole] = codes[size]!;
    area += queue * (now - last);
    last = now;
    if (code === 0) {
      push(now - Math.log(uniform()), 0);
      queue += 1;
      if (queue === 1) push(now - 0.8 * Math.log(uniform()), 1);
    } else {
      queue -= 1;
      if (queue > 0) push(now - 0.8 * Math.log(uniform()), 1);
    }
  }
  return area > 0 ? events : 0;
}

const TIES = { arrival: 0, departure: 1 } as const;
const { arrival: ARRIVAL, departure: DEPARTURE } = TIES;

/**
 * What an event-driven M/M/1 at 80 % needs and no more: a binary heap of parallel arrays (time, sequence as second key,
 * code, case) sifted by moving the hole, a ring in which cases wait, and the statistics of the queue (waits, and lengths
 * over time). The yardstick of SIMULATION.md for the speed of a kernel. Returns events, or 0 if it went wrong.
 */
export function bareLoop(events: number): number {
  const times = new Float64Array(64);
  const sequences = new Float64Array(64);
  const codes = new Int32Array(64);
  const cases = new Int32Array(64);
  let size = 0;
  let sequence = 0;
  // xoshiro128**: Blackman and Vigna, “Scrambled linear pseudorandom number generators”, ACM TOMS 47 (2021).
  let s0 = 1, s1 = 2, s2 = 3, s3 = 4;
  const uniform = (): number => {
    const t = s1 << 9;
    const r = Math.imul(s1, 5);
    s2 ^= s0; s3 ^= s1; s1 ^= s2; s0 ^= s3; s2 ^= t;
    s3 = (s3 << 11) | (s3 >>> 21);
    return ((Math.imul((r << 7) | (r >>> 25), 9) >>> 0) + 0.5) / 4_294_967_296;
  };
  const push = (time: number, code: number, c: number): void => {
    let hole = size;
    size += 1;
    sequence += 1;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      // What is pushed has the highest sequence number, so it never passes an equal time.
      if (times[parent]! <= time) break;
      times[hole] = times[parent]!;
      sequences[hole] = sequences[parent]!;
      codes[hole] = codes[parent]!;
      cases[hole] = cases[parent]!;
      hole = parent;
    }
    times[hole] = time;
    sequences[hole] = sequence;
    codes[hole] = code;
    cases[hole] = c;
  };
  let ring = new Int32Array(1_024);
  let head = 0;
  let inSystem = 0;
  const arrivedAt = new Float64Array(1 << 20);
  const mask = arrivedAt.length - 1;
  let started = 0;
  let area = 0;
  let longest = 0;
  let waits = 0;
  let squares = 0;
  let last = 0;
  push(0, ARRIVAL, 0);
  for (let n = 0; n < events; n += 1) {
    const now = times[0]!;
    const code = codes[0]!;
    const c = cases[0]!;
    size -= 1;
    const time = times[size]!;
    const tie = sequences[size]!;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= size) break;
      if (child + 1 < size && (times[child + 1]! < times[child]! || ((times[child + 1]!) === times[child]! && sequences[child + 1]! < sequences[child]!))) child += 1;
      if (time < times[child]! || (time === times[child]! && tie < sequences[child]!)) break;
      times[hole] = times[child]!;
      sequences[hole] = sequences[child]!;
      codes[hole] = codes[child]!;
      cases[hole] = cases[child]!;
      hole = child;
    }
    times[hole] = time;
    sequences[hole] = tie;
    codes[hole] = codes[size]!;
    cases[hole] = cases[size]!;
    area += inSystem * (now - last);
    last = now;
    if (code === ARRIVAL) {
      started += 1;
      push(now - Math.log(uniform()), ARRIVAL, started & mask);
      arrivedAt[c] = now;
      if (inSystem === ring.length) {
        const longer = new Int32Array(2 * ring.length);
        for (let i = 0; i < inSystem; i += 1) longer[i] = ring[(head + i) & (ring.length - 1)]!;
        ring = longer;
        head = 0;
      }
      ring[(head + inSystem) & (ring.length - 1)] = c;
      inSystem += 1;
      if (inSystem > longest) longest = inSystem;
      if (inSystem === 1) push(now - 0.8 * Math.log(uniform()), DEPARTURE, c);
    } else {
      head = (head + 1) & (ring.length - 1);
      inSystem -= 1;
      if (inSystem > 0) {
        const next = ring[head]!;
        const wait = now - arrivedAt[next]!;
        waits += wait;
        squares += wait * wait;
        push(now - 0.8 * Math.log(uniform()), DEPARTURE, next);
      }
    }
  }
  return area > 0 && waits > 0 && squares > 0 && longest > 0 ? events : 0;
}

import { describe, expect, it } from 'vitest';
import { recovery, type WipCurve } from '../../../../shared/analysis/answers/recovery.ts';

const HOUR = 60;
const hours = (n: number, of: (hour: number) => number): WipCurve => ({ bucketMinutes: HOUR, means: Array.from({ length: n }, (_, i) => of(i)) });
const usual = hours(400, () => 10);

describe('time to recover', () => {
  // A fluid: from hour 24 to 48 ten cases an hour more come in than leave, a backlog of 240; afterwards 4 an hour more
  // leave than come in. The band is a tenth of 10 cases: 1. The backlog at the end of hour h after the disturbance is
  // 240 − 4h, its mean over the hour before 242 − 4h: at most 1 first in hour 61.
  const backlog = (hour: number) => (hour < 24 ? 0 : hour < 48 ? 10 * (hour - 24) + 5 : Math.max(0, 240 - 4 * (hour - 48) - 2));
  const fluid = hours(400, (hour) => 10 + backlog(hour));

  it('of a fluid is the backlog divided by the spare capacity, to the hour', () => {
    const { minutes, peak, band } = recovery(usual, fluid, 24 * HOUR, 48 * HOUR, 400 * HOUR);

    expect(band).toBe(1);
    expect(minutes).toBe(61 * HOUR);
    expect(peak).toBe(238);
  });

  it('is nothing when work in progress never left the band', () => {
    expect(recovery(usual, hours(400, (hour) => (hour > 30 && hour < 40 ? 10.9 : 10)), 24 * HOUR, 48 * HOUR, 400 * HOUR).minutes).toBe(0);
  });

  it('counts no quiet night as recovery: it must stay in the band for a day', () => {
    const dip = hours(400, (hour) => (hour >= 60 && hour < 70 ? 10 : 10 + backlog(hour)));

    expect(recovery(usual, dip, 24 * HOUR, 48 * HOUR, 400 * HOUR).minutes).toBe(61 * HOUR);
  });

  it('is not known when the backlog is still there at the end', () => {
    expect(recovery(usual, fluid, 24 * HOUR, 48 * HOUR, 100 * HOUR).minutes).toBeNull();
  });

  it('sees a delayed wave that comes after the disturbance', () => {
    const late = hours(400, (hour) => (hour >= 50 && hour < 80 ? 15 : 10));

    expect(recovery(usual, late, 24 * HOUR, 48 * HOUR, 400 * HOUR).minutes).toBe(33 * HOUR);
  });

  it('compares curves of different resolution in the coarser one', () => {
    const coarse: WipCurve = { bucketMinutes: 2 * HOUR, means: Array.from({ length: 200 }, (_, i) => (fluid.means[2 * i]! + fluid.means[2 * i + 1]!) / 2) };

    expect(recovery(usual, coarse, 24 * HOUR, 48 * HOUR, 400 * HOUR).minutes).toBe(62 * HOUR);
  });

  it('takes no band below half a case', () => {
    expect(recovery(hours(100, () => 0), hours(100, (hour) => (hour < 50 ? 0.4 : 0)), 0, 10 * HOUR, 100 * HOUR)).toMatchObject({ minutes: 0, band: 0.5 });
  });
});

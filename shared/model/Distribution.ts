import { z } from 'zod';

/** Units in which a person types a time. Inside the engine there are only minutes. */
export const TimeUnit = z.enum(['s', 'min', 'h', 'day', 'week']);
export type TimeUnit = z.infer<typeof TimeUnit>;

/** A day is 24 clock hours here; working days are a matter of calendars. */
export const MINUTES_PER_UNIT: Readonly<Record<TimeUnit, number>> = { s: 1 / 60, min: 1, h: 60, day: 1_440, week: 10_080 };

const amount = z.number().min(0).max(1e9);
const positive = z.number().gt(0).max(1e9);
const bounded = { unit: TimeUnit, min: amount.optional(), max: amount.optional() };

/**
 * A random time. Every number but a shape parameter is in `unit`; `min` and `max` cut the distribution off
 * (values outside are drawn again), and the mean that results is what the forms report.
 *
 * Parameterisation: normal and lognormal by mean and standard deviation of the variable itself, or lognormal by
 * the μ and σ of its logarithm (`lognormalLog`); Erlang and gamma by shape and mean; Weibull and log-logistic by
 * shape and scale; beta scaled to [min, max]; PERT is the beta with λ = 4 (Vose, Risk Analysis, 3rd ed., §7).
 */
export const Distribution = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('fixed'), unit: TimeUnit, value: amount }),
    z.strictObject({ kind: z.literal('uniform'), unit: TimeUnit, min: amount, max: amount }),
    z.strictObject({ kind: z.literal('triangular'), unit: TimeUnit, min: amount, mode: amount, max: amount }),
    z.strictObject({ kind: z.literal('pert'), unit: TimeUnit, min: amount, mode: amount, max: amount }),
    z.strictObject({ kind: z.literal('normal'), ...bounded, mean: amount, sd: amount }),
    z.strictObject({ kind: z.literal('lognormal'), ...bounded, mean: positive, sd: amount }),
    z.strictObject({ kind: z.literal('lognormalLog'), ...bounded, mu: z.number().min(-50).max(50), sigma: z.number().min(0).max(20) }),
    z.strictObject({ kind: z.literal('exponential'), ...bounded, mean: positive }),
    z.strictObject({ kind: z.literal('erlang'), ...bounded, shape: z.int().min(1).max(1_000), mean: positive }),
    z.strictObject({ kind: z.literal('gamma'), ...bounded, shape: positive, mean: positive }),
    z.strictObject({ kind: z.literal('weibull'), ...bounded, shape: positive, scale: positive }),
    z.strictObject({ kind: z.literal('beta'), unit: TimeUnit, alpha: positive, beta: positive, min: amount, max: amount }),
    z.strictObject({ kind: z.literal('logLogistic'), ...bounded, shape: positive, scale: positive }),
    z.strictObject({ kind: z.literal('empirical'), ...bounded, values: z.array(amount).min(1).max(100_000).readonly() }),
    z.strictObject({
      kind: z.literal('histogram'),
      ...bounded,
      bins: z.array(z.strictObject({ from: amount, to: amount, weight: amount }).readonly()).min(1).max(10_000).readonly(),
    }),
    z.strictObject({ kind: z.literal('expression'), ...bounded, feel: z.string().min(1).max(2_000) }),
  ])
  .readonly();
export type Distribution = z.infer<typeof Distribution>;

import { z } from 'zod';

/*
 * The parameters of the Prosimos simulator (its documentation and `simulation_properties_parser.py`), as far as they say
 * what happens. Numbers may be written as text. Keys that are not named here are listed, at every level (`unreadKeys`).
 */
const id = z.string().max(500);
const number = z.union([z.number(), z.string().transform(Number).pipe(z.number())]);
const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);

export const ProsimosDistribution = z.object({
  distribution_name: z.string(),
  distribution_params: z.array(z.object({ value: number })).max(100).default([]),
  /** Of `histogram_sampling`: the cumulative share of each bin, and its middle, seconds. */
  histogram_data: z.object({ cdf: z.array(number).max(10_000), bin_midpoints: z.array(number).max(10_000) }).optional(),
});
export type ProsimosDistribution = z.infer<typeof ProsimosDistribution>;

const TimePeriod = z.object({ from: z.string(), to: z.string(), beginTime: z.string(), endTime: z.string(), probability: number.optional() });
export type TimePeriod = z.infer<typeof TimePeriod>;

/** A comparison of an attribute: `=`, `!=`, `<`, `<=`, `>`, `>=`, or `in` with two limits. */
export const ProsimosRule = z.object({ attribute: z.string().max(500), comparison: z.string(), value: z.union([text, z.array(text).max(1_000)]) });
export type ProsimosRule = z.infer<typeof ProsimosRule>;
/** Any of the lists holds whose rules all hold. */
const Rules = z.array(z.array(ProsimosRule).max(1_000)).max(1_000);
export type ProsimosRules = z.infer<typeof Rules>;

const CaseAttribute = z.object({
  name: z.string().max(500),
  type: z.string(),
  values: z.union([z.array(z.object({ key: text, value: number })).max(1_000), ProsimosDistribution, z.unknown()]),
});

const Batching = z.object({
  task_id: id,
  type: z.string(),
  size_distrib: z.array(z.object({ key: text, value: number })).max(10_000).default([]),
  duration_distrib: z.array(z.object({ key: text, value: number })).max(10_000).default([]),
  firing_rules: Rules.default([]),
});
export type ProsimosBatching = z.infer<typeof Batching>;

export const ProsimosFile = z.object({
  resource_profiles: z
    .array(z.object({
      id,
      name: z.string().optional(),
      resource_list: z
        .array(z.object({ id, name: z.string().optional(), cost_per_hour: number.default(0), amount: number.default(1), calendar: z.string().nullish(), assignedTasks: z.array(id).optional() }))
        .max(100_000),
    }))
    .max(100_000),
  arrival_time_distribution: ProsimosDistribution.optional(),
  arrival_time_calendar: z.array(TimePeriod).max(10_000).optional(),
  gateway_branching_probabilities: z
    .array(z.object({ gateway_id: id, probabilities: z.array(z.object({ path_id: id, value: number.optional(), condition_id: id.optional() })).max(10_000) }))
    .max(100_000)
    .default([]),
  task_resource_distribution: z
    .array(z.object({ task_id: id, resources: z.array(ProsimosDistribution.extend({ resource_id: id })).max(100_000) }))
    .max(100_000),
  resource_calendars: z.array(z.object({ id, name: z.string().optional(), time_periods: z.array(TimePeriod).max(10_000), workload_ratio: z.unknown().optional() })).max(100_000).default([]),
  event_distribution: z.array(ProsimosDistribution.extend({ event_id: id })).max(100_000).default([]),
  case_attributes: z.array(CaseAttribute).max(1_000).default([]),
  prioritisation_rules: z.array(z.object({ priority_level: number, rules: Rules })).max(1_000).default([]),
  branch_rules: z.array(z.object({ id, rules: Rules })).max(10_000).default([]),
  batch_processing: z.array(Batching).max(10_000).default([]),
});
export type ProsimosFile = z.infer<typeof ProsimosFile>;

export type ProsimosResource = ProsimosFile['resource_profiles'][number]['resource_list'][number];

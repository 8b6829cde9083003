import { z } from 'zod';
import {
  AttainmentSummary, Bottleneck, CaseCounts, Change, ClassSummary, Comparison, Curves, CycleTimeParts, DistributionSummary, Estimate, HandOffSummary, Histogram, LaneSummary, Measures,
  PersonSummary, Precision, QualitySummary, RoleSummary, ScenarioReport, SimulationReport, StepSummary, WarmUpSeries,
} from './SimulationReport.ts';

const NAMED = {
  AttainmentSummary, Bottleneck, CaseCounts, Change, ClassSummary, Comparison, Curves, CycleTimeParts, DistributionSummary, Estimate, HandOffSummary, Histogram, LaneSummary, Measures,
  PersonSummary, Precision, QualitySummary, RoleSummary, ScenarioReport, StepSummary, WarmUpSeries,
};

/**
 * The JSON Schema (2020-12) of what `laneway simulate --json` prints. Objects stay open, so that a report of a later
 * version with more in it is still valid. Kept as docs/simulation-report.schema.json.
 */
export function reportJsonSchema(): object {
  const names = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(NAMED)) names.add(schema, { id });
  const schema = z.toJSONSchema(SimulationReport, {
    io: 'input',
    metadata: names,
    // Ids are checked by functions, which JSON Schema has no words for: they are texts.
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema instanceof z.ZodCustom) jsonSchema.type = 'string';
      const description = z.globalRegistry.get(zodSchema)?.description;
      if (description !== undefined) jsonSchema.description = description;
      delete jsonSchema.readOnly;
    },
  });
  return { $id: 'simulation-report.schema.json', title: 'Simulation report of Laneway', ...schema };
}

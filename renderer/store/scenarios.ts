import type { VariantId } from '../../shared/model/ids.ts';
import { find } from '../../shared/model/ProcessModel.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';

/** `null` is the master. */
export type Scenario = VariantId | null;

/** The name of a scenario today; one that was deleted since keeps the name that the report has. */
export const scenarioName = (document: ModelDocument, scenario: Scenario, masterName: string, reported?: string): string =>
  scenario === null ? masterName : (find(document.variants, scenario)?.name.trim() || reported || scenario);

/** Scenarios in a stable text form, for keys and form values. */
export const scenarioKey = (scenario: Scenario): string => scenario ?? 'master';

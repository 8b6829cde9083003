import type { SimulationReport } from '../../analysis/SimulationReport.ts';
import type { Overlay } from '../../contract/exports.ts';
import type { Locale } from '../../i18n/Locale.ts';
import type { ElementId, VariantId } from '../../model/ids.ts';
import { rows, type ProcessModel } from '../../model/ProcessModel.ts';
import { heatData, type HeatData } from './heatData.ts';
import { scenarioOf } from './heatScale.ts';
import { performers } from './performers.ts';
import { stepTimes } from './stepTimes.ts';

/**
 * What is laid over a diagram, already in the words of one language; where it stands is the sheet's affair. `null`:
 * not asked for, or (heat) never simulated.
 */
export interface OverlayData {
  readonly heat: HeatData | null;
  readonly roles: ReadonlyMap<ElementId, string> | null;
  readonly times: ReadonlyMap<ElementId, string> | null;
  readonly ids: ReadonlyMap<ElementId, string> | null;
}

/**
 * What the chosen overlays say about the effective model of a variant. Heat needs a report in which the variant was
 * simulated; without one nothing is said about waiting.
 */
export function overlayData(model: ProcessModel, report: SimulationReport | null, variant: VariantId | null, overlays: readonly Overlay[], locale: Locale): OverlayData {
  const scenario = scenarioOf(report, variant);
  const asked = new Set(overlays);
  return {
    heat: asked.has('heat') && scenario ? heatData(model, scenario, locale) : null,
    roles: asked.has('roles') ? performers(model) : null,
    times: asked.has('times') ? stepTimes(model, scenario, locale) : null,
    ids: asked.has('ids') ? new Map<ElementId, string>([...rows(model.pools), ...rows(model.lanes), ...rows(model.nodes), ...rows(model.flows)].map(({ id }) => [id, id])) : null,
  };
}

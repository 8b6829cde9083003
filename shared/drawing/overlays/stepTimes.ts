import type { ScenarioReport } from '../../analysis/SimulationReport.ts';
import { formatDuration } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/Locale.ts';
import { isActivity } from '../../model/Activity.ts';
import type { Distribution } from '../../model/Distribution.ts';
import type { ElementId } from '../../model/ids.ts';
import { rows, type ProcessModel } from '../../model/ProcessModel.ts';
import { distributionFacts } from '../../simulation/distributions/distributionFacts.ts';

/**
 * How long each step takes once it has begun, and how long a timer lets a case wait: the mean, with “≈” where chance
 * has a part in it. What depends on the case is known only from a run; what nobody gave is not said.
 */
export function stepTimes(model: ProcessModel, scenario: ScenarioReport | null, locale: Locale): ReadonlyMap<ElementId, string> {
  const texts = new Map<ElementId, string>();
  for (const node of rows(model.nodes)) {
    const given: Distribution | null = isActivity(node) ? node.work.duration : 'delay' in node ? node.delay : null;
    if (!given) continue;
    const facts = distributionFacts(given);
    const simulated = scenario?.measures.steps[node.id]?.processing.mean;
    if (facts.ok && Number.isFinite(facts.value.mean)) texts.set(node.id, `${facts.value.sd > 0 ? '≈ ' : ''}${formatDuration(locale, facts.value.mean)}`);
    else if (simulated !== undefined) texts.set(node.id, `≈ ${formatDuration(locale, simulated)}`);
  }
  return texts;
}

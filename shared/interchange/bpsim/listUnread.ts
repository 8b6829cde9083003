import type { XmlElement } from '../../bpmn/xml/XmlElement.ts';
import { unreadParts } from '../unreadParts.ts';
import { BPSIM_PARTS } from './bpsimParts.ts';
import type { ScenarioDraft } from './ScenarioDraft.ts';

/** The element of the process that parameters are of. */
function subjectOf(at: XmlElement): string | undefined {
  for (let each: XmlElement | null = at; each; each = each.parent) {
    const id = each.local === 'Calendar' ? each.get('id') : each.get('elementRef');
    if (id !== undefined) return id;
  }
  return undefined;
}

const withAll = (element: XmlElement): XmlElement[] => [element, ...element.elements().flatMap(withAll)];

/** Names what a scenario says and nobody reads, and values that are read as something a little different. */
export function listUnread(draft: ScenarioDraft, scenario: XmlElement): void {
  for (const { at, name } of unreadParts(scenario, BPSIM_PARTS, 'bpsim')) draft.complaints.ignored(draft.place(at, subjectOf(at)), name);
  for (const value of withAll(scenario)) {
    const currency = value.get('currencyUnit');
    // There are no rates of exchange: the number counts in the currency of the run.
    if (currency !== undefined && currency !== draft.settings.currency) draft.complaints.approximated(draft.place(value, subjectOf(value)), `currencyUnit ${currency}`);
    // Values between the points are not drawn.
    if (value.is('UserDistribution', 'bpsim') && value.get('discrete') === 'false') draft.complaints.approximated(draft.place(value, subjectOf(value)), 'discrete false');
  }
}

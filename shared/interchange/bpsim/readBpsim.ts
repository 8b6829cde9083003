import type { Imported } from '../../bpmn/read/importTree.ts';
import type { XmlElement } from '../../bpmn/xml/XmlElement.ts';
import type { ImportWarning } from '../../bpmn/ImportWarning.ts';
import { calendarId } from '../../model/ids.ts';
import { find, type ProcessModel } from '../../model/ProcessModel.ts';
import { safeId } from '../safeId.ts';
import { applyElement } from './applyElement.ts';
import { setTeams } from './applyResources.ts';
import { applyRunLengths, applyScenarioParameters, type RunLengths } from './applyScenarioParameters.ts';
import { listUnread } from './listUnread.ts';
import { readNumber, valuesOf } from './readBpsimValue.ts';
import { readICalendar } from './readICalendar.ts';
import { ScenarioDraft } from './ScenarioDraft.ts';

/** One scenario of the file as a whole model. */
export interface BpsimScenario {
  readonly id: string;
  readonly name: string;
  /** The scenario that it changes, when the file says so. */
  readonly inherits: string | null;
  readonly model: ProcessModel;
}

/** Vendor extension of the scenarios that Laneway writes: its own extension says the same and more. */
export const BY_LANEWAY = 'laneway';
const isByLaneway = (scenario: XmlElement) => scenario.all('VendorExtension', 'bpsim').some((extension) => extension.get('name') === BY_LANEWAY);

const NEEDED: ReadonlySet<string> = new Set(['ScenarioParameters', 'ElementParameters', 'Calendar']);

function dataIn(element: XmlElement): XmlElement[] {
  if (element.is('BPSimData', 'bpsim')) return [element];
  return element.elements().flatMap(dataIn);
}

/** From the scenario that others inherit from down to this one. */
function lineOf(scenario: XmlElement, all: readonly XmlElement[]): XmlElement[] {
  const line: XmlElement[] = [];
  for (let at: XmlElement | undefined = scenario; at && !line.includes(at);) {
    line.unshift(at);
    const parent = at.get('inherits');
    at = parent === undefined ? undefined : all.find((other) => other.get('id') === parent);
  }
  return line;
}

function readCalendars(draft: ScenarioDraft, scenario: XmlElement): void {
  for (const element of scenario.all('Calendar', 'bpsim')) {
    const written = element.get('id') ?? '';
    const read = readICalendar(element.text(), draft.settings.timeZone);
    if (!read || written === '') { draft.complaints.invalid(draft.place(element, written), element.get('name') ?? written); continue; }
    for (const part of read.unread) draft.complaints.approximated(draft.place(element, written), part);
    const id = draft.writtenCalendars.get(written) ?? calendarId(safeId(written, { has: (key) => find(draft.calendars, key) !== undefined }));
    draft.writtenCalendars.set(written, id);
    draft.calendars[id] = { id, name: (element.get('name') ?? written).slice(0, 500), ...read.calendar };
  }
}

/** Some tools (jBPM) write the probability of a way in per cent: 100 for the only one. */
function isInPercent(elements: readonly XmlElement[]): boolean {
  const given = elements.flatMap((element) => element.child('ControlParameters', 'bpsim')?.all('Probability', 'bpsim') ?? []).flatMap(valuesOf).map(readNumber).filter((n) => n !== null);
  return given.some((n) => n > 1) && given.every((n) => n >= 0 && n <= 100) && given.some((n) => n >= 10);
}

/** Who does a task by the BPMN part of the file: `performer` or `potentialOwner` with a `resourceRef`. */
function performers(draft: ScenarioDraft, element: XmlElement | undefined): XmlElement[] {
  return (element?.elements() ?? []).flatMap((child) => {
    const reference = child.vocabulary === 'bpmn' ? child.child('resourceRef')?.text().trim() : undefined;
    const resource = reference === undefined ? undefined : draft.index.resolve(reference, ({ local }) => local === 'resource');
    return resource && draft.roleOfResource.has(resource) ? [resource] : [];
  });
}

/** What a tool for BPSim takes for granted: a task that nobody is chosen for needs nobody, and priorities order the lines. */
function completeStaffing(draft: ScenarioDraft, lanesWithPeople: ReadonlySet<string>): void {
  for (const id of Object.values(draft.nodes).map((node) => node.id)) {
    const node = draft.nodes[id]!;
    if (!('work' in node) || draft.staffed.has(id)) continue;
    const by = performers(draft, draft.index.elementOf(id));
    if (by.length > 0) setTeams(draft, node, [by.map((resource) => ({ role: draft.roleFor(resource), quantity: 1 }))]);
    else if (draft.timed.has(id) && !lanesWithPeople.has(node.lane ?? '')) draft.nodes[id] = { ...node, work: { ...node.work, requirements: [] } };
  }
  const work = Object.values(draft.nodes).flatMap((node) => ('work' in node ? [node.work] : []));
  if (!work.some(({ priority }) => priority !== 0)) return;
  for (const role of Object.values(draft.roles)) draft.roles[role.id] = { ...role, queueOrder: 'priority' };
}

function readScenario(base: ProcessModel, imported: Imported, line: readonly XmlElement[]): { readonly model: ProcessModel; readonly warnings: readonly ImportWarning[] } {
  const draft = new ScenarioDraft(base, imported.index);
  let lengths: RunLengths = { duration: null, warmUp: null };
  const lanesWithPeople = new Set<string>();
  for (const scenario of line) {
    const ofRun = scenario.child('ScenarioParameters', 'bpsim');
    if (ofRun) {
      const own = applyScenarioParameters(draft, ofRun);
      lengths = { duration: own.duration ?? lengths.duration, warmUp: own.warmUp ?? lengths.warmUp };
    }
    readCalendars(draft, scenario);
    const elements = scenario.all('ElementParameters', 'bpsim');
    if (isInPercent(elements)) {
      draft.probabilityOf = 100;
      draft.complaints.approximated(draft.place(scenario), 'Probability, %');
    }
    const isOfResource = (parameters: XmlElement) => imported.index.resolve(parameters.get('elementRef'))?.local === 'resource';
    // Resources first: tasks choose among them by the roles that they are given.
    for (const element of [...elements.filter(isOfResource), ...elements.filter((other) => !isOfResource(other))]) {
      applyElement(draft, element);
      const target = imported.index.resolve(element.get('elementRef'));
      if (target?.local === 'lane' && element.child('ResourceParameters', 'bpsim')) lanesWithPeople.add(imported.index.keyOf(target) ?? '');
    }
    listUnread(draft, scenario);
    for (const part of scenario.elements()) if (!NEEDED.has(part.local)) draft.complaints.ignored(draft.place(part), part.get('name') ?? part.local);
  }
  applyRunLengths(draft, lengths);
  completeStaffing(draft, lanesWithPeople);
  return { model: draft.toModel(), warnings: draft.complaints.warnings };
}

/**
 * The scenarios of the BPSim data of a file (1.0 and 2.0), wherever in the file they stand, each laid over the model
 * that the file draws. A scenario that holds the results of another one is none. What cannot be honoured goes to the
 * warnings of the file, once.
 */
export function readBpsim(imported: Imported, base: ProcessModel): readonly BpsimScenario[] {
  const all = dataIn(imported.index.root).flatMap((data) => data.all('Scenario', 'bpsim'));
  const scenarios = all.filter((scenario) => scenario.get('result') === undefined && !isByLaneway(scenario));
  const said = new Set<string>();
  return scenarios.map((scenario, i) => {
    const { model, warnings } = readScenario(base, imported, lineOf(scenario, all));
    for (const warning of warnings) {
      const fact = JSON.stringify(warning);
      if (!said.has(fact)) imported.index.warnings.push(warning);
      said.add(fact);
    }
    return { id: scenario.get('id') ?? `scenario_${i + 1}`, name: scenario.get('name') ?? scenario.get('id') ?? '', inherits: scenario.get('inherits') ?? null, model };
  });
}

import type { XmlElement } from '../../bpmn/xml/XmlElement.ts';
import { MINUTES_PER_UNIT } from '../../model/Distribution.ts';
import { RunSettings } from '../../model/RunSettings.ts';
import { parseLocal } from '../../simulation/calendar/timeZone.ts';
import { distributionFacts } from '../../simulation/distributions/distributionFacts.ts';
import { hasSeconds } from '../openHours.ts';
import { applyProperties } from './applyProperties.ts';
import { DEFAULT_UNIT, unitNamed } from './BpsimUnits.ts';
import type { ScenarioDraft } from './ScenarioDraft.ts';

/** A run that a time limits still needs a number of cases; arrivals end before it. */
const MOST_CASES = 1_000_000;

/** Lengths that can be used only when arrivals are known. */
export interface RunLengths {
  readonly duration: number | null;
  readonly warmUp: number | null;
}

/** `ScenarioParameters` (BPSim 2.0 §6.4): units, seed, replications, start, length and warm-up of a run. */
export function applyScenarioParameters(draft: ScenarioDraft, parameters: XmlElement): RunLengths {
  const set = (change: Partial<Record<keyof RunSettings, unknown>>, what: string) => {
    const parsed = RunSettings.safeParse({ ...draft.settings, ...change });
    if (parsed.success) draft.settings = parsed.data;
    else draft.complaints.invalid(draft.place(parameters), what);
  };
  const unit = parameters.get('baseTimeUnit');
  const known = unitNamed(unit);
  if (unit !== undefined && !known) draft.complaints.invalid(draft.place(parameters), `baseTimeUnit ${unit}`);
  draft.unit = known ?? DEFAULT_UNIT;
  const replications = parameters.get('replication');
  if (replications !== undefined) set({ replications: Number(replications) }, `replication ${replications}`);
  const seed = parameters.get('seed');
  if (seed !== undefined) set({ seed: Number.isInteger(Number(seed)) ? Math.abs(Number(seed)) % 0x1_0000_0000 : Number.NaN }, `seed ${seed}`);
  const currency = parameters.get('baseCurrencyUnit');
  if (currency !== undefined) set({ currency }, `baseCurrencyUnit ${currency}`);

  let duration: number | null = null;
  let warmUp: number | null = null;
  const minutes = (parameter: XmlElement): number | null => {
    const time = draft.time(parameter);
    if (time?.kind === 'fixed') return time.value * MINUTES_PER_UNIT[time.unit];
    if (time) draft.complaints.invalid(draft.place(parameter), time.kind);
    return null;
  };
  for (const parameter of parameters.elements()) {
    switch (parameter.local) {
      case 'Start': {
        const value = draft.onlyValue(parameter);
        if (hasSeconds(value?.get('value') ?? '')) draft.complaints.approximated(draft.place(parameter), `Start ${value?.get('value') ?? ''}`);
        if (value) set({ start: (value.get('value') ?? '').slice(0, 16) }, `Start ${value.get('value') ?? ''}`);
        break;
      }
      case 'Duration': duration = minutes(parameter); break;
      case 'Warmup': warmUp = minutes(parameter); break;
      case 'PropertyParameters': applyProperties(draft, null, parameter); break;
      default: draft.complaints.ignored(draft.place(parameter), parameter.local);
    }
  }
  return { duration, warmUp };
}

const MINUTE_MS = 60_000;

/** Arrivals stop where the run of the file ends; its warm-up becomes the cases that come in within it on average. */
export function applyRunLengths(draft: ScenarioDraft, { duration, warmUp }: RunLengths): void {
  const starts = Object.values(draft.nodes).flatMap((node) => (node.kind === 'startEvent' && node.arrivals !== null ? [{ node, arrivals: node.arrivals }] : []));
  const [first] = starts;
  const counts = starts.map(({ arrivals }) => arrivals.maxCases);
  const from = parseLocal(draft.settings.start);
  if (counts.length > 0 && counts.every((count) => count !== undefined)) draft.settings = { ...draft.settings, cases: Math.max(1, counts.reduce((sum, count) => sum + count, 0)) };
  else if (duration !== null && from !== null && first) draft.settings = { ...draft.settings, cases: MOST_CASES };
  if (duration !== null && from !== null && first) {
    const last = new Date((from + duration) * MINUTE_MS).toISOString().slice(0, 16);
    for (const { node, arrivals } of starts) draft.nodes[node.id] = { ...node, arrivals: { ...arrivals, last } };
    // Another engine stops there; Laneway follows the cases that came in to their end.
    draft.complaints.approximated({ where: 'ScenarioParameters' }, 'Duration');
  }
  if (warmUp === null) draft.settings = { ...draft.settings, warmUpCases: 0 };
  else {
    const facts = first ? distributionFacts(first.arrivals.interArrival) : null;
    const cases = facts?.ok && facts.value.mean > 0 ? Math.round((warmUp / facts.value.mean) * first!.arrivals.batchSize) : null;
    if (cases === null || warmUp === 0) draft.settings = { ...draft.settings, warmUpCases: 0 };
    else {
      draft.settings = { ...draft.settings, warmUpCases: Math.min(10_000_000, cases) };
      draft.complaints.approximated({ where: 'ScenarioParameters' }, 'Warmup');
    }
  }
}

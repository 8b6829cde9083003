import { clockText } from '../i18n/clockText.ts';
import type { Sentence } from '../i18n/Message.ts';
import type { ProcessModel } from '../model/ProcessModel.ts';
import { TimeUnit } from '../model/Distribution.ts';
import { MINUTES_PER_HOUR } from '../units.ts';
import { isKey, nameIn, plain, short } from './elementWords.ts';
import { isFields, type Fields } from './mergeValue.ts';

const NONE: Sentence = { key: 'compare.value.none' };

const REFERENCES: ReadonlySet<string> = new Set(['pool', 'lane', 'parent', 'attachedTo', 'source', 'target', 'role', 'calendar', 'workKeepUntil', 'arrivalsCalendar', 'handOffResponseStandardCalendar', 'measureFrom', 'measureTo', 'measureCalendar', 'settingsSiteCalendar', 'settingsCaseClass', 'copyOf']);
const REFERENCE_LISTS: ReadonlySet<string> = new Set(['roles', 'steps', 'links']);
const SHARES: ReadonlySet<string> = new Set(['probability', 'serviceFirstTimeRight', 'handOffRejectProbability', 'handOffResponseStandardPercentile', 'measureTarget', 'settingsConfidence', 'settingsStoppingRelativeHalfWidth']);
const MONEY: ReadonlySet<string> = new Set(['workFixedCost', 'costPerHour']);
const CLOCK: ReadonlySet<string> = new Set(['workBatchAt']);
/** Numbers of a distribution that are no times. */
const BARE: ReadonlySet<string> = new Set(['shape', 'alpha', 'beta', 'mu', 'sigma']);
const ENUMERATED: ReadonlySet<string> = new Set([
  'workShiftEnd', 'workBatchMode', 'serviceValueClass', 'serviceAutomation', 'serviceDiscretion', 'serviceMarks', 'eventGatewayType', 'arrivalsReading', 'clock',
  'handOffMedium', 'envelope', 'direction', 'laneKind', 'queueOrder', 'allocation', 'type', 'settingsStoppingMeasure', 'settingsWarmUpCases',
]);

const number = (n: number): string => String(Math.round(n * 1e6) / 1e6);
const listed = (parts: readonly Sentence[]): Sentence => parts.length === 0 ? NONE : parts.reduceRight((rest, first) => ({ key: 'compare.value.pair', params: { first, rest } }));
const entries = (count: number): Sentence => ({ key: 'compare.value.entries', params: { count } });
const MOST_LISTED = 6;

/** A number in a unit that a person typed: 5 min. */
export function timeWords(value: number, unit: TimeUnit): Sentence {
  const n = number(value);
  switch (unit) {
    case 's': return { key: 'format.seconds', params: { n } };
    case 'min': return { key: 'format.minutes', params: { n } };
    case 'h': return { key: 'format.hours', params: { n } };
    case 'day': return { key: 'format.days', params: { n } };
    case 'week': return { key: 'compare.value.weeks', params: { n } };
  }
}

const unitOf = (value: Fields): TimeUnit | null => { const unit = TimeUnit.safeParse(value['unit']); return unit.success ? unit.data : null; };
export const isDistribution = (value: unknown): value is Fields => isFields(value) && typeof value['kind'] === 'string' && unitOf(value) !== null;

/** One parameter of a distribution, without its name. */
export function parameterWords(distribution: Fields, name: string): Sentence {
  const value = distribution[name];
  const unit = unitOf(distribution);
  if (typeof value === 'number' && unit) return BARE.has(name) && distribution['kind'] !== 'uniform' ? plain(number(value)) : timeWords(value, unit);
  if (Array.isArray(value)) return entries(value.length);
  return value === undefined ? NONE : plain(short(String(value)));
}

function distributionWords(value: Fields): Sentence {
  if (value['kind'] === 'fixed') return parameterWords(value, 'value');
  const parameters = Object.keys(value).filter((name) => name !== 'kind' && name !== 'unit').map((name): Sentence => {
    const key = `compare.parameter.${name}`;
    return { key: 'compare.value.named', params: { name: isKey(key) ? { key } : plain(name), value: parameterWords(value, name) } };
  });
  const kind = `inspector.distribution.${String(value['kind'])}`;
  return { key: 'compare.value.distribution', params: { kind: isKey(kind) ? { key: kind } : plain(String(value['kind'])), parameters: listed(parameters) } };
}

function weekWords(week: readonly unknown[]): Sentence {
  const spans = week.filter(isFields).map((span) => ({ weekday: Number(span['weekday']), from: Number(span['from']), to: Number(span['to']) }));
  const minutes = spans.reduce((sum, { from, to }) => sum + (to > from ? to - from : to - from + 1_440), 0);
  const list = spans.slice(0, MOST_LISTED + 1).map(({ weekday, from, to }) => `${weekday}: ${clockText(from)}–${clockText(to)}`).join(', ');
  return spans.length === 0 ? NONE : { key: 'compare.value.hours', params: { n: number(minutes / MINUTES_PER_HOUR), list: spans.length > MOST_LISTED + 1 ? `${list}, …` : list } };
}

function listWords(model: ProcessModel, field: string, value: readonly unknown[]): Sentence {
  if (field === 'workRequirements') {
    return value.length === 0 ? { key: 'compare.value.nobody' }
      : listed(value.filter(isFields).map((row) => ({ key: 'compare.value.team', params: { quantity: Number(row['quantity']), role: nameIn(model, row['role']) } })));
  }
  if (field === 'week') return weekWords(value);
  if (value.length > MOST_LISTED) return entries(value.length);
  if (REFERENCE_LISTS.has(field)) return listed(value.map((id) => nameIn(model, id)));
  if (CLOCK.has(field)) return listed(value.map((minute) => plain(clockText(Number(minute)))));
  if (value.every((each) => typeof each === 'string' || typeof each === 'number')) return listed(value.map((each) => plain(short(String(each)))));
  return listed(value.map((each) => plain(short(compact(each)))));
}

/** An object of a few plain facts on one line. */
function compact(value: unknown): string {
  if (Array.isArray(value)) return value.map(compact).join(', ');
  if (!isFields(value)) return String(value);
  return Object.entries(value).map(([key, inner]) => (key === 'kind' ? String(inner) : `${key} ${compact(inner)}`)).join(' ');
}

/** What a field holds, for a reader. `field`: its path as one word. Names are those of `model`. */
export function valueWords(model: ProcessModel, field: string, value: unknown): Sentence {
  if (value === undefined || (value === null && field !== 'workRequirements') || value === '') return NONE;
  if (value === null) return { key: 'compare.value.laneTeam' };
  if (typeof value === 'boolean') return { key: value ? 'compare.value.yes' : 'compare.value.no' };
  if (isDistribution(value)) return distributionWords(value);
  if (Array.isArray(value)) return listWords(model, field, value);
  if (isFields(value)) {
    const unit = unitOf(value);
    if (unit && typeof value['value'] === 'number') return timeWords(value['value'], unit);
    if (value['rule'] === 'sameAs') return { key: 'compare.value.sameAs', params: { step: bareName(model, value['step']) } };
    if (value['rule'] === 'notSameAs') return { key: 'compare.value.notSameAs', params: { step: bareName(model, value['step']) } };
    if (isDistribution(value['distribution'])) return distributionWords(value['distribution']);
    const kind = `compare.value.${String(value['kind'])}`;
    if (field === 'loop' && isKey(kind)) return typeof value['count'] === 'number' ? { key: 'compare.value.named', params: { name: { key: kind }, value: `× ${value['count']}` } } : { key: kind };
    return plain(short(compact(value)));
  }
  if (typeof value === 'number') {
    if (SHARES.has(field)) return { key: 'compare.value.percent', params: { n: number(value * 100) } };
    if (MONEY.has(field)) return { key: 'compare.value.money', params: { n: number(value), currency: model.meta.settings.currency } };
    return plain(number(value));
  }
  const text = String(value);
  if (REFERENCES.has(field)) return nameIn(model, text);
  if (field === 'kind') {
    const key = [`bpmn.${text}`, `compare.value.${text}`].find(isKey);
    return key === undefined ? plain(text) : { key };
  }
  if (ENUMERATED.has(field)) { const key = text === 'money' ? 'compare.value.money_' : `compare.value.${text}`; if (isKey(key)) return { key }; }
  return { key: 'compare.value.text', params: { text: short(visible(text)) } };
}

/** Line breaks and blanks in a row are differences too. */
const visible = (text: string): string => text.replaceAll(/\r?\n/g, '⏎').replaceAll(/\s\s+|^\s|\s$/g, (blanks) => '␣'.repeat(blanks.length));

const bareName = (model: ProcessModel, id: unknown): string | number | Sentence => {
  const named = nameIn(model, id);
  return named.key === 'compare.value.text' ? (named.params?.['text'] ?? '') : named;
};

/** The field of an element for a reader. Keys of the reader's own, in `fields` and `durations`, stand behind it. */
export function fieldWords(model: ProcessModel, path: readonly string[]): { readonly field: string; readonly label: Sentence } {
  const [first = '', ...rest] = path;
  if ((first === 'fields' || first === 'durations') && rest[0] !== undefined) {
    const of: Sentence = first === 'durations' ? nameIn(model, rest[0]) : { key: 'compare.value.text', params: { text: short(rest[0]) } };
    return { field: first, label: { key: 'compare.value.named', params: { name: { key: `compare.field.${first}` }, value: of } } };
  }
  const field = [first, ...rest.map((part) => part.slice(0, 1).toUpperCase() + part.slice(1))].join('');
  const key = `compare.field.${field}`;
  return { field, label: isKey(key) ? { key } : plain(path.join(' ')) };
}

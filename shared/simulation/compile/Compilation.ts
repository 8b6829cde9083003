import { message, type Message, type MessageParams } from '../../i18n/Message.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { MINUTES_PER_UNIT, type Distribution } from '../../model/Distribution.ts';
import type { CalendarId } from '../../model/ids.ts';
import { find, type ProcessModel } from '../../model/ProcessModel.ts';
import type { Role } from '../../model/Role.ts';
import { MINUTES_PER_WEEK } from '../../units.ts';
import { compileDistribution } from '../distributions/compileDistribution.ts';
import { momentsOf } from '../distributions/distributionFacts.ts';
import { LAW, PARAMETERS, type DistributionTable } from '../distributions/distributionTable.ts';
import { intersect } from '../calendar/combineHours.ts';
import { patternOf } from '../calendar/patternOf.ts';
import { ALWAYS_OPEN, isAlwaysOpen, isNeverOpen, openMinutesPerWeek, type WeekPattern } from '../calendar/WeekPattern.ts';
import type { CompileError, CompileErrorCode } from '../CompileError.ts';
import { isPureFeel } from '../feel.ts';
import type { AttributeValue } from '../Program.ts';

/** What the parts of the compiler share: the model, what was found wrong, and the tables that grow. */
export class Compilation {
  readonly model: ProcessModel;
  readonly errors: CompileError[] = [];
  readonly warnings: Message[] = [];
  readonly expressions: string[] = [];
  readonly calendars: WeekPattern[] = [];
  /** One value of each attribute, to try expressions on. */
  exampleAttributes: Record<string, AttributeValue> = {};
  readonly #kinds: number[] = [];
  readonly #parameters: number[] = [];
  readonly #values: number[] = [];
  readonly #means: number[] = [];
  readonly #calendarIndex = new Map<CalendarId, number>();
  readonly #patternIndex = new Map<string, number>();
  /** What copies of nodes and flows were made from, see expandCalls. */
  readonly #origins: ReadonlyMap<string, string>;
  readonly #said = new Set<string>();

  constructor(model: ProcessModel, origins: ReadonlyMap<string, string> = new Map()) {
    this.model = model;
    this.#origins = origins;
  }

  /** The id in the model that was given. */
  originOf<I extends string>(id: I): I {
    return (this.#origins.get(id) ?? id) as I;
  }

  fail(code: CompileErrorCode, element: CompileError['element'], key: MessageKey, params: MessageParams, advice: MessageKey): void {
    this.errors.push({ code, element: element === null ? null : this.originOf(element), message: message(key, params), advice: message(advice, params) });
  }

  warn(key: MessageKey, params: MessageParams): void {
    const warning = message(key, params);
    // What is said of a step in one call of its process need not be said for the others.
    if (this.#origins.size > 0) {
      const text = JSON.stringify(warning);
      if (this.#said.has(text)) return;
      this.#said.add(text);
    }
    this.warnings.push(warning);
  }

  /** Number of the distribution, −1 when it is refused (and the error is noted). */
  distribution(d: Distribution, element: CompileError['element'], name: string): number {
    if (d.kind === 'expression') return this.#expression(d, element, name);
    const compiled = compileDistribution(d);
    if (!compiled.ok) {
      const key = `simulation.error.distribution.${compiled.error === 'expression' ? 'order' : compiled.error}` as const;
      this.fail('distribution', element, key, { name }, 'simulation.error.distribution.advice');
      return -1;
    }
    const { kind, parameters, values, min, max } = compiled.value;
    const padded = [...parameters, 0, 0, 0, 0].slice(0, 4);
    if (values.length > 0) padded[0] = this.#values.length;
    this.#values.push(...values);
    return this.#add(kind, [...padded, min, max], momentsOf(compiled.value).mean);
  }

  #expression(d: Extract<Distribution, { kind: 'expression' }>, element: CompileError['element'], name: string): number {
    if (!isPureFeel(d.feel, this.exampleAttributes)) {
      this.fail('expression', element, 'simulation.error.expression', { name, expression: d.feel }, 'simulation.error.expression.advice');
      return -1;
    }
    const unit = MINUTES_PER_UNIT[d.unit];
    this.expressions.push(d.feel);
    return this.#add(LAW.expression, [this.expressions.length - 1, unit, 0, 0, (d.min ?? 0) * unit, (d.max ?? Infinity) * unit], 0);
  }

  /** Number of the time until the instant `at`, or the next of those that follow it by `period` up to `last`; minutes of the run. */
  until(at: number, period: number, last: number): number {
    return this.#add(LAW.until, [at, period, last, 0, 0, Infinity], 0);
  }

  #add(kind: number, parameters: readonly number[], mean: number): number {
    if (parameters.length !== PARAMETERS) throw new Error('A distribution has six parameters');
    this.#kinds.push(kind);
    this.#parameters.push(...parameters);
    this.#means.push(mean);
    return this.#kinds.length - 1;
  }

  distributionTable(): DistributionTable {
    return { kinds: Int32Array.from(this.#kinds), parameters: Float64Array.from(this.#parameters), values: Float64Array.from(this.#values) };
  }

  distributionMeans(): Float64Array {
    return Float64Array.from(this.#means);
  }

  meanOf(distribution: number): number {
    return distribution < 0 ? 0 : (this.#means[distribution] ?? 0);
  }

  /** Number of a calendar's pattern; −1: always open. */
  calendar(id: CalendarId | null, element: CompileError['element'], name: string): number {
    if (id === null) return -1;
    const known = this.#calendarIndex.get(id);
    if (known !== undefined) return known;
    const calendar = find(this.model.calendars, id);
    if (!calendar) {
      this.fail('unknownCalendar', element, 'simulation.error.unknownCalendar', { name, calendar: id }, 'simulation.error.unknownCalendar.advice');
      return -1;
    }
    const pattern = patternOf(calendar);
    if (isNeverOpen(pattern)) {
      this.fail('neverOpen', id, 'simulation.error.neverOpen', { name, calendar: calendar.name || calendar.id }, 'simulation.error.neverOpen.advice');
    }
    const index = this.pattern(pattern);
    this.#calendarIndex.set(id, index);
    return index;
  }

  /** Hours of a role: its calendar within that of the site. */
  roleCalendar({ id, name, calendar }: Role): number {
    const own = this.calendar(calendar, id, name || id);
    const { siteCalendar = null } = this.model.meta.settings;
    if (siteCalendar === null) return own;
    const site = this.calendar(siteCalendar, siteCalendar, siteCalendar);
    return this.pattern(intersect([this.patternOf(own), this.patternOf(site)]));
  }

  pattern(pattern: WeekPattern): number {
    if (isAlwaysOpen(pattern)) return -1;
    const key = JSON.stringify(pattern);
    const known = this.#patternIndex.get(key);
    if (known !== undefined) return known;
    this.calendars.push(pattern);
    this.#patternIndex.set(key, this.calendars.length - 1);
    return this.calendars.length - 1;
  }

  /** Share of the week that a calendar is open. */
  openShareOf(calendar: number): number {
    return openMinutesPerWeek(this.patternOf(calendar)) / MINUTES_PER_WEEK;
  }

  patternOf(calendar: number): WeekPattern {
    return calendar < 0 ? ALWAYS_OPEN : (this.calendars[calendar] ?? ALWAYS_OPEN);
  }
}

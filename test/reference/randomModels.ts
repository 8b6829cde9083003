import fc from 'fast-check';
import type { Distribution } from '../../shared/model/Distribution.ts';
import type { Parts } from '../shared/simulation/buildModel.ts';

/*
 * Random models: blocks within blocks (sequences, splits with their joins, races, loops, sub-processes with events at
 * their edge), and networks that nobody structured. Times are a mix of whole minutes, so that things happen at the same
 * instant, and of random ones.
 */

export type Row = Readonly<Record<string, unknown>>;

const CLASSES = ['plain', 'rush'] as const;
export const ROLES = ['R1', 'R2', 'R3'] as const;
export const CALENDARS = ['office', 'nights', 'split'] as const;

export const duration: fc.Arbitrary<Distribution> = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 40 }).map((value): Distribution => ({ kind: 'fixed', unit: 'min', value })) },
  { weight: 2, arbitrary: fc.integer({ min: 5, max: 60 }).map((mean): Distribution => ({ kind: 'exponential', unit: 'min', mean })) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 30 }).map((min): Distribution => ({ kind: 'uniform', unit: 'min', min, max: min + 20 })) },
  { weight: 1, arbitrary: fc.integer({ min: 5, max: 60 }).map((mean): Distribution => ({ kind: 'lognormal', unit: 'min', mean, sd: mean / 2 })) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 9 }).map((value): Distribution => ({ kind: 'fixed', unit: 'h', value })) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 5 }).map((factor): Distribution => ({ kind: 'expression', unit: 'min', feel: `size * ${factor}` })) },
);
/** Whole minutes, or random: with the others of `duration` a share of the timers is always faster than the work. */
export const delay = duration;

export interface Step {
  readonly kind: 'step';
  readonly duration: Distribution;
  readonly needs: readonly { readonly role: string; readonly quantity: number }[];
  readonly shiftEnd: string;
  readonly priority: number;
  readonly loop: Row | null;
  readonly edge: Edge | null;
  readonly reject: number;
  readonly sets: readonly Row[];
  readonly priorityExpression: string | null;
  readonly transfer: Distribution | null;
  readonly fixedCost: number;
  readonly undo: Pick<Step, 'duration' | 'needs' | 'fixedCost'> | null;
}
interface Edge {
  readonly kind: 'timer' | 'error' | 'conditional' | 'signal';
  readonly repeats: number;
  readonly cancelActivity: boolean;
  readonly clock: string;
  readonly delay: Distribution;
  readonly probability: number;
  readonly leadsTo: 'end' | 'back';
}
export type Block =
  | Step
  | { readonly kind: 'wait'; readonly delay: Distribution }
  | { readonly kind: 'sequence'; readonly blocks: readonly Block[] }
  | { readonly kind: 'split'; readonly gateway: 'exclusive' | 'parallel' | 'inclusive'; readonly join: 'same' | 'inclusive' | 'exclusive' | 'complex';
    readonly activation: number; readonly branches: readonly Block[]; readonly shares: readonly number[]; readonly byCondition: boolean; readonly fallback: boolean; readonly leak: boolean }
  | { readonly kind: 'race'; readonly branches: readonly { readonly delay: Distribution; readonly block: Block; readonly isSignal: boolean }[] }
  | { readonly kind: 'signal'; readonly reference: string }
  | { readonly kind: 'undo'; readonly isNamed: boolean }
  | { readonly kind: 'rework'; readonly block: Block; readonly again: number; readonly merge: 'exclusive' | 'inclusive' }
  | { readonly kind: 'sub'; readonly block: Block; readonly loop: Row | null; readonly edge: Edge | null; readonly thrown: 'none' | 'error' | 'escalation' | 'terminate' | 'cancel'; readonly isStartDrawn: boolean; readonly isCaughtInside: boolean }
  | { readonly kind: 'link'; readonly block: Block };

const loop: fc.Arbitrary<Row | null> = fc.option(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('standard', 'multiInstanceParallel', 'multiInstanceSequential'), count: fc.constantFrom(0, 1, 2, 3, 1.5, 2.4) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('standard', 'multiInstanceParallel'), count: fc.constant(null), counts: fc.constantFrom([{ value: 0, weight: 1 }, { value: 2, weight: 2 }, { value: 3, weight: 1 }], [{ value: 1, weight: 0 }, { value: 4, weight: 1 }]) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('standard'), count: fc.constantFrom(3, 5), condition: fc.constantFrom('size < 6', 'done < 3'), testBefore: fc.boolean() }) },
  ),
  { freq: 3, nil: null },
);
export const edge: fc.Arbitrary<Edge | null> = fc.option(
  fc.record({
    kind: fc.constantFrom('timer' as const, 'timer' as const, 'error' as const, 'conditional' as const, 'signal' as const), repeats: fc.constantFrom(1, 1, 3), cancelActivity: fc.boolean(), clock: fc.constantFrom('sinceEnabled', 'whileWorking'),
    delay, probability: fc.constantFrom(0, 0.3, 1), leadsTo: fc.constantFrom('end' as const, 'back' as const),
  }),
  { freq: 3, nil: null },
);
const needs = fc.oneof(
  { weight: 1, arbitrary: fc.constant([]) },
  { weight: 4, arbitrary: fc.constantFrom(...ROLES).map((role) => [{ role, quantity: 1 }]) },
  { weight: 1, arbitrary: fc.constantFrom(...ROLES).map((role) => [{ role, quantity: 2 }]) },
  { weight: 1, arbitrary: fc.constant([{ role: 'R1', quantity: 1 }, { role: 'R2', quantity: 1 }]) },
);
const fixedCost = fc.constantFrom(0, 0, 7, 12.5);
export const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constant('step' as const), duration, needs, shiftEnd: fc.constantFrom('suspend', 'suspend', 'overtime', 'startOnlyIfItFits'),
  priority: fc.integer({ min: 0, max: 3 }), loop, edge, reject: fc.constantFrom(0, 0, 0, 0.3),
  sets: fc.constantFrom([], [], [{ attribute: 'done', value: 'done + 1' }], [{ attribute: 'size', value: 'if size > 5 then 1 else size + 2' }, { attribute: 'done', value: 'size' }]),
  priorityExpression: fc.constantFrom(null, null, 'size', 'done - size', 'if class = "rush" then 9 else size'), transfer: fc.option(duration, { freq: 5, nil: null }), fixedCost,
  undo: fc.option(fc.record({ duration, needs, fixedCost }), { freq: 3, nil: null }),
});

const shares = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 3 });

export const block: fc.Arbitrary<Block> = fc.letrec<{ block: Block; sequence: Block; split: Block; race: Block; rework: Block; sub: Block; link: Block }>((tie) => ({
  block: fc.oneof({ maxDepth: 4, depthSize: 'small', withCrossShrink: true }, { weight: 3, arbitrary: step }, { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), delay }) }, { weight: 2, arbitrary: tie('sequence') }, { weight: 4, arbitrary: tie('split') }, { weight: 1, arbitrary: tie('race') }, { weight: 1, arbitrary: tie('rework') }, { weight: 3, arbitrary: tie('sub') }, { weight: 1, arbitrary: tie('link') }, { weight: 1, arbitrary: fc.record({ kind: fc.constant('signal' as const), reference: fc.constantFrom('X', 'Y') }) }, { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const), isNamed: fc.constantFrom(false, false, true) }) }),
  sequence: fc.record({ kind: fc.constant('sequence' as const), blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }) }),
  split: fc.record({
    kind: fc.constant('split' as const), gateway: fc.constantFrom('exclusive' as const, 'parallel' as const, 'inclusive' as const), join: fc.constantFrom('same' as const, 'same' as const, 'inclusive' as const, 'exclusive' as const, 'complex' as const), activation: fc.integer({ min: 1, max: 2 }),
    branches: fc.array(tie('block'), { minLength: 2, maxLength: 3 }), shares, byCondition: fc.boolean(), fallback: fc.boolean(), leak: fc.constantFrom(false, false, true),
  }),
  race: fc.record({ kind: fc.constant('race' as const), branches: fc.array(fc.record({ delay, block: tie('block'), isSignal: fc.constantFrom(false, false, true) }), { minLength: 2, maxLength: 3 }) }),
  rework: fc.record({ kind: fc.constant('rework' as const), block: tie('block'), again: fc.constantFrom(0.2, 0.4), merge: fc.constantFrom('exclusive' as const, 'inclusive' as const) }),
  sub: fc.record({ kind: fc.constant('sub' as const), block: tie('block'), loop, edge, thrown: fc.constantFrom('none' as const, 'none' as const, 'error' as const, 'escalation' as const, 'terminate' as const, 'cancel' as const), isStartDrawn: fc.boolean(), isCaughtInside: fc.constantFrom(false, false, true) }),
  link: fc.record({ kind: fc.constant('link' as const), block: tie('block') }),
})).block;

const interval = fc.record({ weekday: fc.integer({ min: 1, max: 7 }), from: fc.constantFrom(0, 480, 540, 780, 1320), to: fc.constantFrom(360, 720, 1020, 1080, 1440) });
const calendars = fc.record({
  office: fc.constant({ week: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 480, to: 960 })) }),
  nights: fc.constant({ week: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 1260, to: 360 })) }),
  split: fc.record({ week: fc.array(interval, { minLength: 3, maxLength: 8 }).map((week) => [...week, { weekday: 2, from: 480, to: 960 }]), holidays: fc.subarray(['2026-03-28', '2026-03-31', '2026-04-01', '2026-01-06']),
    specialDays: fc.subarray([{ date: '2026-03-30', open: [{ from: 600, to: 900 }] }, { date: '2026-01-07', open: [] }, { date: '2026-03-31', open: [{ from: 1_200, to: 300 }, { from: 540, to: 600 }] }]),
  }),
});
/** Hours of the site: nobody works outside them. */
const site = fc.option(fc.constantFrom('office', 'split'), { freq: 8, nil: null });
const role = fc.record({ headcount: fc.integer({ min: 2, max: 4 }), calendar: fc.option(fc.constantFrom(...CALENDARS), { freq: 1, nil: null }), costPerHour: fc.constantFrom(0, 30, 47.5), overtimeFactor: fc.constantFrom(1, 1.5, 0) });
export const queueOrder = fc.constantFrom('fifo', 'fifo', 'lifo', 'priority', 'shortest', 'earliestDue');
/** What is promised from case start to case end; the tightest counts, on its own clock. */
const promises = fc.array(fc.record({ value: fc.integer({ min: 1, max: 30 }), unit: fc.constantFrom('h', 'min'), calendar: fc.option(fc.constantFrom(...CALENDARS), { freq: 2, nil: null }) }), { maxLength: 2 });
/** Of the classes of cases at the main start event: other shares than the attribute has. */
const classShares = fc.option(fc.constantFrom([1, 5], [0, 1], [1, 0]), { freq: 1, nil: null });

/** Everything around the blocks. */
const rates = fc.constantFrom(...[0.2, 1, 4].map((most) => Array.from({ length: 168 }, (_, hour) => (hour % 24 < 8 ? 0 : (most * (hour % 5)) / 2))));
export const setting = fc.record({
  backlog: fc.constantFrom(0, 0, 0, 2), promises, classShares,
  calendars, site, R1: role, R2: role, R3: role, order: queueOrder, order3: queueOrder,
  arrivals: fc.record({ interArrival: duration.filter(({ kind }) => kind !== 'expression'), calendar: fc.option(fc.constantFrom(...CALENDARS), { freq: 3, nil: null }), reading: fc.constantFrom('working', 'push'), batchSize: fc.constantFrom(1, 1, 1, 2, 3) })
    .chain((plain) => fc.oneof(
      { weight: 5, arbitrary: fc.constant<Row>(plain) },
      { weight: 1, arbitrary: rates.map((perHour): Row => ({ ...plain, rates: perHour })) },
      { weight: 1, arbitrary: fc.constantFrom<Row>({ instants: ['2026-01-05T08:00', '2026-01-05T08:00', '2026-03-27T09:10', '2026-03-29T02:30', '2026-03-29T04:00', '2026-10-25T02:30', '2026-11-01T12:00'] }).map((more): Row => ({ ...plain, ...more })) },
      { weight: 1, arbitrary: fc.constantFrom<Row>({ maxCases: 4 }, { last: '2026-12-01T00:00', first: '2026-03-28T11:00' }, { first: '2026-01-06T10:00' }).map((more): Row => ({ ...plain, ...more })) },
    )),
  start: fc.constantFrom('2026-03-27T08:00', '2026-01-05T07:30', '2026-10-24T12:00', '2026-03-29T00:30'),
  timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'),
});
export type Setting = typeof setting extends fc.Arbitrary<infer S> ? S : never;

/** Draws blocks as nodes and flows. */
export class Sketch {
  readonly nodes: Record<string, Row> = {};
  readonly flows: Row[] = [];
  #next = 0;
  /** The activity that was last given an undoing. */
  #undoable: string | null = null;

  add(row: Row, parent: string | null): string {
    const id = `n${(this.#next += 1)}`;
    this.nodes[id] = { parent, ...row };
    return id;
  }

  connect(source: string, target: string, more: Row = {}): void {
    this.flows.push({ source, target, id: `f${(this.#next += 1)}`, ...more });
  }

  /** Draws a block; gives its first and its last node. */
  draw(b: Block, parent: string | null): readonly [string, string] {
    switch (b.kind) {
      case 'step': return this.#step(b, parent);
      case 'wait': {
        const id = this.add({ kind: 'intermediateCatchEvent', definitions: [{ kind: 'timer' }], delay: b.delay }, parent);
        return [id, id];
      }
      case 'sequence': {
        const drawn = b.blocks.map((inner) => this.draw(inner, parent));
        drawn.slice(1).forEach(([first], i) => this.connect(drawn[i]![1], first));
        return [drawn[0]![0], drawn.at(-1)![1]];
      }
      case 'split': return this.#split(b, parent);
      case 'race': {
        const gateway = this.add({ kind: 'eventBasedGateway' }, parent);
        const merge = this.add({ kind: 'exclusiveGateway' }, parent);
        for (const [i, { delay: time, block: inner, isSignal }] of b.branches.entries()) {
          // A race that only others can end would leave many cases waiting for ever.
          const caught = isSignal && i > 0 ? { definitions: [{ kind: 'signal', reference: 'X' }], delay: null } : { definitions: [{ kind: 'timer' }], delay: time };
          const event = this.add({ kind: 'intermediateCatchEvent', ...caught }, parent);
          const [first, last] = this.draw(inner, parent);
          this.connect(gateway, event);
          this.connect(event, first);
          this.connect(last, merge);
        }
        return [gateway, merge];
      }
      case 'rework': {
        const merge = this.add({ kind: `${b.merge}Gateway` }, parent);
        // Time must pass in a loop.
        const pause = this.add({ kind: 'intermediateCatchEvent', definitions: [{ kind: 'timer' }], delay: { kind: 'fixed', unit: 'min', value: 1 } }, parent);
        const [first, last] = this.draw(b.block, parent);
        const decide = this.add({ kind: 'exclusiveGateway' }, parent);
        this.connect(merge, pause);
        this.connect(pause, first);
        this.connect(last, decide);
        this.connect(decide, merge, { probability: b.again });
        const out = this.add({ kind: 'exclusiveGateway' }, parent);
        this.connect(decide, out, { probability: 1 - b.again });
        return [merge, out];
      }
      case 'signal': {
        const id = this.add({ kind: 'intermediateThrowEvent', definitions: [{ kind: 'signal', reference: b.reference }] }, parent);
        return [id, id];
      }
      case 'undo': {
        const id = this.add({ kind: 'intermediateThrowEvent', definitions: [{ kind: 'compensation', ...(b.isNamed && this.#undoable !== null ? { reference: this.#undoable } : {}) }] }, parent);
        return [id, id];
      }
      case 'sub': return this.#sub(b, parent);
      case 'link': {
        const out = this.add({ kind: 'intermediateThrowEvent', definitions: [{ kind: 'link', reference: `L${this.#next}` }] }, parent);
        const into = this.add({ kind: 'intermediateCatchEvent', definitions: [{ kind: 'link', reference: `L${this.#next - 1}` }], delay: null }, parent);
        const [first, last] = this.draw(b.block, parent);
        this.connect(into, first);
        return [out, last];
      }
    }
  }

  /** An event sub-process in a level. */
  aside(b: Block, definition: Row, isInterrupting: boolean, parent: string | null): void {
    const id = this.add({
      kind: 'subProcess', isForCompensation: false, service: {}, triggeredByEvent: true, loop: null,
      work: { duration: null, requirements: [], shiftEnd: 'suspend', priority: 0, fixedCost: 0 },
    }, parent);
    const [first, last] = this.draw(b, id);
    this.connect(this.add({ kind: 'startEvent', definitions: [definition], isInterrupting, arrivals: null }, id), first);
    this.connect(last, this.add({ kind: 'endEvent', definitions: [] }, id));
  }

  #step(b: Step, parent: string | null): readonly [string, string] {
    const id = this.add({
      kind: 'task', isForCompensation: false, service: {}, loop: b.loop,
      work: { duration: b.duration, requirements: b.needs, shiftEnd: b.shiftEnd, priority: b.priority, fixedCost: b.fixedCost, sets: b.sets, ...(b.priorityExpression === null ? {} : { priorityExpression: b.priorityExpression }) },
    }, parent);
    if (b.undo !== null) this.#undoing(id, b.undo, parent);
    const back = this.atEdge(id, b.edge, parent);
    if (b.reject === 0 && b.transfer === null && back === null) return [id, id];
    const out = this.add({ kind: 'exclusiveGateway' }, parent);
    this.connect(id, out, { handOff: { rejectProbability: b.reject, ...(b.transfer ? { transferTime: b.transfer } : {}) } });
    if (back !== null) this.connect(back, out);
    return [id, out];
  }

  /** What undoes an activity, beside the event at its edge. */
  #undoing(host: string, { duration: time, needs: asked, fixedCost: fee }: NonNullable<Step['undo']>, parent: string | null): void {
    const event = this.add({ kind: 'boundaryEvent', definitions: [{ kind: 'compensation' }], attachedTo: host, cancelActivity: true, clock: 'sinceEnabled', delay: null, probability: null }, parent);
    const undoer = this.add({
      kind: 'task', isForCompensation: true, service: {}, loop: null,
      work: { duration: time, requirements: asked, shiftEnd: 'suspend', priority: 0, fixedCost: fee },
    }, parent);
    this.connect(event, undoer, { kind: 'association', direction: 'one' });
    this.#undoable = host;
  }

  /** An event at the edge; what it leads to, when that is the main flow again. */
  atEdge(host: string, b: Edge | null, parent: string | null): string | null {
    if (b === null) return null;
    const event = this.add({
      kind: 'boundaryEvent', definitions: [{ kind: b.kind, ...(b.kind === 'conditional' ? { expression: 'done > 1' } : b.kind === 'signal' ? { reference: b.repeats > 1 ? 'Y' : 'X' } : {}) }], attachedTo: host, cancelActivity: b.kind === 'error' || b.cancelActivity, clock: b.clock,
      ...(b.kind === 'timer' && !b.cancelActivity && b.repeats > 1 ? { repeats: b.repeats } : {}),
      delay: b.kind === 'timer' ? b.delay : null, probability: b.kind === 'error' ? b.probability : null,
    }, parent);
    const wait = this.add({ kind: 'intermediateCatchEvent', definitions: [{ kind: 'timer' }], delay: b.delay }, parent);
    this.connect(event, wait);
    if (b.leadsTo === 'back') return wait;
    const gone = this.add({ kind: 'endEvent', definitions: [] }, parent);
    this.connect(wait, gone);
    return null;
  }

  #split(b: Extract<Block, { kind: 'split' }>, parent: string | null): readonly [string, string] {
    const split = this.add({ kind: `${b.gateway}Gateway` }, parent);
    const join = this.add({ kind: `${b.join === 'same' ? b.gateway : b.join}Gateway`, ...(b.join === 'complex' ? { activationCount: b.activation } : {}) }, parent);
    const weights = b.branches.map((_, i) => (b.shares[i] ?? 0) + 1);
    const sum = weights.reduce((total, w) => total + w, 0);
    b.branches.forEach((inner, i) => {
      const [first, last] = this.draw(inner, parent);
      const isFallback = b.fallback && i === 0;
      const probability = b.gateway === 'exclusive' ? weights[i]! / sum : (b.shares[i] ?? 0) / 4;
      const choice = b.gateway === 'parallel' ? {} : b.byCondition ? { condition: isFallback ? undefined : b.shares[i] === 0 ? 'class = "rush"' : `size > ${i * 4 + (b.shares[i] ?? 0)}`, isDefault: isFallback } : { probability: b.gateway === 'inclusive' && isFallback ? null : probability, isDefault: isFallback };
      this.connect(split, first, choice);
      if (b.leak && i === 0) {
        // A branch that may end elsewhere, or run into its neighbour's end.
        const way = this.add({ kind: 'exclusiveGateway' }, parent);
        const gone = this.add({ kind: 'endEvent', definitions: [] }, parent);
        this.connect(last, way);
        this.connect(way, join, { probability: 0.5 });
        this.connect(way, gone, { probability: 0.5 });
        return;
      }
      this.connect(last, join);
    });
    return [split, join];
  }

  #sub(b: Extract<Block, { kind: 'sub' }>, parent: string | null): readonly [string, string] {
    const id = this.add({
      kind: b.thrown === 'cancel' ? 'transaction' : 'subProcess', isForCompensation: false, service: {}, triggeredByEvent: false, loop: b.loop,
      work: { duration: null, requirements: [], shiftEnd: 'suspend', priority: 0, fixedCost: 0 },
    }, parent);
    const [first, last] = this.draw(b.block, id);
    if (b.isStartDrawn) this.connect(this.add({ kind: 'startEvent', definitions: [], isInterrupting: true, arrivals: null }, id), first);
    const isThrown = b.thrown !== 'none';
    if (isThrown) {
      const way = this.add({ kind: 'exclusiveGateway' }, id);
      const bad = this.add({ kind: 'endEvent', definitions: [{ kind: b.thrown, ...(b.thrown === 'terminate' || b.thrown === 'cancel' ? {} : { reference: 'X' }) }] }, id);
      const good = this.add({ kind: 'endEvent', definitions: [] }, id);
      this.connect(last, way);
      this.connect(way, bad, { probability: 0.4 });
      this.connect(way, good, { probability: 0.6 });
    }
    const out = this.add({ kind: 'exclusiveGateway' }, parent);
    this.connect(id, out);
    if ((b.thrown === 'error' || b.thrown === 'escalation') && b.isCaughtInside) this.aside({ kind: 'wait', delay: { kind: 'fixed', unit: 'min', value: 4 } }, { kind: b.thrown, reference: 'X' }, b.thrown === 'error' || b.edge !== null, id);
    else if (isThrown && b.thrown !== 'terminate') {
      const caught = this.add({ kind: 'boundaryEvent', definitions: [{ kind: b.thrown, ...(b.thrown === 'cancel' ? {} : { reference: 'X' }) }], attachedTo: id, cancelActivity: b.thrown !== 'escalation' || b.edge !== null, clock: 'sinceEnabled', delay: null, probability: null }, parent);
      const fix = this.add({ kind: 'intermediateCatchEvent', definitions: [{ kind: 'timer' }], delay: { kind: 'fixed', unit: 'min', value: 3 } }, parent);
      this.connect(caught, fix);
      this.connect(fix, out);
    }
    const back = this.atEdge(id, b.edge, parent);
    if (back !== null) this.connect(back, out);
    return [id, out];
  }
}

/** Arrivals at the main start event. */
export const arrivalsOf = (s: Setting): Row => ({ ...s.arrivals, ...(s.classShares === null ? {} : { shares: s.classShares.map((weight, i) => ({ value: CLASSES[i]!, weight })) }) });

export const partsOf = (sketch: Sketch, s: Setting): Parts => ({
  nodes: sketch.nodes,
  flows: sketch.flows,
  roles: { R1: { ...s.R1, queueOrder: s.order }, R2: { ...s.R2, queueOrder: s.order }, R3: { ...s.R3, queueOrder: s.order3 } },
  calendars: s.calendars,
  attributes: { size: { value: { kind: 'choice', options: [1, 3, 6, 9].map((value) => ({ value, weight: 1 })) } }, done: { value: { kind: 'constant', value: 0 } }, class: { type: 'text', value: { kind: 'choice', options: CLASSES.map((value) => ({ value, weight: 1 })) } } },
  promises: Object.fromEntries(s.promises.map(({ value, unit, calendar }, i) => [`P${i}`, { measure: { from: null, to: null, within: { value, unit }, target: 0.9, calendar } }])),
  settings: { start: s.start, timeZone: s.timeZone, siteCalendar: s.site, backlog: s.backlog, caseClass: s.classShares === null ? null : 'class' },
});

/** An event sub-process of the whole process, begun by a timer. */
const aside = fc.option(fc.record({ block: step as fc.Arbitrary<Block>, after: fc.integer({ min: 1, max: 400 }), isInterrupting: fc.boolean() }), { freq: 3, nil: null });

/** One process of nested blocks. */
export const structuredModel: fc.Arbitrary<Parts> = fc.record({ blocks: fc.array(block, { minLength: 1, maxLength: 4 }), setting, aside }).map(({ blocks, setting: s, aside: beside }) => {
  const sketch = new Sketch();
  const start = sketch.add({ kind: 'startEvent', definitions: [], isInterrupting: true, arrivals: arrivalsOf(s) }, null);
  const [first, last] = sketch.draw({ kind: 'sequence', blocks }, null);
  sketch.connect(start, first);
  sketch.connect(last, sketch.add({ kind: 'endEvent', definitions: [] }, null));
  if (beside !== null) sketch.aside(beside.block, { kind: 'timer', expression: `PT${beside.after}M` }, beside.isInterrupting, null);
  return partsOf(sketch, s);
});

import fc from 'fast-check';
import type { Parts } from '../shared/simulation/buildModel.ts';
import { arrivalsOf, block, partsOf, type Row, setting, Sketch, step } from './randomModels.ts';

/** Timers by their text: a duration, a date near the start of the run, and cycles in all their forms. */
const minutes = fc.integer({ min: 1, max: 240 });
const times = fc.constantFrom('', '', '1', '2', '4');
const written = fc.oneof(
  fc.record({ kind: fc.constant('duration' as const), minutes }),
  fc.record({ kind: fc.constant('date' as const), from: fc.integer({ min: -300, max: 3_000 }), isUtc: fc.boolean() }),
  fc.record({ kind: fc.constant('cycle' as const), times, minutes }),
  fc.record({ kind: fc.constant('cycleFrom' as const), times, minutes, from: fc.integer({ min: -600, max: 1_500 }) }),
  fc.record({ kind: fc.constant('cycleUntil' as const), times, minutes, until: fc.integer({ min: 60, max: 1_500 }) }),
);
type Form = typeof written extends fc.Arbitrary<infer F> ? F : never;

const act = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), form: written }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('race' as const), forms: fc.array(written, { minLength: 2, maxLength: 3 }) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('edge' as const), form: written, host: step, isInterrupting: fc.boolean(), isSub: fc.boolean(), answer: step }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('sub' as const), form: written, block, isInterrupting: fc.boolean(), answer: step }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('block' as const), block }) },
);
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

/** A process of such acts, with an event sub-process beside it, and a second start whose timer brings cases of its own. */
export const timed: fc.Arbitrary<Parts> = fc
  .record({ setting, acts: fc.array(act, { minLength: 1, maxLength: 4 }), beside: fc.option(fc.record({ form: written, answer: step, isInterrupting: fc.boolean() }), { freq: 2, nil: null }), second: fc.option(written.filter(({ kind }) => kind !== 'duration'), { freq: 2, nil: null }) })
  .map(({ setting: s, acts, beside, second }) => {
    const sketch = new Sketch();
    const text = (given: Form) => textOf(given, s.start);
    const start = sketch.add({ kind: 'startEvent', definitions: [], isInterrupting: true, arrivals: arrivalsOf(s) }, null);
    const end = () => sketch.add({ kind: 'endEvent', definitions: [] }, null);
    const drawn = acts.map((each) => drawAct(sketch, each, text));
    drawn.forEach(([from], i) => sketch.connect(drawn[i - 1]?.[1] ?? start, from));
    sketch.connect(drawn.at(-1)![1], end());
    if (beside !== null) sketch.aside(beside.answer, timer(text(beside.form)), beside.isInterrupting, null);
    if (second !== null) {
      const other = sketch.add({ kind: 'startEvent', definitions: [timer(text(second))], isInterrupting: true, arrivals: null }, null);
      const [first, last] = sketch.draw({ kind: 'wait', delay: { kind: 'fixed', unit: 'min', value: 7 } }, null);
      sketch.connect(other, first);
      sketch.connect(last, end());
    }
    return partsOf(sketch, s);
  });

const timer = (expression: string): Row => ({ kind: 'timer', expression });

function textOf(form: Form, start: string): string {
  const at = (offset: number) => new Date(Date.parse(`${start}Z`) + offset * 60_000).toISOString().slice(0, 16);
  switch (form.kind) {
    case 'duration': return `PT${form.minutes}M`;
    case 'date': return `${at(form.from)}${form.isUtc ? 'Z' : ''}`;
    case 'cycle': return `R${form.times}/PT${form.minutes}M`;
    case 'cycleFrom': return `R${form.times}/${at(form.from)}/PT${form.minutes}M`;
    case 'cycleUntil': return `R${form.times}/PT${form.minutes}M/${at(form.until)}`;
  }
}

function drawAct(sketch: Sketch, each: Act, text: (form: Form) => string): readonly [string, string] {
  const plainSub = () => sketch.add({ kind: 'subProcess', isForCompensation: false, service: {}, triggeredByEvent: false, loop: null, work: { duration: null, requirements: [], shiftEnd: 'suspend', priority: 0, fixedCost: 0 } }, null);
  const wait = (form: Form) => sketch.add({ kind: 'intermediateCatchEvent', definitions: [timer(text(form))], delay: null }, null);
  const merge = () => sketch.add({ kind: 'exclusiveGateway' }, null);
  switch (each.kind) {
    case 'block': return sketch.draw(each.block, null);
    case 'wait': {
      const event = wait(each.form);
      return [event, event];
    }
    case 'race': {
      const [gateway, last] = [sketch.add({ kind: 'eventBasedGateway' }, null), merge()];
      for (const form of each.forms) {
        const event = wait(form);
        sketch.connect(gateway, event);
        sketch.connect(event, last);
      }
      return [gateway, last];
    }
    case 'edge': {
      const plain = { ...each.host, edge: null, reject: 0, transfer: null, undo: null };
      const host = each.isSub ? plainSub() : sketch.draw(plain, null)[0];
      if (each.isSub) sketch.draw(plain, host);
      const event = sketch.add({ kind: 'boundaryEvent', definitions: [timer(text(each.form))], attachedTo: host, cancelActivity: each.isInterrupting, clock: 'sinceEnabled', delay: null, probability: null }, null);
      const [first, last] = sketch.draw(each.answer, null);
      const after = merge();
      sketch.connect(host, after);
      sketch.connect(event, first);
      if (each.isInterrupting) sketch.connect(last, after);
      else sketch.connect(last, sketch.add({ kind: 'endEvent', definitions: [] }, null));
      return [host, after];
    }
    case 'sub': {
      const sub = plainSub();
      sketch.draw(each.block, sub);
      sketch.aside(each.answer, timer(text(each.form)), each.isInterrupting, sub);
      return [sub, sub];
    }
  }
}

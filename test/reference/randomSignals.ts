import fc from 'fast-check';
import type { Parts } from '../shared/simulation/buildModel.ts';
import { arrivalsOf, block, delay, duration, partsOf, type Row, setting, Sketch, step } from './randomModels.ts';

/** Signals that many cases send and hear at once: where they wait, at the edge of what they do, and in event sub-processes. */
const reference = fc.constantFrom('X', 'X', 'Y');
/** The same few minutes for many cases, so that they wait, call and are served at the same instants. */
const moment = fc.integer({ min: 1, max: 4 }).map((value): ReturnType<typeof delayOf> => delayOf(5 * value));
const delayOf = (value: number) => ({ kind: 'fixed' as const, unit: 'min' as const, value });

const act = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('call' as const), after: fc.oneof(moment, delay), reference }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('hear' as const), reference, patience: fc.option(fc.oneof(moment, delay), { freq: 4, nil: null }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('edge' as const), reference, host: step, isInterrupting: fc.boolean(), isSub: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('sub' as const), reference, block, answer: step, isInterrupting: fc.boolean(), loop: fc.constantFrom(null, null, { kind: 'multiInstanceParallel', count: 2 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('block' as const), block }) },
);
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

/** Two pools with cases of their own, each of a few acts one after the other or beside each other; event sub-processes stand ready in one of them. */
export const signalled: fc.Arbitrary<Parts> = fc
  .record({
    setting, ours: fc.array(act, { minLength: 2, maxLength: 4 }), theirs: fc.array(act, { minLength: 1, maxLength: 3 }), isBeside: fc.boolean(), theirGap: fc.oneof(moment, duration.filter(({ kind }) => kind !== 'expression')), theirBatch: fc.integer({ min: 1, max: 3 }),
    ready: fc.array(fc.record({ reference, answer: step, tells: fc.option(reference, { freq: 2, nil: null }), isInterrupting: fc.boolean() }), { maxLength: 2 }),
  })
  .map((m) => {
    const sketch = new Sketch();
    drawProcess(sketch, m.ours, arrivalsOf(m.setting), m.isBeside);
    for (const { reference: heard, answer, tells, isInterrupting } of m.ready) {
      const blocks = tells === null ? [answer] : [answer, { kind: 'signal' as const, reference: tells }];
      sketch.aside({ kind: 'sequence', blocks }, { kind: 'signal', reference: heard }, isInterrupting, null);
    }
    const first = Object.keys(sketch.nodes).length;
    drawProcess(sketch, m.theirs, { ...arrivalsOf({ ...m.setting, arrivals: { interArrival: m.theirGap, calendar: null, reading: 'working', batchSize: m.theirBatch } }) }, !m.isBeside);
    Object.keys(sketch.nodes).slice(first).forEach((id) => { sketch.nodes[id] = { ...sketch.nodes[id], pool: 'Q' }; });
    return { ...partsOf(sketch, m.setting), pools: { P: { order: 0 }, Q: { order: 1 } } };
  });

function drawProcess(sketch: Sketch, acts: readonly Act[], arrivals: Row, isBeside: boolean): void {
  const end = () => sketch.add({ kind: 'endEvent', definitions: [] }, null);
  const start = sketch.add({ kind: 'startEvent', definitions: [], isInterrupting: true, arrivals }, null);
  const drawn = acts.map((each) => drawAct(sketch, each));
  if (isBeside) {
    const split = sketch.add({ kind: 'parallelGateway' }, null);
    sketch.connect(start, split);
    for (const [from, to] of drawn) {
      sketch.connect(split, from);
      sketch.connect(to, end());
    }
    return;
  }
  drawn.forEach(([from], i) => sketch.connect(drawn[i - 1]?.[1] ?? start, from));
  sketch.connect(drawn.at(-1)![1], end());
}

function drawAct(sketch: Sketch, each: Act): readonly [string, string] {
  const plainSub = (loop: Row | null) => sketch.add({ kind: 'subProcess', isForCompensation: false, service: {}, triggeredByEvent: false, loop, work: { duration: null, requirements: [], shiftEnd: 'suspend', priority: 0, fixedCost: 0 } }, null);
  const hear = (heard: string): Row => ({ kind: 'intermediateCatchEvent', definitions: [{ kind: 'signal', reference: heard }], delay: null });
  switch (each.kind) {
    case 'call': return sketch.draw({ kind: 'sequence', blocks: [{ kind: 'wait', delay: each.after }, { kind: 'signal', reference: each.reference }] }, null);
    case 'block': return sketch.draw(each.block, null);
    case 'hear': {
      const heard = sketch.add(hear(each.reference), null);
      if (each.patience === null) return [heard, heard];
      const gateway = sketch.add({ kind: 'eventBasedGateway' }, null);
      const [late] = sketch.draw({ kind: 'wait', delay: each.patience }, null);
      const merge = sketch.add({ kind: 'exclusiveGateway' }, null);
      sketch.connect(gateway, heard);
      sketch.connect(gateway, late);
      sketch.connect(heard, merge);
      sketch.connect(late, merge);
      return [gateway, merge];
    }
    case 'edge': {
      const plain = { ...each.host, edge: null, reject: 0, transfer: null, undo: null };
      const host = each.isSub ? plainSub(null) : sketch.draw(plain, null)[0];
      if (each.isSub) sketch.draw(plain, host);
      const merge = sketch.add({ kind: 'exclusiveGateway' }, null);
      const event = sketch.add({ kind: 'boundaryEvent', definitions: [{ kind: 'signal', reference: each.reference }], attachedTo: host, cancelActivity: each.isInterrupting, clock: 'sinceEnabled', delay: null, probability: null }, null);
      sketch.connect(host, merge);
      sketch.connect(event, merge);
      return [host, merge];
    }
    case 'sub': {
      const sub = plainSub(each.loop);
      sketch.draw(each.block, sub);
      sketch.aside(each.answer, { kind: 'signal', reference: each.reference }, each.isInterrupting, sub);
      return [sub, sub];
    }
  }
}

import fc from 'fast-check';
import type { Distribution } from '../../shared/model/Distribution.ts';
import type { Parts } from '../shared/simulation/buildModel.ts';
import { arrivalsOf, block, delay, edge, partsOf, type Row, setting, Sketch, step } from './randomModels.ts';

/** Nodes in a row with flows forward from each to some later ones, and a few back: joins of every kind in places nobody planned. */
export const network: fc.Arbitrary<Parts> = fc
  .record({
    setting,
    nodes: fc.array(
      fc.record({
        kind: fc.constantFrom('step' as const, 'step' as const, 'wait' as const, 'exclusive' as const, 'parallel' as const, 'inclusive' as const, 'inclusive' as const),
        step, to: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }), back: fc.option(fc.integer({ min: 1, max: 5 }), { freq: 4, nil: null }),
      }),
      { minLength: 3, maxLength: 9 },
    ),
  })
  .map(({ setting: s, nodes }) => {
    const sketch = new Sketch();
    const start = sketch.add({ kind: 'startEvent', definitions: [], isInterrupting: true, arrivals: arrivalsOf(s) }, null);
    const end = sketch.add({ kind: 'endEvent', definitions: [] }, null);
    const drawn = nodes.map(({ kind, step: work, back }): readonly [string, string] => {
      // Work goes back only over something that takes time, and only by an exclusive choice.
      if (back !== null) {
        const choice = sketch.add({ kind: 'exclusiveGateway' }, null);
        return [choice, choice];
      }
      if (kind === 'step') return sketch.draw(work, null);
      if (kind === 'wait') return sketch.draw({ kind: 'wait', delay: work.duration }, null);
      const id = sketch.add({ kind: `${kind}Gateway` }, null);
      return [id, id];
    });
    sketch.connect(start, drawn[0]![0]);
    nodes.forEach(({ to, back }, i) => {
      const share = back === null ? {} : { probability: 0.85 / to.length };
      for (const by of to) sketch.connect(drawn[i]![1], drawn[i + by]?.[0] ?? end, share);
      if (back === null) return;
      const [pause] = sketch.draw({ kind: 'wait', delay: { kind: 'fixed', unit: 'min', value: 2 } }, null);
      sketch.connect(drawn[i]![1], pause, { probability: 0.15 });
      sketch.connect(pause, drawn[Math.max(0, i - back)]![0]);
    });
    return partsOf(sketch, s);
  });

/** Two pools and a partner that talk: messages that begin, answer, interrupt, come early or never. */
export const collaboration: fc.Arbitrary<Parts> = fc
  .record({
    setting, before: block, meanwhile: block, theirs: block, after: block, patience: delay, response: delay, transfer: fc.option(delay, { freq: 1, nil: null }),
    begins: fc.constantFrom('byMessage' as const, 'withTheCase' as const, 'byItself' as const), byTask: fc.boolean(), isTimed: fc.boolean(),
    hears: fc.constantFrom('catch' as const, 'receive' as const, 'race' as const, 'edge' as const, 'twice' as const), interrupts: fc.boolean(), partner: fc.boolean(), edge,
  })
  .map((m) => {
    const sketch = new Sketch();
    const nobody = (kind: string, time: Distribution | null): Row => ({ kind, isForCompensation: false, service: {}, loop: null, work: { duration: time, requirements: [], shiftEnd: 'suspend', priority: 0, fixedCost: 0 } });
    const moment: Distribution = { kind: 'fixed', unit: 'min', value: 2 };
    const listen = (): Row => ({ kind: 'intermediateCatchEvent', definitions: [{ kind: 'message' }], delay: null });
    const end = () => sketch.add({ kind: 'endEvent', definitions: [] }, null);

    const start = sketch.add({ kind: 'startEvent', definitions: [], isInterrupting: true, arrivals: arrivalsOf(m.setting) }, null);
    const before = sketch.draw(m.before, null);
    const ask = sketch.add(nobody('sendTask', moment), null);
    const after = sketch.draw(m.after, null);
    const merge = sketch.add({ kind: 'exclusiveGateway' }, null);
    sketch.connect(start, before[0]);
    sketch.connect(before[1], ask);
    sketch.connect(merge, after[0]);
    sketch.connect(after[1], end());
    const message = (source: string, target: string) => sketch.connect(source, target, { kind: 'messageFlow', ...(m.transfer ? { handOff: { transferTime: m.transfer } } : {}) });

    /** What is at the edge of a receive task while it waits. */
    const leaveBy = (host: string) => {
      const back = sketch.atEdge(host, m.edge, null);
      if (back !== null) sketch.connect(back, merge);
    };

    let hearing: string;
    switch (m.hears) {
      case 'catch':
      case 'twice':
        hearing = sketch.add(listen(), null);
        sketch.connect(ask, hearing);
        sketch.connect(hearing, merge);
        break;
      case 'receive':
        hearing = sketch.add(nobody('receiveTask', null), null);
        sketch.connect(ask, hearing);
        sketch.connect(hearing, merge);
        leaveBy(hearing);
        break;
      case 'race': {
        const gateway = sketch.add({ kind: 'eventBasedGateway' }, null);
        const late = sketch.add({ kind: 'intermediateCatchEvent', definitions: [{ kind: 'timer' }], delay: m.patience }, null);
        hearing = sketch.add(listen(), null);
        sketch.connect(ask, gateway);
        sketch.connect(gateway, late);
        sketch.connect(gateway, hearing);
        sketch.connect(late, end());
        sketch.connect(hearing, merge);
        break;
      }
      case 'edge': {
        const host = sketch.add({ ...nobody('task', m.patience) }, null);
        hearing = sketch.add({ kind: 'boundaryEvent', definitions: [{ kind: 'message' }], attachedTo: host, cancelActivity: m.interrupts, clock: 'sinceEnabled', delay: null, probability: null }, null);
        sketch.connect(ask, host);
        sketch.connect(host, merge);
        sketch.connect(hearing, end());
      }
    }

    // The other pool.
    const first = Object.keys(sketch.nodes).length;
    const began = sketch.add(m.byTask && m.begins !== 'byItself'
      ? { ...nobody('receiveTask', m.isTimed ? moment : null), instantiate: true }
      : { kind: 'startEvent', definitions: [], isInterrupting: true, arrivals: m.begins === 'byItself' ? { ...m.setting.arrivals, batchSize: 1 } : null }, null);
    const theirs = sketch.draw(m.theirs, null);
    const answer = sketch.add(nobody('task', moment), null);
    if (m.begins === 'byMessage') {
      message(ask, began);
      sketch.connect(began, theirs[0]);
    } else {
      const asked = sketch.add(listen(), null);
      message(ask, asked);
      sketch.connect(began, asked);
      sketch.connect(asked, theirs[0]);
    }
    sketch.connect(theirs[1], answer);
    sketch.connect(answer, end());
    message(answer, hearing);
    if (m.hears === 'twice') message(theirs[0], hearing);
    Object.keys(sketch.nodes).slice(first).forEach((id) => { sketch.nodes[id] = { ...sketch.nodes[id], pool: 'Q' }; });

    if (m.partner) {
      const waits = sketch.add(m.edge === null ? listen() : nobody('receiveTask', null), null);
      leaveBy(waits);
      const [one] = sketch.flows.filter(({ target }) => target === merge);
      const source = String(one?.source);
      sketch.flows.splice(sketch.flows.indexOf(one!), 1);
      sketch.connect(source, waits);
      sketch.connect(waits, merge);
      sketch.connect('B', waits, { kind: 'messageFlow' });
    }
    return { ...partsOf(sketch, m.setting), pools: { P: { order: 0 }, Q: { order: 1 }, B: { kind: 'blackBox', order: 2, responseTime: m.response } } };
  });

import { describe, expect, it } from 'vitest';
import { run } from '../../shared/simulation/run.ts';
import { boundary, end, fixed, gateway, nobody, programOf, start, subProcess, task, type Parts } from '../shared/simulation/buildModel.ts';
import { cycles, inside } from './handCase.ts';

/* Who is served first when a signal reaches several cases at once, worked out by hand for the kernel and the reference interpreter alike. */
type Row = Readonly<Record<string, unknown>>;
const throws = (reference: string): Row => ({ kind: 'intermediateThrowEvent', definitions: [{ kind: 'signal', reference }] });
const hears = (reference: string): Row => ({ kind: 'intermediateCatchEvent', definitions: [{ kind: 'signal', reference }], delay: null });
/** One person serves, 5 minutes each. */
const serve = task(fixed(5), 'R');
/** Cases that come at these minutes. */
const at = (...minutes: readonly number[]): Row => start(fixed(1), { arrivals: { instants: minutes.map((minute) => `2026-01-05T08:${String(minute).padStart(2, '0')}`) } });

/**
 * Three cases come at 0 and leave at 1: what remembered them is used again, the last one first, so that whoever comes later
 * lies in memory the other way round. A caller comes at 0 and says “go” at 50.
 */
const around: Pick<Parts, 'nodes' | 'flows'> = {
  nodes: { brief: at(0, 0, 0), short: nobody(1), over: end(), caller: at(0), busy: nobody(50), go: throws('go'), called: end() },
  flows: ['brief > short', 'short > over', 'caller > busy', 'busy > go', 'go > called'],
};
const among = ({ nodes, flows, ...more }: Parts): Parts => ({ ...more, nodes: { ...around.nodes, ...nodes }, flows: [...around.flows, ...flows], roles: { R: {} } });
/** The cycle times of those that come after the three and the caller. */
const served = (parts: Parts, waiting = 3): number[] => cycles(among(parts), 4 + waiting).slice(4);

describe('a signal that several cases hear', () => {
  it('lets them go on first come, first served', () => {
    const p: Parts = { nodes: { s: at(10, 20, 30), until: hears('go'), serve, e: end() }, flows: ['s > until', 'until > serve', 'serve > e'] };
    // They came at 10, 20 and 30 and are served from 50 to 55, from 55 to 60 and from 60 to 65.
    expect(served(p)).toEqual([45, 40, 35]);
  });

  it('begins their event sub-processes in the same order', () => {
    const p: Parts = {
      nodes: {
        s: { ...at(10, 20, 30), pool: 'Q' }, work: { ...nobody(500), pool: 'Q' }, e: { ...end(), pool: 'Q' },
        aside: { ...subProcess({ triggeredByEvent: true }), pool: 'Q' }, begins: { ...inside({ ...start(null), definitions: [{ kind: 'signal', reference: 'go' }] }, 'aside'), pool: 'Q' }, serve: { ...inside(serve, 'aside'), pool: 'Q' }, done: { ...inside(end(), 'aside'), pool: 'Q' },
      },
      flows: ['s > work', 'work > e', 'begins > serve', 'serve > done'], pools: { P: { order: 0 }, Q: { order: 1 } },
    };
    expect(served(p)).toEqual([45, 40, 35]);
  });

  it.each([[10, 20, 30], [30, 20, 10], [20, 30, 10]])('asks for when they came (%d, %d and %d) and not for how they hear it: by an event sub-process, at the edge of a step, where they wait', (byAside, byEdge, byCatch) => {
    const p: Parts = {
      nodes: {
        a: { ...at(byAside), pool: 'Q' }, work: { ...nobody(500), pool: 'Q' }, ae: { ...end(), pool: 'Q' },
        aside: { ...subProcess({ triggeredByEvent: true }), pool: 'Q' }, begins: { ...inside({ ...start(null), definitions: [{ kind: 'signal', reference: 'go' }] }, 'aside'), pool: 'Q' }, helps: { ...inside(serve, 'aside'), pool: 'Q' }, done: { ...inside(end(), 'aside'), pool: 'Q' },
        b: at(byEdge), long: nobody(500), stop: boundary('long', 'signal', { reference: 'go' }), c: at(byCatch), until: hears('go'), serve, e: end(),
      },
      flows: ['a > work', 'work > ae', 'begins > helps', 'helps > done', 'b > long', 'long > e', 'stop > serve', 'c > until', 'until > serve', 'serve > e'], pools: { P: { order: 0 }, Q: { order: 1 } },
    };
    // Whoever came at 10 is done at 55, at 20 at 60, at 30 at 65.
    expect(served(p)).toEqual([45, 40, 35]);
  });

  it('lets those who wait in one case go on in the order in which they began to wait', () => {
    const p = (a: number, b: number): Parts => ({
      nodes: { s: at(5), f: gateway('parallel'), a: nobody(a), hearA: hears('go'), serveA: serve, after: nobody(100), b: nobody(b), hearB: hears('go'), serveB: serve, e: end() },
      flows: ['s > f', 'f > a', 'f > b', 'a > hearA', 'hearA > serveA', 'serveA > after', 'after > e', 'b > hearB', 'hearB > serveB', 'serveB > e'],
    });
    // The case of minute 5 is served from 50 to 55 and then has 100 minutes more; or behind the other, from 55 to 60.
    expect(served(p(10, 20), 1)).toEqual([150]);
    expect(served(p(20, 10), 1)).toEqual([155]);
  });

  it('begins the event sub-processes of one case in the order in which what they stand by began', () => {
    const standing = (sub: string, minutes: number): Parts['nodes'] => ({
      [`wait${sub}`]: nobody(minutes), [sub]: subProcess(), [`in${sub}`]: inside(start(null), sub), [`work${sub}`]: inside(nobody(500), sub), [`out${sub}`]: inside(end(), sub),
      [`aside${sub}`]: inside(subProcess({ triggeredByEvent: true }), sub), [`on${sub}`]: inside({ ...start(null), definitions: [{ kind: 'signal', reference: 'go' }] }, `aside${sub}`), [`serve${sub}`]: inside(serve, `aside${sub}`), [`done${sub}`]: inside(end(), `aside${sub}`),
    });
    const flowsOf = (sub: string) => [`f > wait${sub}`, `wait${sub} > ${sub}`, `in${sub} > work${sub}`, `work${sub} > out${sub}`, `on${sub} > serve${sub}`, `serve${sub} > done${sub}`];
    const p = (a: number, b: number): Parts => ({
      nodes: { s: at(5), f: gateway('parallel'), ...standing('A', a), ...standing('B', b), after: nobody(100), e: end() },
      flows: ['s > f', ...flowsOf('A'), ...flowsOf('B'), 'A > after', 'after > e', 'B > e'],
    });
    // As before: until 55 and 100 more, or until 60 and 100 more.
    expect(served(p(10, 20), 1)).toEqual([150]);
    expect(served(p(20, 10), 1)).toEqual([155]);
  });

  it('lets its sender go on before them', () => {
    const p: Parts = { nodes: { s: at(10, 20), until: hears('go'), serve, e: end() }, flows: ['s > until', 'until > serve', 'serve > e', 'go > serve'] };
    const { flows, ...rest } = among(p);
    // The caller, the second case of all, is served from 50 to 55; those of 10 and 20 until 60 and 65.
    expect(cycles({ ...rest, flows: flows.filter((flow) => flow !== 'go > called') }, 6)).toEqual([1, 55, 1, 1, 50, 45]);
  });

  it('is gone through before whatever those whom it reaches tell others', () => {
    const p: Parts = {
      nodes: { a: at(10), first: hears('go'), more: throws('more'), d: at(15), second: hears('more'), b: at(20), third: hears('go'), serve, e: end() },
      flows: ['a > first', 'first > more', 'more > serve', 'd > second', 'second > serve', 'b > third', 'third > serve', 'serve > e'],
    };
    // The one of 10 tells the one of 15, behind whom the one of 20 does not stand: it was told before. Done at 55, 65 and 60.
    expect(served(p)).toEqual([45, 50, 40]);
  });

  it.each(['at the edge of the sub-process', 'in an event sub-process'] as const)('frees a case that is stuck, when it is heard %s', (where) => {
    // One branch of the sub-process goes to where nobody waits for it, so that its join is never complete.
    const p: Parts = {
      nodes: {
        s: at(10), sub: subProcess(), is: inside(start(null)), f: inside(gateway('parallel')), a: inside(nobody(1)), x: inside(gateway('exclusive')), gone: inside(end()), j: inside(gateway('parallel')), ie: inside(end()), e: end(),
        ...(where === 'in an event sub-process'
          ? { aside: inside(subProcess({ triggeredByEvent: true })), begins: inside({ ...start(null), definitions: [{ kind: 'signal', reference: 'go' }] }, 'aside'), serve: inside(serve, 'aside'), done: inside(end(), 'aside') }
          : { stop: boundary('sub', 'signal', { reference: 'go' }), serve }),
      },
      flows: ['s > sub', 'is > f', 'f > a', 'f > x', 'a > j', 'x > j 0', 'x > gone 1', 'j > ie', 'sub > e', ...(where === 'in an event sub-process' ? ['begins > serve', 'serve > done'] : ['stop > serve', 'serve > e'])],
    };
    expect(served(p, 1)).toEqual([45]);
  });

  it('is not heard by what it begins', () => {
    const p: Parts = {
      nodes: {
        s: { ...at(10), pool: 'Q' }, work: { ...nobody(500), pool: 'Q' }, e: { ...end(), pool: 'Q' },
        aside: { ...subProcess({ triggeredByEvent: true }), pool: 'Q' }, begins: { ...inside({ ...start(null), definitions: [{ kind: 'signal', reference: 'go' }] }, 'aside'), pool: 'Q' }, serve: { ...inside(serve, 'aside'), pool: 'Q' }, done: { ...inside(end(), 'aside'), pool: 'Q' },
        again: { ...inside(subProcess({ triggeredByEvent: true }), 'aside'), pool: 'Q' }, calls: { ...inside({ ...start(null), definitions: [{ kind: 'signal', reference: 'go' }] }, 'again'), pool: 'Q' }, late: { ...inside(nobody(30), 'again'), pool: 'Q' }, gone: { ...inside(end(), 'again'), pool: 'Q' },
      },
      flows: ['s > work', 'work > e', 'begins > serve', 'serve > done', 'calls > late', 'late > gone'], pools: { P: { order: 0 }, Q: { order: 1 } },
    };
    // The event sub-process of the event sub-process would take the place of the service and last until 80.
    expect(served(p, 1)).toEqual([45]);
  });
});

describe('a backlog', () => {
  it('of several sources hears a signal source by source', () => {
    const { sources, ...program } = programOf({
      nodes: { s: at(58), until: hears('go'), serve, e: end(), t: at(58), until2: hears('go'), serve2: serve, more: task(fixed(50), 'Q'), caller: at(0), go: throws('go'), after: task(fixed(1), 'Q'), wait: nobody(22), called: end() },
      flows: ['s > until', 'until > serve', 'serve > e', 't > until2', 'until2 > serve2', 'serve2 > more', 'more > e', 'caller > go', 'go > wait', 'wait > after', 'after > called'], roles: { R: {}, Q: {} },
    });
    const waiting = { ...program, sources: sources.map((source) => ({ ...source, backlog: source.node === program.nodeIds.findIndex((id) => id === 'caller') ? 0 : 2 })) };
    // Two of the first source are served until 10, two of the second until 15 and 20; “more” takes these from 15 to 65 and to 115. The caller, there from 22 on, is done at 116.
    expect(run(waiting, { seed: 1, replication: 0, cases: 1, warmUpCases: 0, recordCycleTimes: true })!.cycleTimes[0]).toBe(116);
  });
});

import { describe, expect, it } from 'vitest';
import { scenarioReport } from '../../../shared/analysis/scenarioReport.ts';
import { translator } from '../../../shared/i18n/translator.ts';
import { flowId, nodeId } from '../../../shared/model/ids.ts';
import { replayOf } from '../../../shared/replay/Replay.ts';
import { compile } from '../../../shared/simulation/compile.ts';
import { run } from '../../../shared/simulation/run.ts';
import { boundary, buildModel, cycleTimes, end, exponential, fixed, gateway, nobody, programOf, start, subProcess, task, type Parts } from './buildModel.ts';

type Row = Readonly<Record<string, unknown>>;

const t = translator('en');
const rarely = start(fixed(100_000));
const call = (process: string, more: Row = {}): Row => ({ ...task(null, null), kind: 'callActivity', calledElement: process, ...more });
const inQ = (row: Row): Row => ({ ...row, pool: 'Q' });
const first = (parts: Parts) => cycleTimes(parts, 1)[0];
const warningsOf = (parts: Parts) => {
  const compiled = compile(buildModel(parts));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return compiled.value.warnings.map((warning) => t(warning));
};
const errorsOf = (parts: Parts) => {
  const compiled = compile(buildModel(parts));
  return compiled.ok ? [] : compiled.error.map(({ code, element, message }) => ({ code, element, message: t(message) }));
};
const pools = { P: { order: 0 }, Q: { order: 1, name: 'Checking' } };

/** Process Q: two steps, one after the other, by one person of R. */
const called: Parts['nodes'] = { qs: inQ(start(null)), a: inQ(task(exponential(10), 'R')), b: inQ(task(exponential(10), 'R')), qe: inQ(end()) };
const calledFlows = ['qs > a', 'a > b', 'b > qe'];
const twice: Parts = {
  nodes: { s: start(exponential(100)), c1: call('Q'), m: nobody(5), c2: call('Q'), e: end(), ...called }, flows: ['s > c1', 'c1 > m', 'm > c2', 'c2 > e', ...calledFlows], roles: { R: {} }, pools,
};

describe('a call of a process that the model shows', () => {
  it('is what the same steps are in a sub-process', () => {
    const around = (frame: Row, within: Row): Parts => ({
      nodes: { s: start(exponential(50)), c: frame, e: end(), ...Object.fromEntries(Object.entries(called).map(([id, node]) => [id, { ...node, ...within }])) },
      flows: ['s > c', 'c > e', ...calledFlows], roles: { R: {} }, pools,
    });

    expect(cycleTimes(around(call('Q'), {}), 200)).toEqual(cycleTimes(around(subProcess(), { pool: 'P', parent: 'c' }), 200));
    expect(warningsOf(around(call('Q'), {}))).toEqual([]);
  });

  it('from two places is two sub-processes with the same content', () => {
    const copy = Object.fromEntries(Object.entries(called).map(([id, node]) => [`c2/${id}`, { ...node, pool: 'P', parent: 'c2', name: id }]));
    const drawn: Parts = {
      nodes: { ...twice.nodes, c1: subProcess(), c2: subProcess(), ...Object.fromEntries(Object.entries(called).map(([id, node]) => [id, { ...node, pool: 'P', parent: 'c1' }])), ...copy },
      flows: ['s > c1', 'c1 > m', 'm > c2', 'c2 > e', ...calledFlows, 'c2/qs > c2/a', 'c2/a > c2/b', 'c2/b > c2/qe'].map((flow) => {
        const [source = '', , target = ''] = flow.split(' ');
        return source.startsWith('c2/') ? { source, target, id: `c2/${source.slice(3)}-${target.slice(3)}` } : flow;
      }),
      roles: { R: {} }, pools,
    };

    expect(cycleTimes(twice, 200)).toEqual(cycleTimes(drawn, 200));
  });

  it('keeps its own people: those of its lanes, or of its pool', () => {
    const p = (lane: string | null): Parts => ({
      nodes: { s: rarely, c: { ...call('Q'), lane: 'L' }, e: end(), qs: inQ(start(null)), a: { ...inQ(nobody(10)), lane, work: { duration: fixed(10), requirements: null, shiftEnd: 'suspend', priority: 0, fixedCost: 0 } }, qe: inQ(end()) },
      flows: ['s > c', 'c > e', 'qs > a', 'a > qe'], roles: { Mine: { costPerHour: 600 }, Theirs: { costPerHour: 60 }, Pool: { costPerHour: 6 } },
      lanes: { L: { role: 'Mine' }, M: { pool: 'Q', role: 'Theirs' } }, pools: { ...pools, Q: { ...pools.Q, role: 'Pool' } },
    });
    const roleOf = (parts: Parts) => { const { nodeIds, requirementStart, requirementRole, roleIds } = programOf(parts); return roleIds[requirementRole[requirementStart[nodeIds.indexOf(nodeId('a'))]!]!]; };

    expect(roleOf(p('M'))).toBe('Theirs');
    expect(roleOf(p(null))).toBe('Pool');
  });

  it('goes inwards: a called process may call another one', () => {
    const inO = (row: Row): Row => ({ ...row, pool: 'O' });
    const p: Parts = {
      nodes: { s: rarely, c1: call('Q'), c2: call('O'), e: end(), qs: inQ(start(null)), qc: inQ(call('O')), qe: inQ(end()), os: inO(start(null)), work: inO(nobody(7)), oe: inO(end()) },
      flows: ['s > c1', 'c1 > c2', 'c2 > e', 'qs > qc', 'qc > qe', 'os > work', 'work > oe'], pools: { ...pools, O: { order: 2 } },
    };

    expect(first(p)).toBe(14);
  });

  it('throws its errors to the edge of the call, is repeated with it, and ends alone', () => {
    const failing: Parts = {
      nodes: { s: rarely, c: call('Q'), caught: boundary('c', 'error', { reference: 'E' }), fix: nobody(3), after: nobody(100), e: end(), qs: inQ(start(null)), a: inQ(nobody(10)), fail: inQ(end('error', 'E')) },
      flows: ['s > c', 'c > after', 'after > e', 'caught > fix', 'fix > e', 'qs > a', 'a > fail'], pools,
    };
    const repeated: Parts = { nodes: { s: rarely, c: call('Q', { loop: { kind: 'multiInstanceSequential', count: 3 } }), after: nobody(1), e: end(), qs: inQ(start(null)), a: inQ(nobody(10)), stop: inQ(end('terminate')) }, flows: ['s > c', 'c > after', 'after > e', 'qs > a', 'a > stop'], pools };

    expect(first(failing)).toBe(13);
    expect(first(repeated)).toBe(31);
  });

  it('has its event sub-processes stand ready while it lasts', () => {
    const p: Parts = {
      nodes: {
        s: rarely, before: nobody(50), c: call('Q'), e: end(), qs: inQ(start(null)), a: inQ(nobody(100)), qe: inQ(end()),
        aside: inQ(subProcess({ triggeredByEvent: true })), after: { ...inQ(start(null)), parent: 'aside', definitions: [{ kind: 'timer', expression: 'PT20M' }] }, help: { ...inQ(nobody(5)), parent: 'aside' }, done: { ...inQ(end()), parent: 'aside' },
      },
      flows: ['s > before', 'before > c', 'c > e', 'qs > a', 'a > qe', 'after > help', 'help > done'], pools,
    };

    expect(first(p)).toBe(75);
  });

  it('leaves a process that cases begin from outside as it is, and copies what is called', () => {
    const own: Parts = { ...twice, nodes: { ...twice.nodes, qs: inQ(start(exponential(1_000))) } };
    const timed: Parts = { ...twice, nodes: { ...twice.nodes, timed: inQ({ ...start(null), definitions: [{ kind: 'message' }] }) }, flows: [...twice.flows, 'timed > b'] };
    const count = (parts: Parts, id: string) => programOf(parts).nodeIds.filter((each) => each === id).length;

    expect([count(own, 'a'), count(timed, 'a'), count(timed, 'b')]).toEqual([3, 2, 3]);
    expect(programOf(own).sources).toHaveLength(2);
    expect(warningsOf(timed)).not.toContain('No case comes in at “qs”, because it says nothing about arrivals.');
  });

  it('finds the process with the prefix of a namespace, too', () => {
    expect(first({ ...twice, nodes: { ...twice.nodes, c2: call('tns:Q') } })).toBe(first(twice));
  });

  it('lets people do a step in every call, and binds those of one call to it', () => {
    const staffed: Parts = {
      ...twice, roles: { R: {} }, people: { Ann: { roles: ['R'], steps: ['a'] }, Ben: { roles: ['R'], steps: ['b'], durations: { b: fixed(1) } } },
    };
    const bound: Parts = { ...twice, nodes: { ...twice.nodes, b: inQ(task(fixed(10), 'R', { work: { performer: { rule: 'notSameAs', step: 'a' } } })) }, people: { Ann: { roles: ['R'] }, Ben: { roles: ['R'] } } };
    const doers = (parts: Parts) => {
      const { activities, personIds, nodeIds } = run(programOf(parts), { seed: 1, replication: 0, cases: 1, warmUpCases: 0, traceCases: 1 })!.trace!;
      return Array.from(activities.node, (node, row) => `${nodeIds[node]} ${personIds[activities.person[row]!] ?? '–'}`).filter((doing) => !doing.startsWith('m'));
    };

    expect(doers(staffed)).toEqual(['a Ann', 'b Ben', 'a Ann', 'b Ben']);
    const [one, two, three, four] = doers(bound).map((doing) => doing.slice(2));
    expect([one === two, three === four]).toEqual([false, false]);
  });
});

describe('what a run says of a process that is called from two places', () => {
  const model = buildModel(twice);
  const program = programOf(twice);
  const replication = run(program, { seed: 1, replication: 0, cases: 200, warmUpCases: 0, traceCases: 20 })!;
  const { steps } = scenarioReport({ variant: null, name: '', warmUp: [], model, program, replications: [replication], confidence: 0.95 }).measures;

  it('is about its steps as they are drawn, in all calls', () => {
    expect(Object.keys(steps)).toEqual(['m', 'a', 'b'].toSorted((x, y) => program.nodeIds.indexOf(nodeId(x)) - program.nodeIds.indexOf(nodeId(y))));
    expect(steps[nodeId('a')]!.executionsPerCase.mean).toBe(2);
    // All time of a case is spent in the calls, or in the 5 minutes between them.
    const inCalls = (['a', 'b'] as const).map((id) => steps[nodeId(id)]!.executionsPerCase.mean * (steps[nodeId(id)]!.processing.mean + steps[nodeId(id)]!.waiting.mean));
    const mean = cycleTimes(twice, 200).reduce((sum, time) => sum + time, 0) / 200;
    expect(inCalls[0]! + inCalls[1]! + 5).toBeCloseTo(mean, 8);
  });

  it('can be replayed: every token is where it is drawn', () => {
    const { activities, moves, nodeIds, flowIds } = replication.trace!;
    const replay = replayOf(replication.trace!, model);
    const [a] = [nodeIds.indexOf('a')];

    expect(new Set([...activities.node].map((node) => nodeIds.indexOf(nodeIds[node]!) === node))).toEqual(new Set([true]));
    expect(new Set([...moves.flow].map((flow) => Object.hasOwn(model.flows, flowId(flowIds[flow]!)) && flowIds.indexOf(flowIds[flow]!) === flow))).toEqual(new Set([true]));
    expect([...activities.visit].filter((_, row) => activities.case[row] === 0 && activities.node[row] === a)).toEqual([0, 1]);
    expect(replay.workAtNode[a]!.peak).toBeGreaterThan(0);
    // Where it works or waits, a case is nowhere else.
    expect(nodeIds.filter((id, node) => id === 'a' && replay.workAtNode[node]!.peak > 0)).toHaveLength(1);
  });

  it('says each warning once', () => {
    const untimed: Parts = { ...twice, nodes: { ...twice.nodes, a: inQ(task(null, 'R')) } };

    expect(warningsOf(untimed)).toEqual(['Steps without a duration: 1. 30 min on average are assumed (a).']);
  });

  it('says where a promise looks at one of the calls only', () => {
    expect(warningsOf({ ...twice, promises: { W: { name: 'Quick', measure: { from: 'a', to: null, within: { value: 1, unit: 'h' }, target: 0.9, calendar: null } } } }))
      .toEqual(['Promise “Quick” is measured at a step of a process that is called from several places: only one of them is looked at.']);
  });

  it('names the step in its own process when it cannot be simulated', () => {
    const [error] = errorsOf({ ...twice, nodes: { ...twice.nodes, x: inQ(gateway('exclusive')), other: inQ(end()) }, flows: [...twice.flows.filter((flow) => flow !== 'b > qe'), 'b > x', 'x > qe 0.5', 'x > other 0.2'] });

    expect(error).toMatchObject({ code: 'shares', element: 'x' });
  });
});

describe('a call that cannot be followed', () => {
  it.each(['Elsewhere', 'B', 'M'])('is a step with a time of its own, and a warning says so: %s', (name) => {
    const p: Parts = {
      nodes: { s: rarely, c: call(name, { work: { ...(task(fixed(12), null)['work'] as object) } }), e: end(), ms: { ...start(null), pool: 'M', definitions: [{ kind: 'message' }] }, ma: { ...nobody(1), pool: 'M' } },
      flows: ['s > c', 'c > e', 'ms > ma'], pools: { ...pools, B: { kind: 'blackBox', order: 2, name: 'B' }, M: { order: 3, name: 'M' } },
    };

    expect(first(p)).toBe(12);
    expect(warningsOf(p)).toContain(`“c” calls “${name}”, and this model does not show what happens there: it is simulated as a step with a time of its own.`);
  });

  it('is a step without more ado where nothing is called', () => {
    const { calledElement: _, ...step } = call('');
    expect(warningsOf({ nodes: { s: rarely, c: { ...step, work: task(fixed(12), null)['work'] }, e: end() }, flows: ['s > c', 'c > e'] })).toEqual([]);
  });

  it('is refused where a process comes back to itself', () => {
    const p: Parts = { nodes: { s: rarely, c: call('Q'), e: end(), qs: inQ(start(null)), again: inQ(call('P')), qe: inQ(end()) }, flows: ['s > c', 'c > e', 'qs > again', 'again > qe'], pools: { ...pools, P: { order: 0, name: 'Selling' } } };

    expect(errorsOf(p)).toEqual([{ code: 'recursiveCall', element: 'again', message: '“again” calls process “Selling”, which is under way itself then: Selling → Checking → Selling.' }]);
  });

  it('says that a time of its own is not used where the process is shown', () => {
    expect(warningsOf({ ...twice, nodes: { ...twice.nodes, c1: call('Q', { work: task(fixed(12), null)['work'] }) } })).toContain('“c1” has a time of its own, which is not used: what happens in “Checking”, which it calls, is simulated.');
  });
});

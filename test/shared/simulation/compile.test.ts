import { describe, expect, it } from 'vitest';
import { translator } from '../../../shared/i18n/translator.ts';
import { compile } from '../../../shared/simulation/compile.ts';
import { boundary, buildModel, catchMessage, end, exponential, fixed, gateway, start, subProcess, task, timer, weekdays, type Parts } from './buildModel.ts';

const t = translator('en');
const nobody = task(fixed(1), null);
const base: Parts = { nodes: { s: start(fixed(10)), a: nobody, e: end() }, flows: ['s > a', 'a > e'] };
const withNode = (a: Parts['nodes'][string], more: Partial<Parts> = {}): Parts => ({ ...base, nodes: { ...base.nodes, a }, ...more });

const errorsOf = (parts: Parts) => {
  const compiled = compile(buildModel(parts));
  return compiled.ok ? [] : compiled.error.map(({ element, message, advice }) => ({ element, text: t(message), advice: t(advice) }));
};
const warningsOf = (parts: Parts) => {
  const compiled = compile(buildModel(parts));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return compiled.value.warnings.map((warning) => t(warning));
};

describe('what cannot be simulated is refused with element, reason and advice', () => {
  it.each<[string, Parts, string | null, string]>([
    ['nothing to begin at', { nodes: { a: nobody, b: nobody }, flows: ['a > b', 'b > a'] }, null, 'No start event: no case can begin.'],
    ['shares that do not add up', { nodes: { s: start(fixed(1)), x: gateway('exclusive'), a: nobody, b: nobody }, flows: ['s > x', 'x > a 0.5', 'x > b 0.49'] }, 'x', 'The shares of the ways out of “x” add up to 99%, not 100%.'],
    ['shares above 100 %', { nodes: { s: start(fixed(1)), x: gateway('exclusive'), a: nobody, b: nobody }, flows: ['s > x', 'x > a 1', 'x > b 0.2'] }, 'x', 'The shares of the ways out of “x” add up to 120%, not 100%.'],
    ['an immortal loop', { nodes: { s: start(fixed(1)), m: gateway('exclusive'), a: nobody, x: gateway('exclusive'), e: end() }, flows: ['s > m', 'm > a', 'a > x', 'x > m 1', 'x > e 0'] }, 's', 'From “s” no case can reach an end: s, m, a, x go round for ever.'],
    ['an unknown role', withNode(task(fixed(1), 'Ghost')), 'a', '“a” asks for role “Ghost”, which is not in the model.'],
    ['a role without people', withNode(task(fixed(1), 'R'), { roles: { R: { headcount: 0 } } }), 'R', '“a” needs 1 of role “R”, which has 0.'],
    ['more people than there are', withNode(task(fixed(1), null, { work: { requirements: [{ role: 'R', quantity: 3 }] } }), { roles: { R: { headcount: 2 } } }), 'R', '“a” needs 3 of role “R”, which has 2.'],
    ['a calendar that never opens', withNode(task(fixed(1), 'R'), { roles: { R: { calendar: 'c' } }, calendars: { c: { week: [] } } }), 'c', 'Calendar “c” of “R” has no working hours.'],
    ['people who never meet', withNode(task(fixed(1), null, { work: { requirements: [{ role: 'A', quantity: 1 }, { role: 'B', quantity: 1 }] } }), { roles: { A: { calendar: 'am' }, B: { calendar: 'pm' } }, calendars: { am: { week: weekdays(540, 720) }, pm: { week: weekdays(780, 1020) } } }), null, '“a” needs A, B together, but their working hours never overlap.'],
    ['people with different queue orders', withNode(task(fixed(1), null, { work: { requirements: [{ role: 'A', quantity: 1 }, { role: 'B', quantity: 1 }] } }), { roles: { A: { queueOrder: 'lifo' }, B: {} } }), null, '“a” needs A, B together, but they take up work in different orders.'],
    ['times out of order', withNode(task({ kind: 'triangular', unit: 'min', min: 5, mode: 1, max: 9 }, null)), 'a', 'The times of “a” are out of order: the least must not exceed the greatest, and the mode lies between.'],
    ['a limit that leaves nothing', withNode(task({ kind: 'exponential', unit: 'min', mean: 1, min: 50 }, null)), 'a', 'The limits of the time of “a” leave out nearly every value it can take.'],
    ['an expression that is not over attributes', withNode(task({ kind: 'expression', unit: 'min', feel: 'amount * 2' }, null)), 'a', '“a”: “amount * 2” is not FEEL over the attributes of the case.'],
    ['an expression that reads the clock', withNode(task({ kind: 'expression', unit: 'min', feel: 'if now() > now() then 1 else 2' }, null)), 'a', '“a”: “if now() > now() then 1 else 2” is not FEEL over the attributes of the case.'],
    ['arrivals without gap', { ...base, nodes: { ...base.nodes, s: start(fixed(0)) } }, 's', 'The time between cases at “s” is always 0.'],
    ['a hand-off that is always rejected', { ...base, nodes: { ...base.nodes, b: nobody }, flows: ['s > a', { source: 'a', target: 'b', id: 'h', handOff: { rejectProbability: 1 } }, 'b > e'] }, 'h', 'Hand-off “h” is always rejected, so no case can pass.'],
    ['a parallel join behind an exclusive choice', { nodes: { s: start(fixed(1)), x: gateway('exclusive'), a: nobody, b: nobody, j: gateway('parallel'), e: end() }, flows: ['s > x', 'x > a 0.5', 'x > b 0.5', 'a > j', 'b > j', 'j > e'] }, 'j', 'Parallel gateway “j” waits for ever: never do two tokens of a case come to it at once.'],
    ['a complex join', { nodes: { s: start(fixed(1)), f: gateway('parallel'), a: nobody, b: nobody, j: gateway('complex'), e: end() }, flows: ['s > f', 'f > a', 'f > b', 'a > j', 'b > j', 'j > e'] }, 'j', 'Complex gateway “j” joins 2 ways, but does not say after how many tokens it goes on.'],
    ['more roles than there is room for', withNode(nobody, { roles: Object.fromEntries(Array.from({ length: 4_096 }, (_, i) => [`R${i}`, {}])) }), null, 'The model has 4096 roles; 4095 can be simulated.'],
    ['a time zone that is none', { ...base, settings: { timeZone: 'Mars/Olympus' } }, null, '“Mars/Olympus” is not a time zone.'],
    ['a start that is no date', { ...base, settings: { start: '2026-02-30T08:00' } }, null, 'The start of the run, “2026-02-30T08:00”, is not a date and time.'],
  ])('%s', (_, parts, element, text) => {
    const errors = errorsOf(parts);
    expect(errors).toContainEqual(expect.objectContaining({ element, text }));
    for (const { advice } of errors) expect(advice).toMatch(/^[A-Z].*\.$/);
  });
});

describe('what a model leaves open is assumed, and said', () => {
  it('a drawn process runs at once: times, people and arrivals', () => {
    const parts: Parts = {
      nodes: { s: { ...start(null), lane: 'L' }, a: { ...task(null, null, { work: { requirements: null } }), lane: 'L' }, b: { ...task(null, null, { work: { requirements: null } }), kind: 'serviceTask', lane: 'L' }, e: { ...end(), lane: 'L' } },
      flows: ['s > a', 'a > b', 'b > e'], lanes: { L: { name: 'Back office' } },
    };
    expect(warningsOf(parts)).toEqual([
      '“Back office” has no role: 1 person, always available, is assumed.',
      'Steps without a duration: 1. 30 min on average are assumed (a).',
      'Automatic steps without a duration: 1. 1 min is assumed (b).',
      '“s” says nothing about arrivals: one case every 45 min on average is assumed, so that the busiest role is about three quarters busy.',
    ]);
    const compiled = compile(buildModel(parts));
    expect(compiled.ok && compiled.value.chosenGap).toBe(45);
    expect(compiled.ok && compiled.value.program.roleIds).toEqual(['L']);
  });

  it('a variant gets the gap that its base chose', () => {
    const parts: Parts = { ...base, nodes: { ...base.nodes, s: start(null) } };
    const compiled = compile(buildModel(parts), { defaultGap: 17 });
    expect(compiled.ok && compiled.value.chosenGap).toBe(17);
  });

  it('nobody of ours stands in a customer lane', () => {
    const compiled = compile(buildModel({ ...base, nodes: { ...base.nodes, a: { ...task(fixed(5), null, { work: { requirements: null } }), lane: 'L' } }, lanes: { L: { laneKind: 'customer' } } }));
    expect(compiled.ok && compiled.value.program.roleIds).toEqual([]);
  });

  it.each<[string, Parts, RegExp]>([
    ['equal shares', { nodes: { s: start(fixed(1)), x: gateway('exclusive'), a: nobody, b: nobody }, flows: ['s > x', 'x > a', 'x > b'] }, /ways out of “x” have no shares/],
    ['a timer without time', { ...base, nodes: { ...base.nodes, a: timer(null) } }, /“a” does not say how long it waits/],
    ['an answer of a partner', { ...base, pools: { P: {}, Q: { kind: 'blackBox', name: 'Bank' } }, nodes: { ...base.nodes, a: catchMessage() }, flows: ['s > a', 'a > e', { kind: 'messageFlow', id: 'm', source: 'Q', target: 'a' }] }, /“Bank” has no response time/],
    ['a boundary event without probability', { ...base, nodes: { ...base.nodes, b: boundary('a', 'error'), z: end() }, flows: [...base.flows, 'b > z'] }, /“b” has no probability/],
    ['a loop without count', withNode(task(fixed(1), null, { loop: { kind: 'standard', count: null } })), /“a” repeats, but not how often/],
    ['a condition of a loop over what no attribute is', withNode(task(fixed(1), null, { loop: { kind: 'standard', count: 3, condition: 'x > 3', testBefore: true } })), /^The loop of “a” goes on by its count: its condition cannot be read over case attributes\.$/m],
    ['when instances are enough', withNode(task(fixed(1), null, { loop: { kind: 'multiInstanceParallel', count: 4, condition: 'nrOfCompletedInstances >= 2' } })), /^All instances of “a” are done: its completion condition is not simulated\.$/m],
    ['a condition that nobody knows', withNode({ kind: 'intermediateCatchEvent', definitions: [{ kind: 'conditional', expression: 'stock > 0' }], delay: null }), /“a” does not say how long it waits.*pass at once/],
    ['a signal that nobody sends', withNode({ kind: 'intermediateCatchEvent', definitions: [{ kind: 'signal', reference: 'Go' }], delay: null }), /“a” does not say how long it waits.*pass at once/],
    ['due dates, without any promise', withNode(task(fixed(1), 'R'), { roles: { R: { queueOrder: 'earliestDue' } } }), /“R” takes up what is due first, but no promise says when a case is due/],
    ['a timed send task in a lane with people', withNode({ ...task(fixed(5), null, { work: { requirements: null } }), kind: 'sendTask', lane: 'L' }, { lanes: { L: { role: 'R' } }, roles: { R: {} } }), /take nobody’s time: 1 \(a\)/],
    ['an event sub-process', { ...base, nodes: { ...base.nodes, v: subProcess({ triggeredByEvent: true }) } }, /event sub-process “v” never begins/],
  ])('%s', (_, parts, text) => {
    expect(warningsOf(parts).join('\n')).toMatch(text);
  });

  it('reads an ISO 8601 duration where a timer has no delay of its own', () => {
    const compiled = compile(buildModel({ ...base, nodes: { ...base.nodes, a: { kind: 'intermediateCatchEvent', definitions: [{ kind: 'timer', expression: 'PT1H30M' }], delay: null } } }));
    expect(compiled.ok && compiled.value.program.distributionMean[compiled.value.program.delay[1] ?? -1]).toBe(90);
  });
});

describe('the time of a timer', () => {
  const delayOf = (definition: object, name: string) => {
    const compiled = compile(buildModel({ ...base, nodes: { ...base.nodes, b: { ...boundary('a', 'timer'), definitions: [{ kind: 'timer', ...definition }], name }, z: end() }, flows: [...base.flows, 'b > z'] }));
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
    const { program, warnings } = compiled.value;
    return { minutes: program.distributionMean[program.delay[program.nodeIds.findIndex((id) => id === 'b')] ?? -1], warnings: warnings.map((warning) => t(warning)).filter((text) => text.includes('Timer')) };
  };

  it('is its ISO 8601 duration, without a word', () => {
    expect(delayOf({ expression: 'P7D' }, 'a week')).toEqual({ minutes: 7 * 1_440, warnings: [] });
  });

  it.each([['7 days', 7 * 1_440], ['After 24 h', 24 * 60], ['30 min', 30], ['1.5 hours', 90], ['3 天后', 3 * 1_440], ['2小时', 120], ['1 week', 10_080]])('is read from the name “%s”, and that is said', (name, minutes) => {
    expect(delayOf({}, name)).toEqual({ minutes, warnings: [`Timer “${name}” has no time of its own: the one in its name is taken.`] });
  });

  it.each(['', 'Reminder', '3 reminders', '7', 'Escalate after 2 days', 'days'])('is not guessed from “%s”', (name) => {
    expect(delayOf({}, name).minutes).toBeUndefined();
    expect(delayOf({}, name).warnings.join()).toMatch(/has no time, so it never fires/);
  });

  it('is not taken from a name that stands beside a date, and is no number of minutes then', () => {
    expect(delayOf({ expression: '2026-03-01T00:00:00' }, '7 days')).toEqual({ minutes: 0, warnings: [] });
  });
});

describe('who does a step', () => {
  const drawn = task(fixed(5), null, { work: { requirements: null } });
  const rolesOf = (parts: Parts) => {
    const compiled = compile(buildModel(parts));
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
    const { program, warnings } = compiled.value;
    return { roles: Array.from(program.requirementRole, (role) => String(program.roleIds[role])), handOffs: program.handOffNames, warnings: warnings.map((warning) => t(warning)) };
  };

  it('in a pool without lanes, the people of the role that the pool names; nothing is handed over inside it', () => {
    const parts: Parts = { ...base, nodes: { ...base.nodes, a: drawn, b: drawn }, flows: ['s > a', 'a > b', 'b > e'], pools: { P: { role: 'Clerk' } }, roles: { Clerk: { headcount: 2 }, Idle: {} } };
    expect(rolesOf(parts)).toEqual({ roles: ['Clerk', 'Clerk'], handOffs: [], warnings: [] });
  });

  it('in a lane, the role of the lane, whatever the pool says; between the two, work is handed over', () => {
    const parts: Parts = {
      ...base, nodes: { ...base.nodes, a: drawn, b: { ...drawn, lane: 'L' }, e: { ...end(), lane: 'L' } }, flows: ['s > a', 'a > b', 'b > e'],
      pools: { P: { role: 'Clerk' } }, lanes: { L: { role: 'Boss' } }, roles: { Clerk: {}, Boss: {} },
    };
    expect(rolesOf(parts)).toEqual({ roles: ['Clerk', 'Boss'], handOffs: ['a → b'], warnings: [] });
  });

  it('a role that the pool names and nobody declared is refused', () => {
    expect(errorsOf({ ...base, nodes: { ...base.nodes, a: drawn }, pools: { P: { role: 'Ghost' } } })).toContainEqual(expect.objectContaining({ element: 'P' }));
  });

  it('inside a sub-process, the people of the lane that the sub-process stands in', () => {
    const parts: Parts = {
      ...base, nodes: { s: { ...start(fixed(10)), lane: 'L' }, sub: { ...subProcess(), lane: 'L' }, in: { ...start(null), parent: 'sub' }, a: { ...drawn, parent: 'sub' }, out: { ...end(), parent: 'sub' }, e: { ...end(), lane: 'L' } },
      flows: ['s > sub', 'in > a', 'a > out', 'sub > e'], pools: { P: { role: 'Clerk' } }, lanes: { L: { role: 'Boss' } }, roles: { Clerk: {}, Boss: {} },
    };
    expect(rolesOf(parts)).toEqual({ roles: ['Boss'], handOffs: [], warnings: [] });
  });
});

describe('a program', () => {
  it('survives structured clone, so a worker can have it', () => {
    const compiled = compile(buildModel({ ...base, nodes: { ...base.nodes, s: start(exponential(5)) } }));
    expect(compiled.ok && structuredClone(compiled.value.program)).toEqual(compiled.ok && compiled.value.program);
  });
});

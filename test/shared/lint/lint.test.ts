import { describe, expect, it } from 'vitest';
import { lint, RULES } from '../../../shared/lint/lint.ts';
import { translator } from '../../../shared/i18n/translator.ts';
import { flowId, nodeId, poolId } from '../../../shared/model/ids.ts';
import { emptyModel } from '../../../shared/model/emptyModel.ts';
import type { ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { drawn, laned } from './drawn.ts';

const of = (rule: string, model: ProcessModel) => lint(model).filter((problem) => problem.rule === rule).map((problem) => problem.at);
const simple = drawn('s:start a:task e:end', 's>a a>e');

const work = { duration: { kind: 'fixed', unit: 'min', value: 5 }, requirements: null, shiftEnd: 'suspend', priority: 0, fixedCost: 0 };
const three = (nodes: Readonly<Record<string, Readonly<Record<string, unknown>>>>) => drawn('s:start a b c e:end', 's>a a>b b>c c>e', { nodes });
/** Step b of three, with something more about its work. */
const worked = (more: object) => three({ b: { work: { ...work, ...more } } });
const arriving = (more: object) => three({ s: { arrivals: { interArrival: { kind: 'fixed', unit: 'min', value: 9 }, calendar: null, reading: 'working', batchSize: 1, ...more } } });
const promising = (from: string, to: string): ProcessModel => ({
  ...three({}), promises: { P: { id: 'P', name: 'Soon', links: [], fields: {}, measure: { from, to, within: { value: 1, unit: 'day' }, target: 0.9, calendar: null } } } as never,
});
/** A clerk does step a; Ann is the only one with a name. */
const staffed = (person: { readonly roles: readonly string[]; readonly steps?: readonly string[] }): ProcessModel => ({
  ...three({ a: { work: { ...work, requirements: [{ role: 'Clerk', quantity: 1 }] } } }),
  roles: { Clerk: { id: 'Clerk', name: 'Clerk', headcount: 3, costPerHour: 0, calendar: null, queueOrder: 'fifo' } } as never,
  people: { Ann: { id: 'Ann', name: 'Ann', calendar: null, costPerHour: null, speed: 1, steps: null, ...person } } as never,
});

/** Ann serves two roles, and either may do step a. */
const mixed = (queueOrder: string): ProcessModel => ({
  ...three({ a: { work: { ...work, requirements: [{ role: 'Clerk', quantity: 1 }], alternatives: [[{ role: 'Boss', quantity: 1 }]] } } }),
  roles: Object.fromEntries([['Clerk', 'fifo'], ['Boss', queueOrder]].map(([id, order]) => [id, { id, name: id, headcount: 1, costPerHour: 0, calendar: null, queueOrder: order }])) as never,
  people: { Ann: { id: 'Ann', name: 'Ann', roles: ['Clerk', 'Boss'], calendar: null, costPerHour: null, speed: 1, steps: null } } as never,
});
const timing = (expression: string, delay: object | null = null) => drawn('s:start c:catch e:end', 's>c c>e', { nodes: { c: { definitions: [{ kind: 'timer', expression }], delay } } });
const beginning = (expression: string) => drawn('s:start a:task e:end', 's>a a>e', { nodes: { s: { definitions: [{ kind: 'timer', expression }], arrivals: null } } });
const joining = (more: Readonly<Record<string, unknown>>) => drawn('s:start p:and a b j:complexGateway e:end', 's>p p>a p>b a>j b>j j>e', { nodes: { j: more } });

/** Rule, a model that breaks it, where the finding stands, and a model that does not. */
const cases: readonly (readonly [rule: string, wrong: ProcessModel, at: readonly string[], right: ProcessModel])[] = [
  ['FLOW-01', drawn('s:start a e:end lost end2:end', 's>a a>e lost>end2'), ['lost'], simple],
  ['FLOW-02', drawn('s:start g:xor a b e:end', 's>g g>a g>b b>e'), ['a'], simple],
  ['FLOW-03', drawn('s:start g:xor a b j:and e:end', 's>g g>a g>b a>j b>j j>e'), ['j'], drawn('s:start g:and a b j:and e:end', 's>g g>a g>b a>j b>j j>e')],
  ['FLOW-04', drawn('s:start a e:end', 's>a a>e', { flows: { 'a>e': { target: null } } }), ['a>e'], simple],
  ['FLOW-05', drawn('s:start p:xor a b g:xor c d e:end', 's>p p>a p>b a>g b>g g>c g>d c>e d>e'), ['g'], simple],
  ['FLOW-06', drawn('s:start g:xor a e:end', 's>g g>a a>e'), ['g'], simple],
  ['FLOW-07', drawn('a e:end', 'a>e'), ['Pool'], simple],
  ['FLOW-08', drawn('s:start a', 's>a'), ['Pool'], simple],
  ['FLOW-11', drawn('s:start a e:end', 's>a a>e', {}), [], simple],
  ['FLOW-12', drawn('s:start g:event a c:catch e:end', 's>g g>a g>c a>e c>e'), ['a'], drawn('s:start g:event d:catch c:catch e:end', 's>g g>d g>c d>e c>e')],
  ['FLOW-13', drawn('s:start a b c e:end', 's>a a>b a>c b>e c>e'), ['a'], simple],
  ['FLOW-14', drawn('s:start g:xor b c e:end', 's>g g>b g>c b>e c>e', { flows: { 'g>b': { condition: 'x > 1' } } }), ['g>c'], drawn('s:start g:xor b c e:end', 's>g g>b g>c b>e c>e', { flows: { 'g>b': { condition: 'x > 1' }, 'g>c': { isDefault: true } } })],
  ['FLOW-15', drawn('s:start t:throw', 's>t', { nodes: { t: { definitions: [{ kind: 'link' }], name: 'Go' } } }), ['t'], drawn('s:start t:throw c:catch e:end', 's>t c>e', { nodes: { t: { definitions: [{ kind: 'link' }], name: 'Go' }, c: { definitions: [{ kind: 'link' }], name: 'Go' } } })],
  ['FLOW-16', drawn('s:start z:start a e:end', 's>a z>a a>e'), ['z'], drawn('s:start z:start a e:end', 's>a z>a a>e', { nodes: { z: { definitions: [{ kind: 'message' }] } } })],
  ['FLOW-17', drawn('s:start p:sub i:start k:end e:end', 's>p p>e i>k', { nodes: { i: { parent: 'p', definitions: [{ kind: 'timer' }] }, k: { parent: 'p' } } }), ['i'], drawn('s:start p:sub i:start k:end e:end', 's>p p>e i>k', { nodes: { i: { parent: 'p' }, k: { parent: 'p' } } })],
  ['FLOW-18', drawn('s:start r:receiveTask e:end', 's>r r>e', { nodes: { r: { instantiate: true } } }), ['r'], drawn('r:receiveTask e:end', 'r>e', { nodes: { r: { instantiate: true } } })],
  ['FLOW-18', drawn('s:start a g:event c:catch d:catch e:end', 's>a a>g g>c g>d c>e d>e', { nodes: { g: { instantiate: true } } }), ['g'], drawn('s:start g:event c:catch d:catch e:end', 's>g g>c g>d c>e d>e', { nodes: { g: { instantiate: true } } })],
  ['FLOW-18', drawn('s:start p:sub r:receiveTask k:end e:end', 's>p p>e r>k', { nodes: { r: { parent: 'p', instantiate: true }, k: { parent: 'p' } } }), ['r'], drawn('s:start r:receiveTask e:end', 's>r r>e', { nodes: { r: { instantiate: false } } })],
  ['LANE-01', laned(simple, { Desk: ['s', 'e'], Back: [] }), ['a'], laned(simple, { Desk: ['s', 'a', 'e'] })],
  ['LANE-02', laned(simple, { Desk: ['s', 'a', 'e'], Back: [] }), ['Back'], laned(simple, { Desk: ['s', 'a'], Back: ['e'] })],
  ['NAME-01', drawn('s:start a e:end', 's>a a>e', { nodes: { a: { name: ' ' } } }), ['a'], simple],
  ['NAME-02', drawn('s:start g:xor a b e:end', 's>g g>a g>b a>e b>e', { nodes: { g: { name: '' } } }), ['g'], drawn('s:start g:xor a b e:end', 's>g g>a g>b a>e b>e')],
  ['SIM-01', drawn('s:start g:xor a b e:end', 's>g g>a g>b a>e b>e', { flows: { 'g>a': { probability: 0.5 }, 'g>b': { probability: 0.4 } } }), ['g'], drawn('s:start g:xor a b c e:end', 's>g g>a g>b g>c a>e b>e c>e', { flows: { 'g>a': { probability: 0.333 }, 'g>b': { probability: 0.333 }, 'g>c': { probability: 0.333 } } })],
  ['SIM-02', drawn('s:start a:task e:end', 's>a a>e', { nodes: { a: { work: { duration: null, requirements: null, shiftEnd: 'suspend', priority: 0, fixedCost: 0 } } } }), ['a'], simple],
  ['SIM-04', { ...simple, people: { Ann: { id: 'Ann', name: 'Ann', roles: [], calendar: null, costPerHour: null, speed: 1, steps: null } } as never }, ['Pool'], staffed({ roles: ['Clerk'] })],
  ['SIM-05', staffed({ roles: ['Clerk'], steps: [] }), ['a'], staffed({ roles: ['Clerk'], steps: ['a'] })],
  ['SIM-06', worked({ batch: { size: null, maxWait: null, at: [], mode: 'together', perItem: null } }), ['b'], worked({ batch: { size: null, maxWait: null, at: [960], mode: 'together', perItem: null } })],
  ['SIM-07', worked({ performer: { rule: 'notSameAs', step: 'c' } }), ['b'], worked({ performer: { rule: 'notSameAs', step: 'a' } })],
  ['SIM-07', worked({ keepUntil: 'a' }), ['b'], worked({ keepUntil: 'c' })],
  ['SIM-08', arriving({ rates: Array.from({ length: 168 }, () => 0) }), ['s'], arriving({ rates: Array.from({ length: 168 }, (_, i) => i) })],
  ['SIM-08', arriving({ first: '2026-02-01T08:00', last: '2026-01-01T08:00' }), ['s'], arriving({ first: '2026-01-01T08:00', last: '2026-02-01T08:00' })],
  ['SIM-09', promising('c', 'a'), ['c'], promising('a', 'c')],
  ['SIM-10', mixed('priority'), ['a', 'Pool'], mixed('fifo')],
  ['SIM-11', joining({}), ['j'], joining({ activationCount: 2 })],
  ['SIM-11', joining({ activationCount: 3 }), ['j'], joining({ activationCondition: 'activationCount >= 1' })],
  ['SIM-12', timing('0 0 9 * * ?'), ['c'], timing('R3/PT1H')],
  ['SIM-12', timing('${due}'), ['c'], timing('2026-01-05T20:00:00Z')],
  ['SIM-12', timing('soon'), ['c'], timing('soon', { kind: 'fixed', unit: 'min', value: 9 })],
  ['SIM-12', beginning('0 0 9 * * ?'), ['s'], beginning('R/PT1H')],
  ['DRAW-01', { ...simple, geometry: { ...simple.geometry, [nodeId('e')]: { bounds: { x: 250, y: 20, width: 36, height: 36 } } } }, ['e'], simple],
];

describe('lint', () => {
  it.each(cases.filter(([, , at]) => at.length > 0))('%s finds what is wrong', (rule, wrong, at) => {
    expect(of(rule, wrong)).toEqual(at);
  });

  it.each(cases)('%s is silent where all is well', (rule, _wrong, _at, right) => {
    expect(of(rule, right)).toEqual([]);
  });

  it('finds nothing at all in a simple process that is complete', () => {
    expect(lint(simple)).toEqual([]);
    expect(lint(emptyModel('Empty'))).toEqual([]);
  });

  it('says each finding in both languages, naming the element', () => {
    for (const locale of ['en', 'zh-CN'] as const) {
      const t = translator(locale);
      for (const [rule, wrong] of cases) {
        for (const problem of lint(wrong).filter((each) => each.rule === rule)) {
          for (const text of [t(problem.message), t(problem.advice)]) {
            expect(text).not.toMatch(/\{\{|lint\./);
            expect(text.length).toBeGreaterThan(5);
          }
        }
      }
    }
  });

  it('mends what it offers to mend', () => {
    for (const [rule, wrong, at] of cases) {
      for (const problem of lint(wrong)) {
        if (problem.rule !== rule || !problem.fix) continue;
        const after = unwrap(problem.fix(wrong)).model;

        expect(of(rule, after), rule).not.toContain(at[0]);
      }
    }
  });

  it('keeps no state: the same model gives the same findings again', () => {
    const [, wrong] = cases[2]!;

    expect(lint(wrong).map(({ rule, at }) => `${rule} ${at}`)).toEqual(lint(wrong).map(({ rule, at }) => `${rule} ${at}`));
  });

  it('gives every rule its own stable id', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  });
});

describe('what starts the process', () => {
  const receiving = (more: object) => drawn('s:start a:task e:end r:receiveTask b:end', 's>a a>e r>b', { nodes: { r: { ...more } } });

  it.each(['receiveTask', 'event'])('may be a %s instead of a start event', (kind) => {
    const of7 = (instantiate: boolean) => of('FLOW-07', drawn(`r:${kind} c:catch d:catch e:end`, 'r>c r>d c>e d>e', { nodes: { r: { instantiate } } }));

    expect(of7(true)).toEqual([]);
    expect(of7(false)).toEqual(['Pool']);
  });

  it('is reached beside a start event; a task that only might start it is not', () => {
    expect(of('FLOW-01', receiving({ instantiate: true }))).toEqual([]);
    expect(of('FLOW-01', receiving({}))).toEqual(['r']);
  });
});

const found = (nodes: string, flows: string, more = {}) => lint(drawn(nodes, flows, more)).filter(({ rule }) => rule === 'FLOW-03').map(({ at, message }) => `${at} ${message.key.split('.').at(-1)}`);

describe('FLOW-03', () => {
  it('finds a join that waits for ways not taken, and ways that are never brought together', () => {
    expect(found('s:start g:xor a b j:and e:end', 's>g g>a g>b a>j b>j j>e')).toEqual(['j stuck']);
    expect(found('s:start g:and a b j:xor e:end', 's>g g>a g>b a>j b>j j>e')).toEqual(['j repeated']);
    expect(found('s:start g:and a b c e:end', 's>g g>a g>b a>c b>c c>e')).toEqual(['c repeated']);
    expect(found('s:start g:or a b j:and e:end', 's>g g>a g>b a>j b>j j>e')).toEqual(['j stuck']);
  });

  it('lets matching blocks pass, also when one stands in another', () => {
    expect(found('s:start g:and x:xor a b y:xor c j:and e:end', 's>g g>x x>a x>b a>y b>y y>j g>c c>j j>e')).toEqual([]);
    expect(found('s:start g:xor x:and a b y:and c j:xor e:end', 's>g g>x x>a x>b a>y b>y y>j g>c c>j j>e')).toEqual([]);
    expect(found('s:start g:or a b j:or e:end', 's>g g>a g>b a>j b>j j>e')).toEqual([]);
  });

  it('blames the inner block only', () => {
    expect(found('s:start g:and x:xor a b y:and c j:and e:end', 's>g g>x x>a x>b a>y b>y y>j g>c c>j j>e')).toEqual(['y stuck']);
  });

  it('raises no alarm on rework loops, ways that end early, or joins of several splits', () => {
    expect(found('s:start m:xor a g:xor e:end', 's>m m>a a>g g>m g>e')).toEqual([]);
    expect(found('s:start g:and a b x:xor e1:end j:and e:end', 's>g g>a g>b b>x x>e1 x>j a>j j>e')).toEqual([]);
    expect(found('s:start m:xor g:and a b j:and x:xor e:end', 's>m m>g g>a g>b a>j b>j j>x x>m x>e')).toEqual([]);
  });

  it('knows that an interrupting boundary event takes the token away', () => {
    const more = { nodes: { t: { attachedTo: 'a' } } };

    expect(found('s:start a t:boundary b c j:xor e:end', 's>a a>b t>c b>j c>j j>e', more)).toEqual([]);
  });
});

describe('flows that a file had wrong', () => {
  const two = drawn('s:start a b e:end', 's>a a>b b>e');
  const other = { id: poolId('Other'), kind: 'process', name: 'Other', order: 1 } as const;
  const across: ProcessModel = { ...two, pools: { ...two.pools, [other.id]: other }, nodes: { ...two.nodes, [nodeId('b')]: { ...two.nodes[nodeId('b')]!, pool: other.id }, [nodeId('e')]: { ...two.nodes[nodeId('e')]!, pool: other.id } } };

  it('FLOW-10 finds a sequence flow between pools, and makes it a message flow', () => {
    const problem = lint(across).find(({ rule }) => rule === 'FLOW-10')!;

    expect(problem.at).toBe('a>b');
    expect(unwrap(problem.fix!(across)).model.flows[flowId('a>b')]!.kind).toBe('messageFlow');
    expect(of('FLOW-10', two)).toEqual([]);
  });

  it('FLOW-09 finds a message flow inside a pool, and makes it a sequence flow', () => {
    const wrong: ProcessModel = { ...two, flows: { ...two.flows, [flowId('a>b')]: { kind: 'messageFlow', id: flowId('a>b'), name: 'm', source: nodeId('a'), target: nodeId('b') } } };
    const problem = lint(wrong).find(({ rule }) => rule === 'FLOW-09')!;

    expect(problem.at).toBe('a>b');
    expect(unwrap(problem.fix!(wrong)).model.flows[flowId('a>b')]!.kind).toBe('sequenceFlow');
    expect(of('FLOW-09', two)).toEqual([]);
  });

  it('FLOW-11 finds the second of two equal flows, and deletes it', () => {
    const second = { ...two.flows[flowId('a>b')]!, id: flowId('again') };
    const wrong: ProcessModel = { ...two, flows: { ...two.flows, [second.id]: second } };
    const problem = lint(wrong).find(({ rule }) => rule === 'FLOW-11')!;

    expect(problem.at).toBe('again');
    expect(Object.keys(unwrap(problem.fix!(wrong)).model.flows)).toEqual(Object.keys(two.flows));
  });
});

describe('ways that meet at an end event', () => {
  it('need no join: every token may end by itself', () => {
    expect(found('s:start g:and a b e:end', 's>g g>a g>b a>e b>e')).toEqual([]);
  });
});

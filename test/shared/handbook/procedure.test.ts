import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { raciOf } from '../../../shared/handbook/raci.ts';
import { readingOf, type Reading } from '../../../shared/handbook/Reading.ts';
import { interruptions, waysIn, waysOn } from '../../../shared/handbook/waysOn.ts';
import { nodeId } from '../../../shared/model/ids.ts';
import { boundary, buildModel, end, fixed, gateway, nobody, start, subProcess, task, timer, type Parts } from '../simulation/buildModel.ts';
import { plainSource, sampleDocument, SAMPLES } from './sampleSource.ts';

const readingOfParts = (parts: Parts) => readingOf(plainSource(buildModel(parts)));
const node = ({ model }: Reading, id: string) => model.nodes[nodeId(id)]!;
const numbered = ({ ordered, numberOf }: Reading) => ordered.flatMap(({ id }) => (numberOf(id) === undefined ? [] : [`${numberOf(id)} ${id}`]));

describe('the order of a procedure', () => {
  it('follows the flow, the more frequent branch first, and numbers only what is done or waited for', () => {
    const reading = readingOfParts({
      nodes: { s: start(null), a: nobody(1), x: gateway('exclusive'), rare: nobody(1), usual: nobody(1), j: gateway('exclusive'), w: timer(fixed(5)), e: end() },
      flows: ['s > a', 'a > x', 'x > rare 0.2', 'x > usual 0.8', 'rare > j', 'usual > j', 'j > w', 'w > e'],
    });

    expect(numbered(reading)).toEqual(['1 a', '2 usual', '3 rare', '4 w']);
  });

  it('numbers what stands in a sub-process within it', () => {
    const reading = readingOfParts({
      nodes: { s: start(null), a: nobody(1), sub: subProcess(), si: { ...start(null), parent: 'sub' }, b: { ...nobody(1), parent: 'sub' }, c: { ...nobody(1), parent: 'sub' }, z: nobody(1), e: end() },
      flows: ['s > a', 'a > sub', 'sub > z', 'z > e', 'si > b', 'b > c'],
    });

    expect(numbered(reading)).toEqual(['1 a', '2 sub', '2.1 b', '2.2 c', '3 z']);
  });

  it('tells every step once, loops and loose ends too, and none before one that leads to it unless a way leads back', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 9 }).chain((count) => fc.record({ count: fc.constant(count), ways: fc.uniqueArray(fc.tuple(fc.nat(count), fc.nat(count)), { selector: String, maxLength: 20 }) })), ({ count, ways }) => {
      const name = (i: number) => (i === 0 ? 's' : `t${i}`);
      const flows = ways.filter(([from, to]) => to !== 0 && from !== to);
      const reading = readingOfParts({ nodes: { s: start(null), ...Object.fromEntries(Array.from({ length: count }, (_, i) => [name(i + 1), nobody(1)])) }, flows: flows.map(([from, to]) => `${name(from)} > ${name(to)}`) });
      const position = new Map(reading.ordered.map(({ id }, i) => [String(id), i]));
      const isForward = flows.every(([from, to]) => from < to);

      expect(position.size).toBe(count + 1);
      expect(reading.ordered.length).toBe(count + 1);
      if (isForward) for (const [from, to] of flows) expect(position.get(name(from))!).toBeLessThan(position.get(name(to))!);
    }));
  });
});

describe('where a case goes, in words', () => {
  const parts: Parts = {
    nodes: {
      s: { ...start(null), name: 'Ordered' }, a: { ...nobody(1), name: 'Check' }, x: { ...gateway('exclusive'), name: 'Complete?' }, y: { ...gateway('exclusive'), name: 'Large?' },
      b: { ...nobody(1), name: 'Approve', lane: 'boss' }, c: { ...nobody(1), name: 'Ship' }, e: { ...end(), name: 'Refused' }, z: end('terminate'),
    },
    lanes: { boss: { name: 'Manager' } },
    flows: ['s > a', 'a > x', { source: 'x', target: 'y', name: 'yes', probability: 0.9 }, { source: 'x', target: 'e', name: 'no', probability: 0.1 }, { source: 'y', target: 'b', condition: 'amount > 500' }, { source: 'y', target: 'c', isDefault: true }, 'b > z'],
  };

  it('passes gateways with their questions, answers, conditions and shares', () => {
    const reading = readingOfParts(parts);

    expect(waysOn(reading, node(reading, 'a'))).toEqual([
      'Complete? yes (90%); Large? amount > 500: 2 Approve → Manager',
      'Complete? yes (90%); Large? otherwise: 3 Ship',
      'Complete? no (10%): End: Refused',
    ]);
    expect(waysOn(reading, node(reading, 'b'))).toEqual(['End of the whole case: z']);
  });

  it('says from where it comes', () => {
    const reading = readingOfParts(parts);

    expect(waysIn(reading, node(reading, 'a'))).toEqual(['Start: Ordered']);
    expect(waysIn(reading, node(reading, 'b'))).toEqual(['P: 1 Check']);
  });

  it('tells ways that are taken at the same time, and where they come together', () => {
    const reading = readingOfParts({ nodes: { s: start(null), f: gateway('parallel'), a: nobody(1), b: nobody(1), j: gateway('parallel'), c: nobody(1), e: end() }, flows: ['s > f', 'f > a', 'f > b', 'a > j', 'b > j', 'j > c', 'c > e'] });

    expect(waysOn(reading, node(reading, 's'))).toEqual(['at the same time: 1 a', 'at the same time: 2 b']);
    expect(waysOn(reading, node(reading, 'a'))).toEqual(['once all branches are there: 3 c']);
  });

  it('tells what may interrupt a step', () => {
    const reading = readingOfParts({ nodes: { s: start(null), a: nobody(60), late: { ...boundary('a', 'timer', { delay: fixed(120) }), name: 'Too late' }, h: nobody(1), e: end() }, flows: ['s > a', 'a > e', 'late > h', 'h > e'] });

    expect(interruptions(reading, node(reading, 'a'))).toEqual(['“Too late” after 2 h breaks it off: 2 h']);
  });

  it('passes any number of gateways that only one way leaves, and says where so many decide in a row that it stops', () => {
    const row = (count: number, ...besides: readonly string[]): Parts => {
      const gateways = Array.from({ length: count }, (_, i) => `g${i}`);
      return { nodes: { s: start(null), a: nobody(1), ...Object.fromEntries(gateways.map((id) => [id, gateway('exclusive')])), b: nobody(1), c: nobody(1), e: end() }, flows: ['s > a', 'a > g0', ...gateways.slice(1).map((id, i) => `g${i} > ${id}`), `g${count - 1} > b`, 'b > e', 'c > e', ...besides] };
    };
    const passing = readingOfParts(row(14));
    const deciding = readingOfParts(row(14, ...Array.from({ length: 14 }, (_, i) => `g${i} > c`)));

    expect(waysOn(passing, node(passing, 'a'))).toEqual(['2 b']);
    const ways = waysOn(deciding, node(deciding, 'a'));
    expect(ways.filter((way) => way.includes(' b'))).toEqual([]);
    expect(ways.at(-1)).toBe('and further ways, see the diagram');
  });

  it.each([3, 6, 9, 12, 60])('gives up on a mesh of %i gateways after a bounded number of them, and says so', (count) => {
    const gateways = Array.from({ length: count }, (_, i) => `g${i}`);
    const flows = gateways.flatMap((from) => gateways.filter((to) => to !== from).map((to) => `${from} > ${to}`));
    const reading = readingOfParts({ nodes: { s: start(null), a: nobody(1), ...Object.fromEntries(gateways.map((id) => [id, gateway('exclusive')])), b: nobody(1) }, flows: ['s > a', 'a > g0', ...flows, `g${count - 1} > b`] });
    let asked = 0;
    const counted: Reading = { ...reading, graph: { ...reading.graph, outgoing: (id) => { asked += 1; return reading.graph.outgoing(id); }, incoming: (id) => { asked += 1; return reading.graph.incoming(id); } } };

    const ways = waysOn(counted, node(reading, 'a'));
    const waysBack = waysIn(counted, node(reading, 'b'));

    expect(asked).toBeLessThan(5_000);
    expect(ways.at(-1)).toBe('and further ways, see the diagram');
    expect(waysBack).toEqual([count < 30 ? '1 a' : 'and from further steps, see the diagram']);
  });

  it('says where more steps lead to one than it tells', () => {
    const steps = Array.from({ length: 60 }, (_, i) => `t${i}`);
    const reading = readingOfParts({ nodes: { ...Object.fromEntries(steps.map((id) => [id, nobody(1)])), z: nobody(1) }, flows: steps.map((id) => `${id} > z`) });

    const ways = waysIn(reading, node(reading, 'z'));

    expect(ways).toHaveLength(25);
    expect(ways.at(-1)).toBe('and from further steps, see the diagram');
  });

  it('ends where gateways lead in a circle, and says that there was more', () => {
    const reading = readingOfParts({ nodes: { s: start(null), a: nobody(1), x: gateway('exclusive'), y: gateway('exclusive'), e: end() }, flows: ['s > a', 'a > x', 'x > y', 'y > x', 'y > e'] });

    expect(waysOn(reading, node(reading, 'a'))).toEqual(['y: End: e', 'and further ways, see the diagram']);
  });
});

describe('the RACI matrix', () => {
  it('has the lane answer, the people do, and the next lane informed', () => {
    const reading = readingOfParts({
      nodes: { s: { ...start(null), lane: 'desk' }, a: { ...task(fixed(1), 'Clerk'), lane: 'desk' }, b: { ...task(fixed(1), 'Expert'), lane: 'desk' }, c: { ...task(fixed(1), 'Boss'), lane: 'office' }, e: end() },
      lanes: { desk: { name: 'Desk', role: 'Clerk' }, office: { name: 'Office', role: 'Boss', order: 1 } },
      roles: { Clerk: {}, Expert: {}, Boss: {} },
      flows: ['s > a', 'a > b', 'b > c', 'c > e'],
    });
    const { parties, rows } = raciOf(reading);

    expect(parties).toEqual(['Desk', 'Office', 'Expert']);
    expect(rows.map(({ step, cells }) => [step.id, ...cells])).toEqual([['a', 'A/R', '', ''], ['b', 'A', 'I', 'R'], ['c', '', 'A/R', '']]);
  });

  it.each(SAMPLES)('has exactly one that answers for each step of %s', (name) => {
    const { rows } = raciOf(readingOf(plainSource(sampleDocument(name, 'en').master)));

    for (const { cells } of rows) expect(cells.filter((cell) => cell.startsWith('A'))).toHaveLength(1);
  });
});

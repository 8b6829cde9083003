import { describe, expect, it } from 'vitest';
import { experiment } from '../../../shared/analysis/experiment.ts';
import { linesOf, type Block, type Section } from '../../../shared/handbook/Handbook.ts';
import { handbookOf } from '../../../shared/handbook/handbookOf.ts';
import { emptyModel } from '../../../shared/model/emptyModel.ts';
import { nodeId } from '../../../shared/model/ids.ts';
import { here } from '../analysis/office.ts';
import { buildModel, end, fixed, nobody, start, subProcess, weekdays } from '../simulation/buildModel.ts';
import { plainSource, sampleDocument, sampleSource, SAMPLES } from './sampleSource.ts';

const all = (sections: readonly Section[]): readonly Section[] => sections.flatMap((section) => [section, ...all(section.sections)]);
const textsOf = (block: Block): readonly string[] => {
  switch (block.kind) {
    case 'paragraph': return [block.text];
    case 'list': return block.items;
    case 'facts': return block.facts.flatMap(({ label, value }) => [label, ...linesOf(value).map(({ text }) => text)]);
    case 'table': return [...block.columns.map(({ title }) => title), ...block.rows.flatMap((cells) => cells.flatMap((cell) => linesOf(cell).map(({ text }) => text)))];
    case 'picture': return [block.caption, block.description];
  }
};
const everything = (sections: readonly Section[]) => all(sections).flatMap(({ title, blocks }) => [title, ...blocks.flatMap(textsOf)]);

describe('the handbook', () => {
  it.each(SAMPLES)('of %s has what a quality manager looks for', async (name) => {
    const { sections } = handbookOf(await sampleSource(name, 'en'));

    expect(sections.map(({ id }) => id)).toEqual(expect.arrayContaining(['purpose', 'diagram', 'roles', 'procedure', 'hand-offs', 'raci', 'parameters', 'results', 'glossary']));
  });

  it.each(['en', 'zh-CN'] as const)('has a text for everything in %s', async (locale) => {
    for (const name of SAMPLES) {
      const texts = everything(handbookOf(await sampleSource(name, locale)).sections);

      // A text that is missing shows as its key, a value that is missing as its name.
      expect(texts.filter((text) => /\b(book|sheet|inspector|results)\.[a-z]|\{\{|undefined|NaN|\[object/.test(text))).toEqual([]);
      if (locale === 'zh-CN') expect(texts.filter((text) => /\b(min|on average|step|case)\b/.test(text))).toEqual([]);
    }
  });

  it('tells every step in exactly one procedure, with the number that others call it by', () => {
    const { master } = sampleDocument('product-returns', 'en');
    const procedure = handbookOf(plainSource(master)).sections.find(({ id }) => id === 'procedure')!;
    const numbers = procedure.sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? block.rows.map(([number]) => number) : [])));
    const steps = Object.values(master.nodes).filter((node) => 'work' in node || node.kind === 'intermediateCatchEvent' || node.kind === 'intermediateThrowEvent');

    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.length).toBe(steps.length);
  });

  it('says with what the process begins: start events, and the receive task that starts it', () => {
    const receive = { ...nobody(1), kind: 'receiveTask' };
    const begins = (instantiate: boolean) => {
      const { sections } = handbookOf(plainSource(buildModel({ nodes: { r: { ...receive, name: 'Claim comes in', instantiate }, s: { ...start(null), name: 'Claim phoned in' }, w: receive, e: end() }, flows: ['r > w', 's > w', 'w > e'] })));
      const facts = sections.find(({ id }) => id === 'purpose')?.blocks.find((block) => block.kind === 'facts');
      return facts?.kind === 'facts' ? linesOf(facts.facts[0]!.value).map(({ text }) => text.split(', ').toSorted()) : [];
    };

    expect(begins(true)).toEqual([['Claim comes in', 'Claim phoned in']]);
    expect(begins(false)).toEqual([['Claim phoned in']]);
  });

  it('leaves out chapters without content', () => {
    const ids = handbookOf(plainSource(emptyModel('Nothing yet'))).sections.map(({ id }) => id);

    expect(ids).not.toEqual(expect.arrayContaining(['results']));
    for (const empty of ['customer', 'hand-offs', 'raci', 'controls', 'register', 'variants', 'results', 'glossary', 'diagram']) expect(ids).not.toContain(empty);
  });

  it('marks figures of an earlier state wherever they stand', async () => {
    const fresh = handbookOf(await sampleSource('broadband-repair', 'en'));
    const stale = handbookOf(await sampleSource('broadband-repair', 'en', { isReportStale: true }));
    const marked = (sections: readonly Section[]) => everything(sections).filter((text) => /earlier state/.test(text)).length;

    expect(marked(fresh.sections)).toBe(0);
    expect(marked(stale.sections.filter(({ id }) => id === 'results'))).toBeGreaterThanOrEqual(1);
    expect(marked(stale.sections.filter(({ id }) => id === 'customer'))).toBeGreaterThanOrEqual(1);
    expect(stale.facts.some(({ value }) => linesOf(value).some(({ tone }) => tone === 'warning'))).toBe(true);
  });

  it('gives every figure of all variants with its interval', async () => {
    const source = await sampleSource('loan-approval', 'en');
    const results = handbookOf(source).sections.find(({ id }) => id === 'results')!;
    const [figures] = results.sections.find(({ id }) => id === 'results-figures')!.blocks;

    expect(figures?.kind === 'table' ? figures.rows.length : 0).toBe(source.report!.scenarios.length);
    if (figures?.kind === 'table') for (const [, ...cells] of figures.rows) for (const cell of cells) expect(linesOf(cell).at(-1)!.text).toMatch(/^± /);
  });

  it('cuts a very long name where the step is only mentioned', () => {
    const { master } = sampleDocument('hotel-check-in', 'en');
    const [id, step] = Object.entries(master.nodes).find(([, { kind }]) => kind === 'userTask')!;
    const texts = everything(handbookOf(plainSource({ ...master, nodes: { ...master.nodes, [nodeId(id)]: { ...step, name: 'x'.repeat(100_000) } } })).sections);

    expect(texts.filter((text) => text.length >= 100_000)).toHaveLength(1);
  });

  it('tells which messages pass between pools, draws every level, and leaves out columns that nobody filled in', () => {
    const model = buildModel({
      pools: { P: { name: 'Shop' }, Q: { name: 'Bank', order: 1 } },
      nodes: { s: start(null), pay: { ...nobody(1), name: 'Ask for payment' }, sub: { ...subProcess(), name: 'Pack' }, in: { ...nobody(1), parent: 'sub', name: 'Wrap' }, e: end(), qs: { ...start(null), pool: 'Q' }, check: { ...nobody(1), pool: 'Q', name: 'Check account' } },
      flows: ['s > pay', 'pay > sub', 'sub > e', 'qs > check', { kind: 'messageFlow', id: 'm', source: 'pay', target: 'check', name: 'Invoice' }],
    });
    const bounds = { x: 0, y: 0, width: 100, height: 80 };
    const { sections } = handbookOf(plainSource({ ...model, geometry: Object.fromEntries(Object.keys(model.nodes).map((id) => [id, { bounds }])) }));
    const texts = everything(sections);
    const handOffs = sections.find(({ id }) => id === 'hand-offs')!.blocks[0];

    expect(texts).toContain('Message “Invoice” to Bank: 3 Check account');
    expect(texts).toContain('Message “Invoice” from Shop: 1 Ask for payment');
    expect(all(sections).flatMap(({ blocks }) => blocks).filter(({ kind }) => kind === 'picture').map((block) => (block.kind === 'picture' ? block.root : ''))).toEqual([null, 'sub']);
    expect(texts).toContain('Pack (step 2)');
    expect(handOffs?.kind === 'table' ? handOffs.columns.map(({ title }) => title) : []).toEqual(['No.', 'From', 'To', 'What passes']);
  });

  it('says whose open hours a response standard counts, and its run kept within them', async () => {
    const model = buildModel({
      lanes: { F: { name: 'Front' }, B: { name: 'Back', order: 1 } },
      nodes: { s: { ...start(fixed(600)), lane: 'F' }, a: { ...nobody(10), lane: 'F' }, b: { ...nobody(5), lane: 'B' }, e: { ...end(), lane: 'B' } },
      flows: ['s > a', { source: 'a', target: 'b', handOff: { responseStandard: { within: fixed(240), percentile: 0.9, calendar: 'office' } } }, 'b > e'],
      calendars: { office: { name: 'Office', week: weekdays(480, 1_020) } },
    });
    const document = { master: model, variants: {} };
    const report = await experiment(document, { scenarios: [null], overrides: { cases: 5, replications: 2, warmUpCases: 0 }, withBottlenecks: false }, here);
    const told = (locale: 'en' | 'zh-CN') => everything(handbookOf({ ...plainSource(model, locale), report }).sections);

    expect(told('en')).toEqual(expect.arrayContaining([expect.stringMatching(/Response standard.*4 h of open hours \(Office\), kept in 90%/), expect.stringMatching(/^within 4 h of open hours \(Office\)$/)]));
    expect(told('zh-CN')).toEqual(expect.arrayContaining([expect.stringMatching(/响应标准.*工作时间（Office），达标率 90%/), expect.stringMatching(/工作时间以内（Office）$/)]));
  });

  it('has anchors that are unique', async () => {
    const ids = all(handbookOf(await sampleSource('product-returns', 'en')).sections).map(({ id }) => id);

    expect(new Set(ids).size).toBe(ids.length);
  });
});

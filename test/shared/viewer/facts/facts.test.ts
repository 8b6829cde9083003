import { describe, expect, it } from 'vitest';
import type { Distribution } from '../../../../shared/model/Distribution.ts';
import { calendarId, flowId, nodeId, serviceId } from '../../../../shared/model/ids.ts';
import type { ProcessModel } from '../../../../shared/model/ProcessModel.ts';
import { distributionText } from '../../../../shared/viewer/facts/distributionText.ts';
import type { Facts } from '../../../../shared/viewer/facts/Facts.ts';
import { FlowEnds, flowFacts } from '../../../../shared/viewer/facts/flowFacts.ts';
import { linkedFacts } from '../../../../shared/viewer/facts/linkedFacts.ts';
import { nodeFacts } from '../../../../shared/viewer/facts/nodeFacts.ts';
import { reads } from '../../../../shared/viewer/Text.ts';
import { boundary, buildModel, end, exponential, fixed, start, task } from '../../simulation/buildModel.ts';

const said = (facts: readonly Facts[], language = 0) => facts.flatMap(({ rows }) => rows.map(({ label, value }) => `${reads(label, language)}: ${reads(value, language)}`));

describe('a time in words', () => {
  const cases: readonly (readonly [Distribution, string, string])[] = [
    [{ kind: 'fixed', unit: 'h', value: 1.5 }, '1.5 h', '1.5 小时'],
    [{ kind: 'uniform', unit: 'min', min: 5, max: 10 }, 'Anything between two (uniform) · At least 5 min · At most 10 min', '两值之间均匀（均匀分布） · 最短 5 分钟 · 最长 10 分钟'],
    [{ kind: 'exponential', unit: 'day', mean: 2, max: 9 }, 'Wholly random (exponential) · Mean 2 days · Never above 9 days', '完全随机（指数分布） · 均值 2 天 · 不高于 9 天'],
    [{ kind: 'erlang', unit: 'min', shape: 3, mean: 12 }, 'Several random stages (Erlang) · Mean 12 min · Stages 3', '多个随机阶段（爱尔朗分布） · 均值 12 分钟 · 阶段数 3'],
    [{ kind: 'lognormalLog', unit: 'min', mu: 0.125, sigma: 1 }, 'Lognormal by μ and σ of the logarithm · μ of the logarithm 0.125 · σ of the logarithm 1', '对数正态（以对数的 μ、σ 表示） · 对数的 μ 0.125 · 对数的 σ 1'],
    [{ kind: 'expression', unit: 'min', feel: '5 + 2 * items' }, 'From case attributes (FEEL) · 5 + 2 * items', '由案例属性计算（FEEL） · 5 + 2 * items'],
    [{ kind: 'empirical', unit: 'min', values: [10, 20, 30] }, 'As measured (values) · Mean 20 min · 90% within 30 min', '按实测值 · 均值 20 分钟 · 90% 不超过 30 分钟'],
  ];

  it.each(cases)('%j', (distribution, en, zhCN) => {
    const text = distributionText(distribution);

    expect(text && [reads(text, 0), reads(text, 1)]).toEqual([en, zhCN]);
  });

  it('that is not given is nothing', () => {
    expect(distributionText(null)).toBeNull();
  });
});

describe('what is said about an element', () => {
  const model = buildModel({
    nodes: { s: start(exponential(30)), a: task(fixed(20), 'Desk'), b: boundary('a', 'timer', { delay: fixed(60), cancelActivity: false }), e: end(), f: end() },
    flows: ['s > a', 'a > e', 'b > f'],
    roles: { Desk: {} },
  });
  const ends = new FlowEnds(model);
  const about = (id: string, of: ProcessModel = model) => { const node = of.nodes[nodeId(id)]; return node ? said(nodeFacts(of, node, ends)) : []; };

  it('tells of a step how long it takes and who does it', () => {
    expect(about('a')).toEqual(expect.arrayContaining(['Hands-on time: 20 min']));
    expect(about('a').some((line) => line.startsWith('Done by: ') && line.includes('Desk'))).toBe(true);
  });

  it('tells of an event at a border where it sits, when it comes, and whether it stops the work', () => {
    const lines = about('b');

    expect(lines.some((line) => line.startsWith('On the border: '))).toBe(true);
    expect(lines).toContain('Happens after: 60 min');
    expect(lines.some((line) => line.startsWith('Stops the work'))).toBe(false);
  });

  it('tells of a start how cases come in', () => {
    expect(about('s')).toContain('Time between two cases: Wholly random (exponential) · Mean 30 min');
  });

  it('tells of a hand-off what passes and by which standard', () => {
    const flow = model.flows[flowId('s-a')];
    const handed = flow?.kind === 'sequenceFlow' ? { ...flow, handOff: { medium: 'mail' as const, outputStandard: 'complete form', rejectProbability: 0.05, responseStandard: { within: fixed(240), percentile: 0.9 } } } : flow;

    expect(handed && said(flowFacts(model, handed), 1).slice(2)).toEqual(['输出标准: complete form', '媒介: 邮件', '退回比例: 5%', '响应标准: 240 分钟', '达标比例不低于: 90%']);
  });

  it('tells whose open hours the clock of a standard and of a promise counts', () => {
    const office = calendarId('office');
    const withHours: ProcessModel = { ...model, calendars: { [office]: { id: office, name: 'Office', week: [], holidays: [] } } };
    const flow = model.flows[flowId('s-a')];
    const handed = flow?.kind === 'sequenceFlow' ? { ...flow, handOff: { responseStandard: { within: fixed(240), percentile: 0.9, calendar: office } } } : flow;

    expect(handed && said(flowFacts(withHours, handed), 0)).toContain('The clock counts: Open hours: Office');
    expect(handed && said(flowFacts(withHours, handed), 1)).toContain('计时方式: 开放时间：Office');
    const promise = { id: serviceId('p'), name: 'Answer', links: [], fields: {}, measure: { from: nodeId('a'), to: null, within: { value: 4, unit: 'h' as const }, target: 0.9, calendar: office } };
    expect(said(linkedFacts({ ...withHours, promises: { [promise.id]: promise } }, 'a'))).toEqual([expect.stringMatching(/^Answer: target 90% · Limit 4 h · .*Open hours: Office$/)]);
  });

  it('tells which promises, risks and notes name it', () => {
    const linked: ProcessModel = {
      ...model,
      promises: { [serviceId('p')]: { id: serviceId('p'), name: 'Answer in a day', links: [], fields: {}, measure: { from: nodeId('a'), to: null, within: { value: 1, unit: 'day' }, target: 0.95, calendar: null } } },
      risks: { [serviceId('r')]: { id: serviceId('r'), name: 'Lost form', text: 'paper only', links: ['a'], fields: {} } },
    };

    expect(said(linkedFacts(linked, 'a'))).toEqual([expect.stringMatching(/^Answer in a day: target 95% · Limit 1 d · From /), 'Risk: Lost form · paper only']);
    expect(linkedFacts(linked, 'e')).toEqual([]);
  });
});

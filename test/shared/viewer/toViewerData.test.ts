import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { variantId } from '../../../shared/model/ids.ts';
import { unwrap } from '../../../shared/result.ts';
import { toViewerData } from '../../../shared/viewer/toViewerData.ts';
import type { ViewerData } from '../../../shared/viewer/ViewerData.ts';
import { sampleDocument, sampleSource } from '../handbook/sampleSource.ts';
import { saidOf, sourceOf } from './viewerFile.ts';

const text = (data: ViewerData, ref: number, language: 0 | 1 = 0) => { const of = data.texts[ref] ?? ''; return typeof of === 'string' ? of : of[language]; };
const fixture = (path: string) => unwrap(readBpmn(readFileSync(resolve(import.meta.dirname, '../../../../shared/fixtures/bpmn', path)))).document;

describe('what a viewer says about elements', () => {
  const data = toViewerData(sourceOf(sampleDocument('broadband-repair', 'en')));
  const idOf = (name: string) => data.elements.find((element) => text(data, element.name) === name)?.id ?? '';

  it('is what the inspector says, in the words of both languages', () => {
    const step = idOf('Take the call and test the line');

    expect(saidOf(data, step)).toEqual({
      General: ['Lane: Hotline'],
      'Time and people': ['Hands-on time: Between two, most often … (triangular) · At least 6 min · Most often 10 min · At most 25 min', 'Done by: One person: Hotline'],
      Service: ['Value class: Needed by the business (BVA)', 'The customer takes part: yes', 'Channel: phone'],
      'Comes from': ['Sequence flow: Report the fault'],
      'Leads to': ['Sequence flow: Solved remotely?'],
    });
    expect(saidOf(data, step, 1)['时间与人员']).toEqual(['作业时间: 两值之间、有最常见值（三角分布） · 最短 6 分钟 · 最常见 10 分钟 · 最长 25 分钟', '执行人: 1 人：Hotline']);
  });

  it('tells the ways out of a decision with their shares', () => {
    expect(saidOf(data, idOf('Solved remotely?'))['Leads to']).toEqual(['Sequence flow: Plan the visit · no · 65%', 'Sequence flow: Restart the line remotely · yes · 35%']);
  });

  it('tells who stands behind a lane, and how long they work', () => {
    const people = saidOf(data, idOf('Dispatcher'))['People'] ?? [];

    expect(people).toContain('Role: Dispatcher');
    expect(people.some((line) => line.startsWith('Headcount: '))).toBe(true);
    expect(people.some((line) => /^Works: .+ h a week\)$/.test(line))).toBe(true);
  });

  it('names a nameless flow by its ends', () => {
    const flow = data.elements.find(({ ends }) => ends && text(data, ends[0]) === 'Report the fault');

    expect(flow && [text(data, flow.name), text(data, flow.ends?.[1] ?? -1)]).toEqual(['', 'Take the call and test the line']);
  });

  it('counts everything once, however many variants draw it', () => {
    expect(new Set(data.elements.map((element) => JSON.stringify(element))).size).toBe(data.elements.length);
    expect(data.elements.length).toBeLessThan(data.views.reduce((sum, { levels }) => sum + levels.reduce((n, { elements }) => n + elements.length, 0), 0) / 3);
  });
});

describe('variants in a viewer', () => {
  const document = sampleDocument('broadband-repair', 'en');
  const data = toViewerData(sourceOf(document));
  const view = (start: string) => data.views.find(({ name }) => text(data, name).startsWith(start));

  it('come in the order of the model, after the master', () => {
    expect(data.views.map(({ name }) => text(data, name).slice(0, 1))).toEqual(['A', 'A', 'B', 'C', 'D', 'E']);
    expect(data.views[0]?.changes).toEqual([]);
    expect(text(data, data.views[0]?.name ?? -1)).toBe('As-is');
  });

  it('tell what they add, change and remove', () => {
    const said = view('B')?.changes.map(({ kind, name }) => `${kind} ${text(data, name)}`);

    expect(said).toEqual([
      'added Call back and ask', 'added Call back and ask → Complaint?', 'added yes · Line works? → Call back and ask',
      'changed yes · Complaint? → Handle the complaint', 'changed no · Complaint? → Back online', 'removed yes · Line works? → Complaint?',
    ]);
  });

  it('keep what was before, and a shadow of what is gone', () => {
    const share = view('B')?.changes.find(({ name }) => text(data, name).startsWith('no · Complaint?'));
    const gone = view('B')?.changes.find(({ kind }) => kind === 'removed');

    expect(share?.before?.map(([label, value]) => `${text(data, label)}: ${text(data, value)}`)).toEqual(['Share of cases: 88%']);
    expect(data.elements[gone?.ghost?.[0] ?? -1]?.family).toBe('flow');
  });

  it('show one more person at the lane that the role stands behind', () => {
    expect(view('E')?.changes.map(({ kind, name, before }) => [kind, text(data, name), before?.map(([label, value]) => `${text(data, label)}: ${text(data, value)}`)])).toEqual([['changed', 'Field crew (own)', ['Headcount: 5']]]);
  });

  it('open with the one that was asked for', () => {
    const [first] = Object.values(document.variants).toSorted((a, b) => a.order - b.order);

    expect(toViewerData(sourceOf(document, { variant: first?.id ?? null })).start.view).toBe(1);
    expect(toViewerData(sourceOf(document, { variant: variantId('gone') })).start.view).toBe(0);
  });
});

describe('levels in a viewer', () => {
  it('are the top and each closed sub-process with something in it, each under the one that it details', () => {
    const data = toViewerData(sourceOf(fixture('mit-samples/drilldown-nested-subprocesses.bpmn')));
    const [view] = data.views;

    expect(view?.levels.length).toBeGreaterThan(2);
    expect(view?.levels[0]).toMatchObject({ root: null, parent: null });
    for (const { root, parent } of view?.levels.slice(1) ?? []) {
      const around = view?.levels[parent ?? -1]?.elements.map((ref) => data.elements[ref]?.id);
      expect(around).toContain(root);
    }
  });

  it('list their nodes in the order in which a case meets them', () => {
    const data = toViewerData(sourceOf(sampleDocument('hotel-check-in', 'en')));
    const [level] = data.views[0]?.levels ?? [];
    const nodes = level?.elements.map((ref) => data.elements[ref]).filter((element) => element?.family === 'node').map((element) => element?.id);

    expect(level?.order.toSorted()).toEqual(nodes?.toSorted());
    expect(data.elements.find(({ id }) => id === level?.order[0])?.kind).toBe(data.texts.findIndex((each) => each[0] === 'Start event'));
  });

  it('put every picture within their frame', () => {
    for (const file of ['miwg-reference/C.2.0.bpmn', 'mit-samples/kitchen-sink.bpmn', 'hostile/15-impossible-coordinates.bpmn']) {
      const data = toViewerData(sourceOf(fixture(file)));
      for (const { frame: [x, y, width, height], elements } of data.views[0]?.levels ?? []) {
        const outside = elements.map((ref) => data.elements[ref]?.body).filter((body) => body && (body[0] < x || body[1] < y || body[0] + body[2] > x + width || body[1] + body[3] > y + height));
        expect(outside, file).toEqual([]);
      }
    }
  });
});

describe('the simulation in a viewer', () => {
  let data: ViewerData;
  beforeAll(async () => {
    data = toViewerData({ ...(await sampleSource('broadband-repair', 'en')), options: { theme: 'dark', overlays: ['heat', 'ids'], root: null } });
  });

  it('is told for each variant that was simulated, with intervals', () => {
    expect(data.views.every(({ results }) => results !== null)).toBe(true);
    const [cycleTime] = data.views[0]?.results?.figures ?? [];
    expect(text(data, cycleTime?.label ?? -1)).toBe('Mean cycle time');
    expect(text(data, cycleTime?.value ?? -1)).toMatch(/^[\d.]+ (min|h|d)$/);
    expect(text(data, cycleTime?.interval ?? -1)).toMatch(/^± [\d.]+ (min|h|d)$/);
    expect(text(data, cycleTime?.interval ?? -1, 1)).toMatch(/^± [\d.]+ (分钟|小时|天)$/);
  });

  it('lists what would help where it was tried, and compares the others with it', () => {
    expect(data.views[0]?.results).toMatchObject({ isAdvice: true });
    expect(data.views[0]?.results?.bottlenecks.length).toBeGreaterThan(2);
    expect(data.views[1]?.results).toMatchObject({ isAdvice: false, bottlenecks: [] });
    expect(text(data, data.views[1]?.results?.headline ?? -1)).toContain('cycle time');
  });

  it('says how each promise is kept, within the time as it was set', () => {
    const [promise] = data.views[0]?.results?.promises ?? [];

    expect(text(data, promise?.note ?? -1)).toMatch(/^(kept|missed|not settled) · within 24 h · target 90%$/);
    expect(promise?.scale[3]).toBe(0.9);
  });

  it('tells the figures of a step at the step', () => {
    const step = data.elements.find((element) => text(data, element.name) === 'Approve the part');
    const group = data.groups[data.views[0]?.results?.ofElement[step?.id ?? ''] ?? -1];

    expect(group?.rows.map(([label]) => text(data, label))).toEqual(['Waits each time', 'Main cause', 'Worked each time', 'In the queue', 'Times per case', 'Cost per case']);
  });

  it('draws the heat in both languages, to be switched on, and other overlays always', () => {
    const [level] = data.views[0]?.levels ?? [];
    const [en, zhCN] = level?.overlays ?? [[], []];

    expect(data).toMatchObject({ withHeat: true, theme: 'dark' });
    expect(en.filter(({ overlay }) => overlay === 'heat').length).toBeGreaterThan(10);
    expect(zhCN.map(({ id, overlay }) => `${id} ${overlay}`)).toEqual(en.map(({ id, overlay }) => `${id} ${overlay}`));
    expect(en.some(({ overlay }) => overlay === 'ids')).toBe(true);
    const words = (marks: typeof en) => marks.flatMap(({ picture }) => picture.map((ref) => data.marks[ref])).flatMap((mark) => (mark?.kind === 'text' ? mark.lines : []));
    expect(words(zhCN).some((line) => line.includes('分钟'))).toBe(true);
    expect(words(en).some((line) => line.includes('分钟'))).toBe(false);
  });

  it('is not there when nothing was simulated', () => {
    const bare = toViewerData(sourceOf(sampleDocument('broadband-repair', 'en'), { options: { overlays: ['heat'] } }));

    expect(bare.views.every(({ results }) => results === null)).toBe(true);
    expect(bare.views[0]?.levels[0]?.overlays).toEqual([[], []]);
  });
});

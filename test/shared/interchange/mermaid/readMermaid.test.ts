import { describe, expect, it } from 'vitest';
import { isMermaid, readMermaid, readMermaidText } from '../../../../shared/interchange/mermaid/readMermaid.ts';
import { violations } from '../../../../shared/model/invariants.ts';
import { find, rows, type ProcessModel } from '../../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../../shared/result.ts';

function read(text: string) {
  const { document, warnings } = unwrap(readMermaidText(text, 'Chart'));
  expect(violations(document.master)).toEqual([]);
  return { model: document.master, warnings: warnings.map(({ message, line }) => ({ key: message.key.replace('interchange.', ''), line })) };
}

const nameOf = (model: ProcessModel, id: string | null) => { const node = find(model.nodes, id); return node?.name || node?.kind || ''; };
const flowsOf = (model: ProcessModel) => rows(model.flows).map(({ source, target, name }) => `${nameOf(model, source)} →${name === '' ? '' : ` ${name} →`} ${nameOf(model, target)}`).toSorted();
const kinds = (model: ProcessModel) => Object.fromEntries(rows(model.nodes).filter(({ name }) => name !== '').map(({ name, kind }) => [name, kind]));

describe('a Mermaid flowchart', () => {
  it.each([
    ['[A]', 'task'], ['(A)', 'task'], ['([A])', 'task'], ['[[A]]', 'subProcess'], ['[(A)]', 'dataStore'], ['((A))', 'intermediateThrowEvent'], ['(((A)))', 'intermediateThrowEvent'],
    ['>A]', 'task'], ['{A}', 'exclusiveGateway'], ['{{A}}', 'task'], ['[/A/]', 'dataObject'], ['[\\A\\]', 'dataObject'], ['[/A\\]', 'manualTask'], ['[\\A/]', 'manualTask'],
    ['@{ shape: diam, label: "A" }', 'exclusiveGateway'], ['@{ shape: db, label: A }', 'dataStore'], ['@{ shape: delay, label: "A" }', 'intermediateCatchEvent'], ['@{ label: "A" }', 'task'], ['@{ shape: comment, label: "A" }', 'textAnnotation'],
  ])('has a shape a%s, which is %s', (shape, kind) => {
    expect(kinds(read(`flowchart LR\nfirst[First] --> a${shape} --> last[Last]`).model)).toMatchObject({ A: kind });
  });

  it('begins and ends with its round shapes, or with what it calls so', () => {
    expect(kinds(read('graph TD\nA((Order comes)) --> B[Deliver] --> C([Paid])').model)).toEqual({ 'Order comes': 'startEvent', Deliver: 'task', Paid: 'endEvent' });
    expect(kinds(read('graph TD\nA[开始] --> B[交付] --> C(结束)').model)).toEqual({ 开始: 'startEvent', 交付: 'task', 结束: 'endEvent' });
  });

  it('gets a start and an end where it has none', () => {
    expect(flowsOf(read('graph TD\nA --> B').model)).toEqual(['A → B', 'B → endEvent', 'startEvent → A']);
  });

  it.each(['A-->B', 'A --- B', 'A -.-> B', 'A ==> B', 'A --o B', 'A --x B', 'A ------> B', 'A -....-> B', 'e1@A --> B'.replace('e1@', ''), 'A e1@--> B', 'A-->B;', 'A --> B %% why', 'A:::red --> B'])('has a link %s', (link) => {
    expect(flowsOf(read(`graph LR\n${link}`).model)).toContain('A → B');
  });

  it.each(['A -->|yes| B', 'A -- yes --> B', 'A == yes ==> B', 'A -. yes .-> B', 'A -->|"yes"| B', 'A -- "yes" --> B', 'A--yes-->B', 'A -- yes --- B'])('has a link with words %s', (link) => {
    expect(flowsOf(read(`graph LR\n${link}`).model)).toContain('A → yes → B');
  });

  it('has chains, several ends at once, and links both ways', () => {
    expect(flowsOf(read('graph LR\nS([S]) --> A{A} --> B --> C([C])\nA --> D & E --> F --> C').model)).toEqual(['A → B', 'A → D', 'A → E', 'B → C', 'D → F', 'E → F', 'F → C', 'S → A']);
    expect(flowsOf(read('graph LR\nA{A} <--> B').model)).toEqual(expect.arrayContaining(['A → B', 'B → A']));
    expect(flowsOf(read('graph LR\nA ~~~ B\nA --> C').model)).not.toContain('A → B');
  });

  it('has links with ids, whose looks are no step', () => {
    const { model, warnings } = read('flowchart LR\nA e1@--> B\ne1@{ animate: true, curve: linear }\nC@{ shape: diam, label: "Paid?" }\nB --> C');

    expect(flowsOf(model)).toEqual(['A → B', 'B → Paid?', 'Paid? → endEvent', 'startEvent → A']);
    expect(warnings).toEqual([{ key: 'mermaid.styles', line: 3 }]);
  });

  it('has an arrow between lanes that only repeats the one between their steps', () => {
    const lanes = 'flowchart LR\nsubgraph one\nA\nend\nsubgraph two\nB\nend\n';
    const once = ['A → B', 'B → endEvent', 'startEvent → A'];

    expect(flowsOf(read(`${lanes}A --> B\none --> two`).model)).toEqual(once);
    expect(flowsOf(read(`${lanes}one --> two\nA -- yes --> B`).model)).toEqual(['A → yes → B', ...once.slice(1)]);
    expect(flowsOf(read(`${lanes}A --> B\none -- order --> two`).model).filter((flow) => flow.includes('order'))).toHaveLength(1);
  });

  it('has texts in quotes, with codes, markup and line breaks', () => {
    const { model } = read('flowchart LR\nA["Say #quot;hi#quot; (now) #35;1"] --> B["`The **big** _one_`"] --> C[第一步<br/>检查] --> D["<b>bold</b> &amp; fa:fa-car fast"]');

    expect(Object.keys(kinds(model))).toEqual(['Say "hi" (now) #1', 'The big one', '第一步 检查', 'bold & fast']);
  });

  it('has ways with shares and a default', () => {
    const { model } = read('graph LR\nA{Paid?} -->|yes 60%| B\nA -->|25 %| C\nA -->|else| D');

    expect(rows(model.flows).flatMap((flow) => (flow.kind === 'sequenceFlow' && flow.source === 'ExclusiveGateway_1' ? [[flow.name, flow.probability, flow.isDefault]] : []))).toEqual([['yes', 0.6, false], ['', 0.25, false], ['else', null, true]]);
  });

  it('goes on from step to step where it is drawn through data', () => {
    const { model } = read('graph LR\nA --> DB[(Orders)] --> B');

    expect(rows(model.flows).map(({ kind, source, target }) => [kind, nameOf(model, source), nameOf(model, target)])).toEqual(expect.arrayContaining([['sequenceFlow', 'A', 'B'], ['dataAssociation', 'A', 'Orders'], ['dataAssociation', 'Orders', 'B']]));
  });
});

describe('subgraphs', () => {
  it('become lanes; an event outside goes where its neighbour is', () => {
    const { model } = read('flowchart TB\nsubgraph one["Front office"]\ndirection LR\nA --> B\nend\nsubgraph Expert\nC\nend\nB --> C --> E([E])');

    expect(rows(model.lanes).map(({ name }) => name)).toEqual(['Front office', 'Expert']);
    expect(rows(model.nodes).map(({ name, lane }) => [name, find(model.lanes, lane)?.name])).toEqual(expect.arrayContaining([['A', 'Front office'], ['C', 'Expert'], ['E', 'Expert'], ['', 'Front office']]));
  });

  it('become sub-processes where arrows lead to them as a whole', () => {
    const { model } = read('graph LR\nA --> S --> B\nsubgraph S [Check all]\nC --> D\nend');

    expect(kinds(model)).toMatchObject({ 'Check all': 'subProcess' });
    expect(rows(model.nodes).filter(({ parent }) => parent !== null).map(({ name, kind }) => name || kind)).toEqual(['C', 'D', 'startEvent', 'endEvent']);
    expect(flowsOf(model)).toEqual(expect.arrayContaining(['A → Check all', 'Check all → B', 'C → D']));
  });

  it('that hold subgraphs become pools, between which messages pass', () => {
    const { model } = read('graph LR\nsubgraph P1\nsubgraph L1\nA\nend\nsubgraph L2\nB\nend\nend\nsubgraph P2\nsubgraph L3\nC\nend\nend\nA --> B\nB -. order .-> C');

    expect(rows(model.pools).map(({ name }) => name)).toEqual(['P1', 'P2']);
    expect(rows(model.flows).find(({ kind }) => kind === 'messageFlow')).toMatchObject({ name: 'order' });
  });

  it('inside a lane whose border arrows cross are left out, and said', () => {
    const { model, warnings } = read('graph LR\nsubgraph Lane\nA --> B\nsubgraph Frame\nB --> C\nend\nend\nsubgraph Other\nD\nend\nC --> D');

    expect(rows(model.lanes).map(({ name }) => name)).toEqual(['Lane', 'Other']);
    expect(warnings).toContainEqual({ key: 'mermaid.dissolved', line: 4 });
  });
});

describe('what a chart says besides', () => {
  it('is left out: styles are counted, comments not', () => {
    const { warnings } = read('%%{init: {"theme": "dark"}}%%\n%% a comment\nflowchart LR\nclassDef red fill:#f00\nA --> B\nstyle A fill:#f9f\nlinkStyle 0 stroke:red\nclick A "https://example.org"\nclass A red');

    expect(warnings).toEqual([{ key: 'mermaid.styles', line: 4 }]);
  });

  it('is its title', () => {
    expect(read('---\ntitle: "Handle a claim"\n---\nflowchart LR\nA --> B').model.meta.name).toBe('Handle a claim');
  });

  it('is found in a Markdown page; only the first chart is read', () => {
    const page = ['# Title', '', '```js', 'flowchart LR', '```', '```mermaid', 'flowchart LR', 'A --> B', '```', 'text', '~~~mermaid', 'graph TD', 'C --> D', '~~~'].join('\r\n');

    const { document, warnings } = unwrap(readMermaid(new TextEncoder().encode(page), 'page'));

    expect(isMermaid(page)).toBe(true);
    expect(flowsOf(document.master)).toContain('A → B');
    expect(warnings.map(({ line }) => line)).toEqual([12]);
  });

  it.each(['Dear all,\ngraph paper is out of stock.', 'flowcharts are nice', 'graph', '---', '', 'A --> B'])('“%s” is no chart', (text) => {
    expect(isMermaid(text)).toBe(false);
  });
});

describe('a chart that cannot be read', () => {
  it.each([
    ['graph LR\nA[open --> B', 'openBracket', 2, 2],
    ['graph LR\nA --> B C', 'unexpected', 2, 9],
    ['graph LR\nA -->', 'noNode', 2, 6],
    ['graph LR\nA -- yes\nB --> C', 'openLink', 2, 3],
    ['graph LR\nA -->|yes B\n', 'openBracket', 2, 6],
    ['graph LR\nA["open] --> B', 'openBracket', 2, 3],
    ['graph LR\nA --> B\nend', 'strayEnd', 3, 1],
    ['graph LR\nsubgraph X\nA --> B', 'noEnd', 2, 9],
    ['A --> B', 'noHeader', 1, 1],
    ['sequenceDiagram\nA->>B: hi', 'otherChart', 1, 1],
    ['graph LR\n', 'empty', 2, 1],
    ['graph LR\nA@{ shape: diam', 'openBracket', 2, 2],
  ])('%j is refused with its place', (text, key, line, column) => {
    const chart = readMermaidText(text, '');

    expect(chart.ok ? null : chart.error).toEqual({ key: `interchange.mermaid.${key}`, params: expect.objectContaining({ line, column }) });
  });

  it.each([
    ['an arrow without end', `graph LR\nA${'-'.repeat(2_000_000)}`],
    ['blanks without end', `graph LR${' \n'.repeat(1_000_000)}`],
    ['fences without end', '```mermaid\n'.repeat(200_000)],
    ['brackets without end', `graph LR\n${'A[['.repeat(500_000)}`],
    ['one line of all', `graph LR;${'a[/x/]-->b;'.repeat(100_000)}`],
    ['subgraphs in subgraphs', `graph LR\n${'subgraph x\n'.repeat(10_000)}`],
    ['quotes', `graph LR\n${'A["'.repeat(300_000)}`],
    ['links to all', `graph LR\n${Array.from({ length: 3_000 }, (_, i) => `n${i}`).join(' & ')} --> ${Array.from({ length: 3_000 }, (_, i) => `m${i}`).join(' & ')}`],
  ])('ends all the same: %s', (_, text) => {
    isMermaid(text);
    const chart = readMermaidText(text, '');

    expect(chart.ok ? 'read' : chart.error.key).toMatch(/^(interchange\.mermaid\.|read)/);
  });
});

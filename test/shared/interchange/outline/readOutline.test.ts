import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { writeCsv } from '../../../../electron/exports/documents/csv.ts';
import { ExportOptions } from '../../../../shared/contract/exports.ts';
import { readLaneway } from '../../../../shared/files/lanewayFile.ts';
import { readCsv } from '../../../../shared/interchange/outline/readCsv.ts';
import { readOutline } from '../../../../shared/interchange/outline/readOutline.ts';
import { violations } from '../../../../shared/model/invariants.ts';
import { NODE_KINDS } from '../../../../shared/model/nodeKinds.ts';
import { find, rows, type ProcessModel } from '../../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../../shared/result.ts';

const encode = (text: string) => new TextEncoder().encode(text);

function read(content: string | Uint8Array) {
  const table = unwrap(readCsv(typeof content === 'string' ? encode(content) : content));
  const { document, warnings } = unwrap(readOutline(table.rows, 'Claims'));
  expect(violations(document.master)).toEqual([]);
  return { model: document.master, warnings: [...table.warnings, ...warnings].map(({ message, line }) => ({ key: message.key.replace('interchange.', ''), line })) };
}

const nameOf = (model: ProcessModel, id: string | null) => { const node = find(model.nodes, id); return node?.name || node?.kind || ''; };
const flowsOf = (model: ProcessModel) => rows(model.flows).map(({ source, target }) => `${nameOf(model, source)} → ${nameOf(model, target)}`).toSorted();
const step = (model: ProcessModel, name: string) => rows(model.nodes).find((node) => node.name === name);
const laneOf = (model: ProcessModel, name: string) => find(model.lanes, step(model, name)?.lane)?.name;

describe('an outline', () => {
  it('becomes lanes by role, steps in the order of the rows, a start and an end', () => {
    const { model, warnings } = read('step,role,time\nRegister,Office,5 min\nAssess,Expert,1 h 30\nPay,Finance,0:10\n');

    expect(warnings).toEqual([{ key: 'outline.noNext', line: 1 }]);
    expect(flowsOf(model)).toEqual(['Assess → Pay', 'Pay → endEvent', 'Register → Assess', 'startEvent → Register']);
    expect(rows(model.lanes).map(({ name, role }) => [name, find(model.roles, role)?.name])).toEqual([['Office', 'Office'], ['Expert', 'Expert'], ['Finance', 'Finance']]);
    expect(step(model, 'Assess')).toMatchObject({ work: { duration: { kind: 'fixed', unit: 'min', value: 90 } } });
    expect(rows(model.pools)).toMatchObject([{ kind: 'process', name: 'Claims' }]);
  });

  it('takes a line end in a cell for the end of a name, unless it stands in one', () => {
    const { model, warnings } = read('step,role,next\nStart,Desk,"Take\norder"\n"Take\norder",Desk,"Cook [80%]\nDrink [20%]"\nCook,Kitchen,End\nDrink,Bar,End\n');

    expect(warnings).toEqual([]);
    expect(flowsOf(model)).toContain('Start → Take order');
    expect(flowsOf(model).filter((flow) => / → (Cook|Drink)$/.test(flow))).toHaveLength(2);
  });

  it.each([
    ['Chinese names, tabs', '步骤\t角色\t下一步\t时间\n登记\t前台\t评估\t5分钟\n评估\t专家\t\t2天\n'],
    ['semicolons, other order and case', 'TIME;Next;ROLE;Step\n"5 min";"评估";前台;登记\n"2天";;专家;评估\n'],
    ['a title above the header, and bars', 'Claims, 2026\n\nStep|Lane|Then|Duration\n登记|前台|评估|5\n评估|专家||2 d\n'],
    ['a unit in brackets', 'step,role,next,time (min)\n登记,前台,评估,5\n评估,专家,,2880\n'],
    ['a separator that is stated', 'sep=;\nstep;role;next;time\n登记;前台;评估;5\n评估;专家;;2 days\n'],
  ])('is read with %s', (_, text) => {
    const { model } = read(text);

    expect(flowsOf(model)).toEqual(['startEvent → 登记', '登记 → 评估', '评估 → endEvent']);
    expect(laneOf(model, '登记')).toBe('前台');
    expect(step(model, '登记')).toMatchObject({ work: { duration: { value: 5, unit: 'min' } } });
  });

  it.each([
    ['UTF-8 with a mark', Uint8Array.of(0xef, 0xbb, 0xbf, ...encode('步骤,角色\n登记,前台\n')), []],
    ['UTF-16', new Uint8Array(Buffer.from('\uFEFF步骤,角色\n登记,前台\n', 'utf16le')), []],
    // 步骤,角色 / 登记,前台 as Excel for Chinese Windows saves it.
    ['GB 18030', Uint8Array.of(0xb2, 0xbd, 0xd6, 0xe8, 0x2c, 0xbd, 0xc7, 0xc9, 0xab, 0x0a, 0xb5, 0xc7, 0xbc, 0xc7, 0x2c, 0xc7, 0xb0, 0xcc, 0xa8, 0x0a), [{ key: 'text.guessed', line: undefined }]],
  ])('is read from %s', (_, bytes, warnings) => {
    const outline = read(bytes);

    expect(laneOf(outline.model, '登记')).toBe('前台');
    expect(outline.warnings.filter(({ key }) => key !== 'outline.noNext')).toEqual(warnings);
  });

  it('is read from Windows-1252, and says that it guessed', () => {
    const { model, warnings } = read(new Uint8Array(Buffer.from('step,role\nPrüfung der Außenstände,Büro\n', 'latin1')));

    expect(laneOf(model, 'Prüfung der Außenstände')).toBe('Büro');
    expect(warnings).toContainEqual({ key: 'text.guessed', line: undefined });
  });
});

describe('what Laneway exports as a table', () => {
  it.each(['loan-approval.en', 'loan-approval.zh-CN', 'broadband-repair.en', 'product-returns.zh-CN'])('is read again with every step, lane and way: %s', async (name) => {
    const bytes = new Uint8Array(readFileSync(new URL(`../../../../resources/samples/${name}.laneway`, import.meta.url)));
    const { document } = unwrap(readLaneway(bytes));
    const source = { document, variant: null, model: document.master, report: null, isReportStale: false, locale: name.endsWith('.en') ? 'en' as const : 'zh-CN' as const };
    const { model, warnings } = read(await writeCsv(source, ExportOptions.parse({})));
    const facts = (of: ProcessModel) => ({
      steps: rows(of.nodes).filter(({ kind }) => NODE_KINDS[kind].simulation !== 'none').map((node) => [node.id, node.kind, node.name, find(of.lanes, node.lane)?.name, node.parent, node.documentation ?? '']).toSorted(),
      ways: rows(of.flows).flatMap((flow) => (flow.kind === 'sequenceFlow' ? [[flow.source, flow.target, flow.name, flow.probability, flow.isDefault]] : [])).toSorted(),
    });

    expect(facts(model)).toEqual(facts(document.master));
    expect(warnings).toEqual([]);
  });
});

describe('ways on', () => {
  it('go by name, number or id, with shares, conditions and defaults, through a decision', () => {
    const { model, warnings } = read([
      'id,step,role,next', 'a,Check,Office,"Ask back [incomplete | 20%]; #3 [=amount > 1000]; d [otherwise]"', 'b,Ask back,Office,Check', 'c,Expert opinion,Expert,d', 'd,Pay,Finance,end',
    ].join('\n'));
    const ways = rows(model.flows).flatMap((flow) => (flow.kind === 'sequenceFlow' && nameOf(model, flow.source) === 'exclusiveGateway' ? [[nameOf(model, flow.target), flow.name, flow.probability, flow.condition, flow.isDefault]] : []));

    expect(ways).toEqual([['Ask back', 'incomplete', 0.2, undefined, false], ['Expert opinion', '', null, 'amount > 1000', false], ['Pay', '', null, undefined, true]]);
    expect(warnings.map(({ key }) => key)).toEqual(['split.exclusive']);
    expect(flowsOf(model)).toContain('Pay → endEvent');
    expect(step(model, 'Check')?.id).toBe('a');
  });

  it('without conditions are gone at once, and join where they meet', () => {
    const { model } = read('step,next\nStart work,"Left; Right"\nLeft,Both done\nRight,Inner [a]; Both done [b]\nInner,Both done\nBoth done,\n');
    const flows = flowsOf(model);

    expect(flows.filter((flow) => flow.endsWith('→ Both done'))).toEqual(['parallelGateway → Both done']);
    // The branch that parts again comes together before the join.
    expect(flows.filter((flow) => flow.startsWith('exclusiveGateway →'))).toEqual(['exclusiveGateway → Inner', 'exclusiveGateway → exclusiveGateway', 'exclusiveGateway → parallelGateway']);
  });

  it('may stand in rows of their own, with columns for condition and share', () => {
    const { model } = read('step,role,next,condition,share\nCheck,Office,Pay,ok,70%\nCheck,Office,Refuse,not ok,0.3\nPay,Office,end,,\nRefuse,Office,end,,\n');

    expect(rows(model.nodes).filter(({ name }) => name === 'Check')).toHaveLength(1);
    expect(rows(model.flows).flatMap((flow) => (flow.kind === 'sequenceFlow' && flow.probability !== null ? [[flow.name, flow.probability]] : []))).toEqual([['ok', 0.7], ['not ok', 0.3]]);
  });

  it('of explicit types are taken as they are: gateways, boundary events, sub-processes', () => {
    const { model, warnings } = read([
      'id,step,type,role,within,next,condition,time', 's,,startEvent,Office,,g,,30 min', 'g,Valid?,decision,Office,,sub;x,yes;*no,', 'sub,Handle,subProcess,Office,,x,,',
      'i,,start,,sub,j,,', 'j,Inner,userTask,,sub,k,,5', 'k,,end,,sub,,,', 't,Too late,boundaryEvent:timer,,sub,x,,2 h', 'x,Done,endEvent,Office,,,,',
    ].join('\n'));

    expect(warnings).toEqual([]);
    expect(model.nodes).toMatchObject({
      s: { kind: 'startEvent', arrivals: { interArrival: { value: 30 } } }, g: { kind: 'exclusiveGateway' }, j: { kind: 'userTask', parent: 'sub', work: { duration: { value: 5 } } },
      t: { kind: 'boundaryEvent', attachedTo: 'sub', parent: null, definitions: [{ kind: 'timer' }], delay: { value: 2, unit: 'h' } },
    });
    expect(flowsOf(model)).toEqual(['Handle → Done', 'Inner → endEvent', 'Too late → Done', 'Valid? → Done', 'Valid? → Handle', 'startEvent → Inner', 'startEvent → Valid?']);
    expect(rows(model.flows).find((flow) => flow.kind === 'sequenceFlow' && flow.isDefault)).toMatchObject({ name: 'no', target: 'x' });
  });

  it('between pools are messages', () => {
    const { model } = read('step,pool,next\nAsk,Customer,Answer\nAnswer,Shop,end\n');

    expect(rows(model.flows).filter(({ kind }) => kind === 'messageFlow')).toHaveLength(1);
  });
});

describe('what an outline says and cannot be read', () => {
  it('is named with its line and left out', () => {
    const { model, warnings } = read([
      'step,type,role,next,time,colour', 'A,robot,Office,Nowhere,soon,red', 'B,,Office,"C; C [maybe]",5 min,', '"C', 'twice",,Office,,,', 'C,,Expert,none,,', 'E,end,Expert,B,,',
    ].join('\n'));

    expect(warnings).toEqual([
      { key: 'outline.unknownColumn', line: 1 }, { key: 'outline.unknownType', line: 2 }, { key: 'outline.badTime', line: 2 }, { key: 'outline.unknownNext', line: 2 }, { key: 'outline.wrongNext', line: 7 },
      { key: 'split.exclusive', line: undefined },
    ]);
    expect(rows(model.nodes).find(({ name }) => name === 'C twice')).toBeDefined();
  });

  it('asks which of several steps of one name is meant, and takes the nearest', () => {
    const { model, warnings } = read('id,step,next\n1,Check,\n2,Go,Check\n3,Wait,\n4,Check,end\n');

    expect(warnings).toContainEqual({ key: 'outline.severalNext', line: 3 });
    expect(rows(model.flows).find(({ source }) => source === 'Step_2')?.target).toBe('Step_4');
  });

  it.each([
    ['no header', 'a,b,c\n1,2,3\n', 'interchange.outline.noHeader'],
    ['no rows', 'step,role\n', 'interchange.outline.noRows'],
    ['too many rows', `step\n${'x\n'.repeat(5_001)}`, 'interchange.outline.tooManyRows'],
  ])('is refused with %s', (_, text, key) => {
    const table = unwrap(readCsv(encode(text)));
    const outline = readOutline(table.rows, '');

    expect(outline.ok ? null : outline.error.key).toBe(key);
  });

  it('takes the apostrophe of the formula guard off again', () => {
    const { model } = read("step,next\n'=1+1,\n'@home,\nMy 'own',\n");

    expect(rows(model.nodes).filter(({ kind }) => kind === 'task').map(({ name }) => name)).toEqual(['=1+1', '@home', "My 'own'"]);
  });
});

import { strToU8, zipSync } from 'fflate';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { rows } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { fixture, laneway, sample } from './laneway.ts';

const CHINESE = { LANG: 'zh_CN.UTF-8', LC_ALL: '', LC_MESSAGES: '' };

let folder = '';
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'laneway-ways-in-')); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const OUTLINE = 'step,role,next,time\nRegister,Office,,5 min\nCheck,Office,Pay [ok | 80%]; Refuse [not ok],10 min\nPay,Finance,end,2 min\nRefuse,Office,end,3 min\n';

describe('files of other kinds on the command line', () => {
  it('are converted and laid out: a table of steps to BPMN with its lanes', async () => {
    const target = join(folder, 'outline.bpmn');
    const { code, notes } = await laneway(['layout', write('outline.csv', OUTLINE), target]);
    const { master } = unwrap(readBpmn(readFileSync(target))).document;

    expect([code, notes]).toEqual([0, expect.stringContaining('A decision was added where several ways lead on: “Check”.')]);
    expect(rows(master.lanes).map(({ name }) => name)).toEqual(['Office', 'Finance']);
  });

  it('are simulated: a table of steps with times and shares', async () => {
    const { code, out } = await laneway(['simulate', write('simulated.csv', OUTLINE), '--cases', '200', '--replications', '3', '--threads', '1', '--json']);

    expect(code).toBe(0);
    expect(JSON.parse(out)).toHaveProperty('scenarios');
  });

  it.each([
    ['drawing.vsdx', zipSync({ 'visio/document.xml': strToU8('<VisioDocument/>'), '[Content_Types].xml': strToU8('<Types/>') }), /is a Visio drawing.*Export › BPMN 2\.0/, /是 Visio 绘图.*BPMN 2\.0/],
    ['drawing.drawio', '<mxfile><diagram/></mxfile>', /is a draw\.io drawing/, /是 draw\.io 绘图/],
    ['model.bpm', zipSync({ 'ModelInfo.xml': strToU8('<x/>') }), /is a model of Bizagi Modeler/, /是 Bizagi Modeler 模型/],
    ['broken.mmd', 'flowchart LR\nA[open --> B\n', /Line 2, column 2: “\[” is not closed/, /第 2 行第 2 列：“\[”没有闭合/],
    ['table.csv', 'a,b\n1,2\n', /The first row needs “step”/, /首行需要有“步骤”/],
    ['damaged.laneway', '{"format": "laneway",\n "version"', /line 2, column 11/, /第 2 行第 11 列/],
  ])('that cannot be read are refused with what to do: %s', async (name, content, english, chinese) => {
    const path = write(name, content);
    const [en, zh] = await Promise.all([laneway(['lint', path]), laneway(['lint', path], CHINESE)]);

    expect([en.code, en.out, zh.code]).toEqual([2, '', 2]);
    expect(en.notes).toMatch(english);
    expect(zh.notes).toMatch(chinese);
    // Nothing of a parser's English stands in a Chinese sentence.
    expect(zh.notes).not.toMatch(/Unexpected|expected|invalid|position/i);
  });
});

describe('laneway lint with folders', () => {
  it('reports each model, tells of those that cannot be read, and passes over what is none', async () => {
    const models = join(folder, 'models');
    mkdirSync(join(models, 'deep', '.git'), { recursive: true });
    writeFileSync(join(models, 'a.csv'), OUTLINE);
    writeFileSync(join(models, 'numbers.csv'), 'a,b\n1,2\n');
    writeFileSync(join(models, 'deep', 'b.mmd'), 'flowchart LR\nA --> B');
    writeFileSync(join(models, 'deep', 'c.bpmn'), '<definitions');
    writeFileSync(join(models, 'deep', '.git', 'd.bpmn'), 'x');
    writeFileSync(join(models, 'e.txt'), 'x');
    symlinkSync(models, join(models, 'deep', 'round'));

    const { code, out, notes } = await laneway(['lint', models, '--json']);
    const { files } = JSON.parse(out) as { files: { file: string; format?: string; refused?: string; findings?: unknown[] }[] };

    expect(code).toBe(2);
    expect(files.map(({ file, format, refused }) => [file.slice(models.length + 1), format ?? 'refused', refused !== undefined])).toEqual([['a.csv', 'csv', false], [join('deep', 'b.mmd'), 'mermaid', false], [join('deep', 'c.bpmn'), 'refused', true]]);
    // One line for each file as it is done, and a summary.
    expect(notes.trim().split('\n').map((line) => line.replace(`${models}/`, '').slice(0, 9))).toEqual(['1/4 a.csv', '2/4 deep/', '3/4 deep/', '3 files: ']);
  });

  it('takes several files; findings make 1', async () => {
    const { code, out, notes } = await laneway(['lint', sample('loan-approval'), fixture('bpmn/hostile/06-duplicate-ids.bpmn')]);

    expect(code).toBe(1);
    expect(out).toMatch(/06-duplicate-ids\.bpmn: /);
    expect(notes).toMatch(/2 files: /);
  });

  it('reads every hostile file in 512 MB, and goes on to the next', async () => {
    const { code, out } = await laneway(['lint', fixture('bpmn/hostile'), '--json'], { LANG: 'en_US.UTF-8' }, ['--max-old-space-size=512']);
    const { files } = JSON.parse(out) as { files: { refused?: string }[] };

    expect(code).toBe(2);
    expect(files).toHaveLength(22);
    expect(files.flatMap(({ refused }) => refused ?? []).filter((reason) => !reason.endsWith('.'))).toEqual([]);
  });

  it('says that a folder holds no model', async () => {
    const empty = join(folder, 'empty');
    mkdirSync(empty);

    expect(await laneway(['lint', empty])).toMatchObject({ code: 2, notes: expect.stringContaining('There is no model in') });
  });

  it('prints no names that would command the terminal', async () => {
    const { out, notes } = await laneway(['lint', write('\u001b[31mred.csv', 'step,role\n"\u001b]0;owned\u0007Pay",Office\n"",Office\n'), write('plain.csv', OUTLINE)]);

    expect(['\u001b', '\u0007'].filter((control) => (out + notes).includes(control))).toEqual([]);
  });
});

describe('laneway layout', () => {
  it('never replaces a file without --force, and writes nothing when it fails', async () => {
    const target = write('there.bpmn', 'mine');
    const from = fixture('bpmn/hostile/09-model-without-diagram.bpmn');

    expect(await laneway(['layout', from, target])).toMatchObject({ code: 2, notes: expect.stringContaining('--force') });
    expect(readFileSync(target, 'utf8')).toBe('mine');
    expect(await laneway(['layout', from, target, '--force'])).toMatchObject({ code: 0 });
    expect(await laneway(['layout', write('none.bpmn', '<a'), join(folder, 'never.bpmn')])).toMatchObject({ code: 2 });
    expect(existsSync(join(folder, 'never.bpmn'))).toBe(false);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('keeps everything of a model but places', async () => {
    const from = fixture('bpmn/miwg-reference/C.1.0.bpmn');
    const target = join(folder, 'tidy.bpmn');
    await laneway(['layout', from, target]);
    const [before, after] = [from, target].map((path) => unwrap(readBpmn(readFileSync(path))).document.master);

    expect({ ...after!, geometry: {} }).toEqual({ ...before!, geometry: {} });
    expect(after!.geometry).not.toEqual(before!.geometry);
  });

  it('asks from what to what, and for a name that it can write', async () => {
    expect((await laneway(['layout'])).notes).toMatch(/From what to what/);
    expect((await laneway(['layout', 'a.bpmn', 'b.exe'])).notes).toMatch(/ends in \.laneway, \.bpmn or \.svg/);
  });
});

describe('--params', () => {
  it('takes the parameters in another BPMN file', async () => {
    const quick = ['--cases', '20', '--replications', '2', '--threads', '1', '--json'];
    const [own, other] = await Promise.all([
      laneway(['simulate', fixture('sim/svc10.bpmn'), ...quick]),
      laneway(['simulate', fixture('sim/svc10.bpmn'), '--params', fixture('sim/svc10.bpmn'), ...quick]),
    ]);

    expect(other.code).toBe(0);
    expect(other.out).toBe(own.out);
  });

  it('says in Chinese what is wrong with a file, without the words of a parser', async () => {
    const { code, notes } = await laneway(['simulate', sample('loan-approval'), '--params', write('cut.json', '{"resource_profiles": [\n')], CHINESE);

    expect(code).toBe(2);
    expect(notes).toMatch(/参数文件不是完整的 JSON（第 2 行第 1 列）/);
  });
});

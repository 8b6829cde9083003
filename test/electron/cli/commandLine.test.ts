import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SimulationReport } from '../../../shared/analysis/SimulationReport.ts';
import { readLaneway } from '../../../shared/files/lanewayFile.ts';
import { unwrap } from '../../../shared/result.ts';
import manifest from '../../../package.json' with { type: 'json' };
import { COMPILE_CACHE, ENTRY, fixture, laneway, sample, type Outcome } from './laneway.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'laneway-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Few cases: what is shown here does not depend on how many. */
const QUICK = ['--cases', '60', '--replications', '3', '--seed', '7'];

describe('laneway', () => {
  it('explains itself in the language of the shell, or of --lang', async () => {
    const english = await laneway(['--help']);
    const chinese = await laneway(['--help'], { LANG: 'zh_CN.UTF-8', LC_ALL: '', LC_MESSAGES: '' });
    const chosen = await laneway(['--lang', 'zh-CN', '--help']);

    expect(english).toMatchObject({ code: 0, notes: '' });
    for (const command of ['serve', 'simulate', 'convert', 'lint']) expect(english.out).toContain(`laneway ${command}`);
    for (const { out } of [english, chinese]) {
      expect(/laneway diff A?[^]*?laneway merge/.exec(out)?.[0]).toContain('--threads');
      expect(/laneway merge[^]*?laneway --help/.exec(out)?.[0]).toMatch(/--name [^]*--threads /);
    }
    expect(chinese.out).toContain('用法');
    expect(chosen.out).toBe(chinese.out);
  });

  it.each([['--help', 'convert', '--help'], ['-h', 'convert', 'a.bpmn', '-h'], ['help NAME', 'help', 'convert']])('explains by %s what the general help has no room for', async (_, ...args) => {
    const own = await laneway(args);

    expect(own).toMatchObject({ code: 0, notes: '' });
    for (const option of ['--paper', '--overlays', '--transparent']) expect(own.out).toContain(option);
    expect((await laneway(['lint', '--help'])).out).toContain('laneway lint');
  });

  it('tells its version', async () => {
    expect(await laneway(['--version'])).toEqual({ code: 0, out: `${manifest.version}\n`, notes: '' });
  });

  it.each<[string, readonly string[], RegExp]>([
    ['an unknown command', ['paint'], /no command “paint”.*--help/],
    ['a misspelt command', ['simluate', 'x.bpmn'], /no command “simluate”. Did you mean “simulate”\?/],
    ['an unknown option', ['lint', 'x.bpmn', '--colour'], /There is no option --colour\. See/],
    ['a misspelt option', ['simulate', 'x.bpmn', '--replication', '3'], /There is no option --replication\. Did you mean --replications\?/],
    ['an option without its value', ['simulate', 'x.bpmn', '--seed'], /--seed/],
    ['an arrival rule that is none', ['simulate', 'x.bpmn', '--arrival-rule', 'pull'], /--arrival-rule pull: give working or push/],
    ['a warm-up that is none', ['simulate', 'x.bpmn', '--warm-up', 'long'], /--warm-up long: give a whole number/],
    ['a warm-up of no time', ['simulate', 'x.bpmn', '--warm-up', '3 moons'], /--warm-up 3 moons: give a time/],
    ['parameters that are not there', ['simulate', sample('loan-approval'), '--params', 'nowhere.json'], /There is no file nowhere\.json/],
    ['parameters of another file', ['simulate', sample('loan-approval'), '--params', fixture('sim/r1_loan_origination.bpmn')], /“r1_loan_origination\.bpmn” belongs to another model: none of the elements/],
    ['parameters that are a list', ['simulate', sample('loan-approval'), '--params', fixture('sim/expected.json')], /expected\.json: This JSON file holds no Prosimos parameters/],
    ['parameters of another model', ['simulate', sample('loan-approval'), '--params', fixture('sim/r1_loan_origination.prosimos.json')], /belongs to another model: none of the elements that it names \(\d+\)/],
    ['a log of another kind', ['simulate', sample('loan-approval'), '--log', 'log.txt'], /cannot write the log log\.txt.*\.csv or \.xes/],
    ['cases of a log without a log', ['simulate', sample('loan-approval'), '--log-cases', '5'], /--log-cases says how much of a log is written/],
    ['no case in a log', ['simulate', sample('loan-approval'), '--log', 'log.csv', '--log-cases', '0'], /--log-cases/],
    ['one log for two models', ['simulate', 'x.bpmn', 'y.bpmn', '--log', 'log.csv'], /One log holds the run of one model/],
    ['no model', ['simulate'], /Which model\?/],
    ['a file that is not there', ['lint', 'nowhere.bpmn'], /There is no file nowhere\.bpmn/],
    ['a number that is none', ['simulate', 'x.laneway', '--cases', 'many'], /--cases many: give a whole number/],
    ['a number out of range', ['simulate', 'x.laneway', '--replications', '0'], /--replications 0/],
    ['a negative number', ['simulate', 'x.laneway', '--seed=-1'], /--seed -1/],
    ['a time that is none', ['simulate', 'x.laneway', '--duration', '3 moons'], /--duration 3 moons: give a time/],
    ['a time without end', ['simulate', 'x.laneway', '--duration', '999999w'], /at most 5.?200w/],
    ['two lengths', ['simulate', 'x.laneway', '--duration', '8h', '--cases', '9'], /not both/],
    ['a port that is none', ['serve', '--port', '70000'], /“70000” is not a port/],
    ['a format it cannot write', ['convert', sample('loan-approval'), 'loan.odt'], /cannot write loan\.odt\. Give a name that ends in \.laneway/],
    ['a language it does not speak', ['--lang', 'fr', 'lint', 'x.bpmn'], /--lang fr: give en or zh-CN/],
    ['a language without a name', ['lint', 'x.bpmn', '--lang'], /--lang/],
    ['a folder', ['simulate', '.'], /^\. is a folder\. Give the name of a file in it\.$/m],
    ['a file without end', ['lint', '/dev/zero'], /larger than 100 MB/],
    ['a data folder that is a file', ['serve', '--data', sample('loan-approval')], /cannot be read properly/],
    ['an argument too many', ['layout', 'a.bpmn', 'b.bpmn', 'c'], /“c” is one argument too many/],
  ])('refuses %s with exit code 2, a reason, and nothing on standard output', async (_, args, reason) => {
    const { code, out, notes } = await laneway(args);

    expect(code).toBe(2);
    expect(out).toBe('');
    expect(notes).toMatch(reason);
    expect(notes).not.toMatch(/\n\s+at /);
  });

  it('refuses a file that is no model, in words', async () => {
    const path = join(folder, 'notes.txt');
    writeFileSync(path, 'Only words.');

    expect(await laneway(['lint', path])).toMatchObject({ code: 2, out: '', notes: expect.stringContaining('cannot tell what') });
  });
});

describe.skipIf(process.platform === 'win32')('the output', () => {
  const inShell = (command: string): Promise<Outcome> =>
    new Promise((settle, reject) => {
      execFile('/bin/bash', ['-c', `set -o pipefail; ${command}`], { env: { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '', NODE_COMPILE_CACHE: COMPILE_CACHE, MODEL: sample('loan-approval'), LANEWAY: `${process.execPath} ${ENTRY}` } }, (error, out, notes) => {
        if (error && typeof error.code !== 'number') reject(error);
        else settle({ code: typeof error?.code === 'number' ? error.code : 0, out, notes });
      });
    });

  it.each([
    ['may be cut off by its reader', '$LANEWAY simulate $MODEL --scenario all --cases 60 --replications 3 --json | head -c 1', { code: 0, out: '{', notes: '' }],
    ['may be closed', '$LANEWAY lint $MODEL >&-', { code: 0, out: '', notes: '' }],
    ['may be without a place for remarks', '$LANEWAY lint $MODEL 2>&-', { code: 0, out: 'No problems found.\n', notes: '' }],
    ['needs no input', '$LANEWAY lint $MODEL <&-', { code: 0, out: 'No problems found.\n', notes: '' }],
    ['may come from a pipe', 'cat $MODEL | $LANEWAY lint /dev/stdin', { code: 0, out: 'No problems found.\n', notes: '' }],
  ])('%s', async (_, command, outcome) => {
    expect(await inShell(command)).toEqual(outcome);
  });

  it.runIf(existsSync('/dev/full'))('that finds no place on the disk is reported in words', async () => {
    const { code, notes } = await inShell('$LANEWAY lint $MODEL > /dev/full');

    expect(code).toBe(2);
    expect(notes).toMatch(/^The result could not be written .*no space left/);
    expect(notes).not.toMatch(/\n\s+at /);
  });
});

describe('an older Node', () => {
  it('is told so in one line, before anything is loaded that would crash under it', async () => {
    const older = 'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.11.0"}})';

    const { code, out, notes } = await laneway(['--version'], undefined, ['--import', older]);

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(notes).toMatch(/^Laneway needs Node 22\.12 or newer; this is Node 20\.11\.0\. [^\n]*\n$/);
  });
});

describe('laneway simulate', () => {
  it('gives the same bytes for one seed, with one thread and with two', async () => {
    const args = ['simulate', sample('loan-approval'), '--scenario', 'all', '--json', ...QUICK];

    const [one, again, two] = await Promise.all([laneway([...args, '--threads', '1']), laneway([...args, '--threads', '1']), laneway([...args, '--threads', '2'])]);

    expect(one.code).toBe(0);
    expect(again.out).toBe(one.out);
    expect(two.out).toBe(one.out);
  });

  it('brings in cases for as long as --duration says, whatever the unit it is said in', async () => {
    const simulated = async (duration: string) => {
      const { code, out } = await laneway(['simulate', sample('loan-approval'), '--duration', duration, '--replications', '2', '--seed', '7', '--warm-up', '0', '--json']);
      expect(code).toBe(0);
      return out;
    };
    const [week, days, month] = await Promise.all([simulated('1w'), simulated('7d'), simulated('4w')]);
    const casesOf = (report: string) => (JSON.parse(report) as SimulationReport).scenarios[0]?.cases ?? 0;

    expect(days).toBe(week);
    expect(casesOf(week)).toBeGreaterThan(0);
    expect(casesOf(month)).toBeGreaterThan(2 * casesOf(week));
  });

  it('writes one JSON document with every scenario, and everything else elsewhere', async () => {
    const { code, out } = await laneway(['simulate', sample('loan-approval'), '--scenario', 'all', '--json', ...QUICK]);
    const report: SimulationReport = JSON.parse(out);

    expect(code).toBe(0);
    expect(report.engine.name).toBe('laneway');
    expect(report.timeUnit).toBe('min');
    expect(report.seed).toBe(7);
    expect(report.scenarios.length).toBeGreaterThanOrEqual(3);
    expect(report.scenarios[0]).toMatchObject({ variant: null, replications: 3 });
    for (const { measures } of report.scenarios) {
      expect(measures.cycleTime.mean).toBeGreaterThan(0);
      expect(Object.keys(measures.steps).length).toBeGreaterThan(3);
    }
    expect(report.comparisons.length).toBeGreaterThan(0);
  });

  it('takes scenarios by name, and names those there are when one is unknown', async () => {
    const { document } = unwrap(readLaneway(readFileSync(sample('loan-approval'))));
    const [variant] = Object.values(document.variants);

    const one = await laneway(['simulate', sample('loan-approval'), '--scenario', 'master', '--scenario', String(variant?.name), '--json', ...QUICK]);
    const none = await laneway(['simulate', sample('loan-approval'), '--scenario', 'Z', ...QUICK]);

    const report: SimulationReport = JSON.parse(one.out);
    expect(report.scenarios.map(({ variant: id }) => id)).toEqual([null, variant?.id]);
    expect(none.code).toBe(2);
    expect(none.notes).toContain(String(variant?.name));
  });

  it('puts several models into one document by file', async () => {
    const files = [sample('loan-approval'), sample('hotel-check-in')];
    const { out } = await laneway(['simulate', ...files, '--json', ...QUICK]);

    const { models }: { models: { model: string; report: SimulationReport }[] } = JSON.parse(out);
    expect(models.map(({ model }) => model)).toEqual(files);
    expect(models.every(({ report }) => report.scenarios.length === 1)).toBe(true);
  });

  it('tells people what takes how long and what to fix first, in their language', async () => {
    const english = await laneway(['simulate', sample('loan-approval'), '--scenario', 'all', ...QUICK]);
    const chinese = await laneway(['simulate', sample('loan-approval', 'zh-CN'), '--lang', 'zh-CN', ...QUICK]);

    expect(english.out).toMatch(/Cycle time .* ± /);
    expect(english.out).toMatch(/utilisation \d/);
    expect(english.out).toMatch(/Fix this first|No single change/);
    expect(chinese.out).toMatch(/周期时间/);
    expect(chinese.out).not.toMatch(/Cycle time/);
  });

  describe('with parameters of other tools', () => {
    const peer = (name: string) => fixture(`sim/${name}`);
    const run = async (...args: readonly string[]): Promise<SimulationReport> => {
      const { code, out, notes } = await laneway(['simulate', ...args, '--json', '--cases', '2000', '--replications', '4', '--seed', '7', '--warm-up', '0']);
      expect(code, notes).toBe(0);
      return JSON.parse(out);
    };

    it.each(['svc10', 'r1_loan_origination'])('runs %s unchanged, by its QBP extension and by Prosimos JSON, under the ids of the file', async (name) => {
      const [qbp, prosimos, turned] = await Promise.all([run(peer(`${name}.bpmn`)), run(peer(`${name}.bpmn`), '--params', peer(`${name}.prosimos.json`)), run(peer(`${name}.bpmn`), '--params', peer(`${name}.prosimos.json`), '--arrival-rule', 'working')]);
      const [one, other, same] = [qbp, prosimos, turned].map(({ scenarios }) => scenarios[0]!);

      expect(one!.cases).toBe(4 * 2_000);
      // Nothing was assumed, nothing left out, and nobody is overloaded under either reading.
      expect([qbp.warnings, prosimos.warnings]).toEqual([[], []]);
      expect(Object.keys(other!.measures.roles)).toEqual(Object.keys(one!.measures.roles));
      expect(Object.keys(other!.measures.steps)).toEqual(Object.keys(one!.measures.steps));
      // Two readings of the same arrivals; with one reading, two files say the same.
      expect(other!.measures.cycleTime.mean).not.toBe(one!.measures.cycleTime.mean);
      expect(same!.measures.cycleTime).toEqual(one!.measures.cycleTime);
    });

    it('lists what a file says and Laneway cannot honour, and goes on', async () => {
      const path = join(folder, 'odd.json');
      writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(peer('svc10.prosimos.json'), 'utf8')), multitasking: {} }));

      const { code, notes } = await laneway(['simulate', peer('svc10.bpmn'), '--params', path, ...QUICK]);

      expect(code).toBe(0);
      expect(notes).toContain(`${path}: multitasking: Laneway does not simulate “multitasking”. It was left out.`);
    });

    it('runs each scenario of BPSim data as a variant', async () => {
      const path = join(folder, 'scenarios.bpmn');
      const scenario = (id: string, mean: number) => `<b:Scenario id="${id}" name="${id}"><b:ElementParameters elementRef="s"><b:ControlParameters><b:InterTriggerTimer><b:NegativeExponentialDistribution mean="10"/></b:InterTriggerTimer></b:ControlParameters></b:ElementParameters><b:ElementParameters elementRef="a"><b:TimeParameters><b:ProcessingTime><b:NumericParameter value="${mean}"/></b:ProcessingTime></b:TimeParameters></b:ElementParameters></b:Scenario>`;
      writeFileSync(path, `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:b="http://www.bpsim.org/schemas/2.0" targetNamespace="t"><process id="p"><startEvent id="s"/><task id="a"/><endEvent id="e"/><sequenceFlow id="f" sourceRef="s" targetRef="a"/><sequenceFlow id="g" sourceRef="a" targetRef="e"/></process>
        <relationship type="BPSimData"><extensionElements><b:BPSimData>${scenario('now', 6)}${scenario('faster', 4)}</b:BPSimData></extensionElements><source>p</source><target>p</target></relationship></definitions>`);

      const { scenarios, comparisons } = await run(path, '--scenario', 'all');

      // Nobody is asked for, so nobody waits: the cycle time is the time of the task.
      expect(scenarios.map(({ variant, measures }) => [variant, measures.cycleTime.mean])).toEqual([[null, 6], ['faster', 4]]);
      expect(comparisons.find(({ measure }) => measure === 'cycleTime')).toMatchObject({ verdict: 'better' });
    });

    it('leaves out the cases of a warm-up that is given as a time', async () => {
      const { out } = await laneway(['simulate', peer('svc10_247.bpmn'), '--json', '--cases', '300', '--replications', '2', '--seed', '7', '--warm-up', '10h']);
      const { scenarios: [first] }: SimulationReport = JSON.parse(out);

      // One case every 12 minutes on average: about 50 in ten hours.
      expect(first!.warmUpCases).toBeGreaterThan(25);
      expect(first!.warmUpCases).toBeLessThan(80);
    });
  });

  describe('--log', () => {
    const logged = async (name: string, ...args: readonly string[]) => {
      const path = join(folder, name);
      const { code, notes } = await laneway(['simulate', fixture('sim/svc10.bpmn'), '--json', '--cases', '200', '--replications', '2', '--seed', '7', '--warm-up', '0', '--log', path, ...args]);
      return { code, notes, text: existsSync(path) ? readFileSync(path, 'utf8') : '' };
    };

    it('writes every activity of the first run, the same ones as CSV and as XES', async () => {
      const [csv, xes] = await Promise.all([logged('log.csv'), logged('log.xes')]);
      const rows = csv.text.trimEnd().split('\r\n').slice(1);
      const completed = [...xes.text.matchAll(/key="concept:instance" value="(\d+)\/([^/"]+)\/(\d+)"\/><string key="lifecycle:transition" value="complete"/g)].map(([, one, node, visit]) => `${one} ${node} ${visit}`);

      expect([csv.code, xes.code]).toEqual([0, 0]);
      expect(new Set(rows.map((row) => row.split(',')[0])).size).toBe(200);
      expect(completed.toSorted()).toEqual(rows.map((row) => row.split(',')).map(([one, , node, visit]) => `${one} ${node} ${visit}`).toSorted());
    });

    it('writes the first cases alone when so many are wanted: the same rows, with the later cases around them', async () => {
      const [all, few] = await Promise.all([logged('all.csv'), logged('few.csv', '--log-cases', '30')]);
      const rows = (text: string) => text.trimEnd().split('\r\n').slice(1);

      expect(rows(few.text)).toEqual(rows(all.text).filter((row) => Number(row.split(',')[0]) <= 30));
      expect(new Set(rows(few.text).map((row) => row.split(',')[0])).size).toBe(30);
    });

    it('does not write over a log unless told to, and simulates nothing before it says so', async () => {
      writeFileSync(join(folder, 'kept.csv'), 'mine');

      expect(await logged('kept.csv')).toMatchObject({ code: 2, text: 'mine', notes: expect.stringContaining('--force') });
      expect((await logged('kept.csv', '--force')).text).toMatch(/^case_id,activity/);
    });

    it('says so when it cannot be written', async () => {
      expect(await logged(join('no-such-folder', 'log.csv'))).toMatchObject({ code: 2, notes: expect.stringContaining('cannot be written') });
    });
  });

  it('says in words why a model cannot be simulated', async () => {
    const path = join(folder, 'empty.bpmn');
    writeFileSync(path, '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"><process id="p"/></definitions>');

    const { code, out, notes } = await laneway(['simulate', path, '--json', ...QUICK]);

    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ refused: [{ text: 'No start event: no case can begin.' }, { text: 'Draw a start event and connect it to the first step.' }] });
    expect(notes).toContain('No start event: no case can begin.\nDraw a start event and connect it to the first step.\n');
    expect(notes).not.toMatch(/\n\s+at /);
  });
});

describe('laneway convert', () => {
  it('writes a drawing, and does not write over a file unless told to', async () => {
    const target = join(folder, 'loan.svg');

    expect(await laneway(['convert', sample('loan-approval'), target])).toMatchObject({ code: 0, out: '' });
    const first = readFileSync(target, 'utf8');
    writeFileSync(target, 'mine');
    const second = await laneway(['convert', sample('loan-approval'), target]);
    expect(second).toMatchObject({ code: 2, notes: expect.stringContaining('--force') });
    expect(readFileSync(target, 'utf8')).toBe('mine');
    expect((await laneway(['convert', sample('loan-approval'), target, '--force'])).code).toBe(0);

    expect(first).toMatch(/^<svg /);
    expect(readFileSync(target, 'utf8')).toBe(first);
  });

  it('writes BPMN that it reads again, and a .laneway file that converts to the same bytes', async () => {
    const [bpmn, there, back] = ['loan.bpmn', 'there.laneway', 'back.laneway'].map((name) => join(folder, name));

    expect((await laneway(['convert', sample('loan-approval'), String(bpmn)])).code).toBe(0);
    expect(readFileSync(String(bpmn), 'utf8')).toContain('http://www.omg.org/spec/BPMN/20100524/MODEL');
    expect((await laneway(['convert', String(bpmn), String(there)])).code).toBe(0);
    expect((await laneway(['convert', String(there), String(back)])).code).toBe(0);

    expect(readFileSync(String(back))).toEqual(readFileSync(String(there)));
    const before = unwrap(readLaneway(readFileSync(sample('loan-approval')))).document.master;
    const after = unwrap(readLaneway(readFileSync(String(back)))).document.master;
    expect(Object.keys(after.nodes).toSorted()).toEqual(Object.keys(before.nodes).toSorted());
    expect(Object.keys(after.flows).toSorted()).toEqual(Object.keys(before.flows).toSorted());
  });

  it('writes BPSim beside a model when asked to, and says what BPSim has no word for', async () => {
    const target = join(folder, 'with-bpsim.bpmn');

    const { code, notes } = await laneway(['convert', sample('loan-approval'), target, '--bpsim']);

    expect(code).toBe(0);
    expect(readFileSync(target, 'utf8')).toContain('<bpsim:ProcessingTime>');
    expect(notes).toMatch(/BPSim has no word for “.+”/);
    expect(await laneway(['convert', sample('loan-approval'), join(folder, 'x.svg'), '--bpsim'])).toMatchObject({ code: 2, notes: expect.stringContaining('--bpsim says nothing about a .svg file; it is for .bpmn') });
  });

  it('leaves nothing behind when the target cannot be written', async () => {
    const target = join(folder, 'no-such-folder', 'x.svg');

    expect(await laneway(['convert', sample('loan-approval'), target])).toMatchObject({ code: 2, notes: expect.stringContaining('cannot be written') });
    expect(existsSync(target)).toBe(false);
  });
});

describe('laneway lint', () => {
  const disconnected = () => {
    const path = join(folder, 'disconnected.bpmn');
    writeFileSync(path, `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"><process id="p">
      <startEvent id="s"/><task id="t" name="Nobody comes here"/><endEvent id="e"/><sequenceFlow id="f" sourceRef="s" targetRef="e"/></process></definitions>`);
    return path;
  };

  it('ends with 0 for a clean model and with 1 for findings', async () => {
    expect(await laneway(['lint', sample('loan-approval')])).toMatchObject({ code: 0, out: 'No problems found.\n' });
    expect(await laneway(['lint', disconnected()])).toMatchObject({ code: 1, out: expect.stringContaining('FLOW-') });
  });

  it('lists findings as one JSON document', async () => {
    const { code, out } = await laneway(['lint', disconnected(), '--json']);
    const { findings }: { findings: readonly Readonly<Record<string, unknown>>[] } = JSON.parse(out);

    expect(code).toBe(1);
    expect(findings.length).toBeGreaterThan(0);
    expect(findings).toContainEqual(expect.objectContaining({ at: 't', name: 'Nobody comes here', severity: expect.any(String), rule: expect.stringMatching(/^[A-Z]+-\d+$/), message: expect.any(String) }));
  });
});

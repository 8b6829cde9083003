import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { appendNode } from '../../../shared/commands/appendNode.ts';
import { deleteElements } from '../../../shared/commands/deleteElements.ts';
import { editDocument, type Command } from '../../../shared/commands/editDocument.ts';
import { rename } from '../../../shared/commands/rename.ts';
import { setProperty } from '../../../shared/commands/setProperty.ts';
import { settle } from '../../../shared/commands/settleMergeConflict.ts';
import { digestOf } from '../../../electron/storage/StateDigest.ts';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { readLaneway, writeLaneway } from '../../../shared/files/lanewayFile.ts';
import type { MergeConflict, MergeSide } from '../../../shared/delta/MergeConflict.ts';
import { mergeModels } from '../../../shared/delta/mergeModels.ts';
import { readConflicts, withConflicts } from '../../../shared/files/mergeConflictsFile.ts';
import { flowId, nodeId } from '../../../shared/model/ids.ts';
import { violations } from '../../../shared/model/invariants.ts';
import type { ModelDocument } from '../../../shared/model/ModelDocument.ts';
import { unwrap } from '../../../shared/result.ts';
import { startingModel } from '../../shared/commands/randomEdits.ts';
import { COMPILE_CACHE, ENTRY, fixture, laneway } from './laneway.ts';

const run = promisify(execFile);
const base: ModelDocument = { master: startingModel(), variants: {} };
const edited = (...commands: readonly Command[]): ModelDocument => commands.reduce((at, command) => unwrap(editDocument(at, null, command)).document, base);
const renamed = (name: string): Command => (m) => rename(m, { id: 'Take', name });
const slower: Command = (m) => setProperty(m, { table: 'nodes', id: 'Take', path: ['work', 'duration'], value: { kind: 'fixed', unit: 'min', value: 8 } });
const paying: Command = (m) => appendNode(m, { id: nodeId('Pay'), flowId: flowId('ToPay'), after: nodeId('Cold'), kind: 'userTask', name: 'Take payment' });
const opened = async (path: string) => unwrap(readLaneway(await readFile(path)));

let folder = '';
const at = (name: string) => join(folder, name);
const save = (name: string, document: ModelDocument) => writeFile(at(name), writeLaneway(document));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'laneway-merge-'));
  await save('base.laneway', base);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('laneway merge', () => {
  it('brings two copies together, and says so', async () => {
    await save('ours.laneway', edited(renamed('Ask'), paying));
    await save('theirs.laneway', edited(slower));

    const { code, out } = await laneway(['merge', at('base.laneway'), at('ours.laneway'), at('theirs.laneway'), '-o', at('out.laneway')]);

    expect({ code, out }).toEqual({ code: 0, out: `Merged without conflict: ${at('out.laneway')}\n` });
    const { document, attachments } = await opened(at('out.laneway'));
    expect(document.master.nodes[nodeId('Take')]).toMatchObject({ name: 'Ask', work: { duration: { value: 8 } } });
    expect(document.master.nodes[nodeId('Pay')]).toMatchObject({ name: 'Take payment' });
    expect(attachments).toEqual({});
  });

  it('draws nothing into .bpmn files that came without a diagram', async () => {
    const undrawn = '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:t"><process id="p"><startEvent id="s"/><task id="t" name="Answer"/><sequenceFlow id="f" sourceRef="s" targetRef="t"/></process></definitions>';
    await writeFile(at('undrawn.bpmn'), undrawn);

    expect((await laneway(['merge', at('undrawn.bpmn'), at('undrawn.bpmn'), at('undrawn.bpmn'), '-o', at('undrawn-out.bpmn')])).code).toBe(0);
    expect(await readFile(at('undrawn-out.bpmn'), 'utf8')).toBe(undrawn);
  });

  it('leaves a conflict to a person: ours in effect, both in the file, which can be read, settled and saved without it', async () => {
    await save('ours.laneway', edited(renamed('Ask')));
    await save('theirs.laneway', edited(renamed('Accept'), slower));

    const { code, out } = await laneway(['merge', at('base.laneway'), at('ours.laneway'), at('theirs.laneway'), '-o', at('conflict.laneway')]);

    expect(code).toBe(1);
    expect(out).toContain('Conflict: User task “Ask”: Name is “Ask” in ours and “Accept” in theirs');
    const { document, attachments, lineage } = await opened(at('conflict.laneway'));
    const [conflict, ...rest] = readConflicts(attachments);
    expect(rest).toEqual([]);
    expect(conflict).toMatchObject({ kind: 'changedInBoth', places: [{ table: 'nodes', id: 'Take', path: ['name'], base: 'Take order', ours: 'Ask', theirs: 'Accept' }] });
    expect(document.master.nodes[nodeId('Take')]).toMatchObject({ name: 'Ask', work: { duration: { value: 8 } } });
    expect(unwrap(settle(document, conflict!, 'theirs')).master.nodes[nodeId('Take')]!.name).toBe('Accept');
    expect(new TextDecoder().decode(await readFile(at('conflict.laneway')))).toContain('"version": 3');
    expect(Object.keys(lineage).toSorted()).toEqual([digestOf(base), digestOf(edited(renamed('Accept'), slower)), digestOf(edited(renamed('Ask')))].toSorted());
    expect(writeLaneway(document, attachments, lineage)).toEqual(new Uint8Array(await readFile(at('conflict.laneway'))));
  });

  it('takes one side at every conflict when told so', async () => {
    for (const [option, name] of [['--ours', 'Ask'], ['--theirs', 'Accept']] as const) {
      const { code, out } = await laneway(['merge', at('base.laneway'), at('ours.laneway'), at('theirs.laneway'), '-o', at('sided.laneway'), option, '--force']);

      expect(code).toBe(0);
      expect(out).toContain('At 1 conflict');
      const { document, attachments } = await opened(at('sided.laneway'));
      expect(document.master.nodes[nodeId('Take')]).toMatchObject({ name, work: { duration: { value: 8 } } });
      expect(attachments).toEqual({});
    }
  });

  it('says what a choice does to the cases, and prints what the schema in docs describes', async () => {
    await save('slower.laneway', edited(slower));
    await save('faster.laneway', edited((m) => setProperty(m, { table: 'nodes', id: 'Take', path: ['work', 'duration'], value: { kind: 'fixed', unit: 'min', value: 2 } })));

    const { code, out } = await laneway(['merge', at('base.laneway'), at('slower.laneway'), at('faster.laneway'), '-o', at('json.laneway'), '--json', '--simulate', '--threads', '1']);

    expect(code).toBe(1);
    const report = JSON.parse(out);
    const schema = z.fromJSONSchema(JSON.parse(await readFile(join(import.meta.dirname, '../../../docs/merge.schema.json'), 'utf8')));
    expect(schema.safeParse(report).error).toBeUndefined();
    expect(report.conflicts).toMatchObject([{ kind: 'changedInBoth', element: 'Take', field: ['work', 'duration'], effect: { cycleTime: { verdict: 'better' } } }]);
    expect(report.conflicts[0].effect.cycleTime.difference.mean).toBeLessThan(-5.9);
  });

  it('keeps what ours holds of other tools when it merges BPMN files', async () => {
    const source = fixture('bpmn/miwg-reference/A.1.0.bpmn');
    const text = await readFile(source, 'utf8');
    const [, id] = /<(?:\w+:)?task [^>]*id="([^"]+)"/.exec(text) ?? [];
    await writeFile(at('base.bpmn'), text);
    await writeFile(at('ours.bpmn'), text.replace('name="Task 1"', 'name="First task"').replace(/<(\w+:)?process /, '<!-- kept by ours -->$&'));
    await writeFile(at('theirs.bpmn'), text.replace('name="Task 2"', 'name="Second task"'));

    const { code, notes } = await laneway(['merge', at('base.bpmn'), at('ours.bpmn'), at('theirs.bpmn'), '-o', at('out.bpmn')]);

    expect({ code, notes }).toEqual({ code: 0, notes: '' });
    const merged = await readFile(at('out.bpmn'), 'utf8');
    expect(id).toBeDefined();
    expect(merged).toContain('kept by ours');
    expect(Object.values(unwrap(readBpmn(new TextEncoder().encode(merged), { name: 'x' })).document.master.nodes).map(({ name }) => name)).toEqual(expect.arrayContaining(['First task', 'Second task']));
  });

  it('refuses what it cannot do, writes nothing over a file unasked, and says why', async () => {
    expect((await laneway(['merge', at('base.laneway'), at('ours.laneway')])).code).toBe(2);
    expect((await laneway(['merge', at('base.laneway'), at('ours.laneway'), at('gone.laneway'), '-o', at('x.laneway')])).notes).toContain('gone.laneway');
    const taken = await laneway(['merge', at('base.laneway'), at('ours.laneway'), at('theirs.laneway'), '-o', at('out.laneway')]);
    expect(taken).toMatchObject({ code: 2, out: '' });
    expect(taken.notes).toContain('--force');
    for (const name of ['out.png', 'out.csv']) {
      expect(await laneway(['merge', at('base.laneway'), at('ours.laneway'), at('theirs.laneway'), '-o', at(name)])).toMatchObject({ code: 2, notes: expect.stringContaining('.laneway') });
      await expect(stat(at(name))).rejects.toThrow();
    }
    await expect(stat(at('x.laneway'))).rejects.toThrow();
  });
});

describe('laneway merge, of files that hold conflicts already', () => {
  const decided = (document: ModelDocument, conflict: MergeConflict, side: MergeSide) => unwrap(settle(document, conflict, side));
  const held = (conflicts: readonly MergeConflict[]) => withConflicts({}, conflicts);
  const put = (name: string, document: ModelDocument, conflicts: readonly MergeConflict[] = []) => writeFile(at(name), writeLaneway(document, held(conflicts)));
  const on = (document: ModelDocument, ...commands: readonly Command[]): ModelDocument => commands.reduce((now, command) => unwrap(editDocument(now, null, command)).document, document);
  const { merged: open, conflicts } = mergeModels(base, edited(renamed('Ask')), edited(renamed('Accept')));
  const [conflict] = conflicts;
  const mergedTo = (output: string, ...options: readonly string[]) => laneway(['merge', at('was.laneway'), at('here.laneway'), at('there.laneway'), '-o', at(output), '--force', ...options]);
  const nameIn = async (path: string) => { const { document, attachments } = await opened(at(path)); return { name: document.master.nodes[nodeId('Take')]?.name, open: readConflicts(attachments) }; };

  it('leaves settled what one side has settled', async () => {
    await put('was.laneway', open, conflicts);
    await put('here.laneway', on(open, slower), conflicts);
    for (const [side, name] of [['theirs', 'Accept'], ['ours', 'Ask']] as const) {
      await put('there.laneway', decided(open, conflict!, side));

      expect(await mergedTo('settled.laneway')).toMatchObject({ code: 0, out: `Merged without conflict: ${at('settled.laneway')}\n` });
      expect(await nameIn('settled.laneway')).toEqual({ name, open: [] });
    }
  });

  it('asks again where both settled it, each in another way', async () => {
    await put('was.laneway', open, conflicts);
    await put('here.laneway', decided(open, conflict!, 'ours'));
    await put('there.laneway', decided(open, conflict!, 'theirs'));

    expect(await mergedTo('both.laneway')).toMatchObject({ code: 1, out: expect.stringContaining('Name is “Ask” in ours and “Accept” in theirs') });
    expect((await nameIn('both.laneway')).name).toBe('Ask');
    await put('here.laneway', on(decided(open, conflict!, 'theirs'), slower));
    expect(await mergedTo('both.laneway')).toMatchObject({ code: 0 });
    expect(await nameIn('both.laneway')).toEqual({ name: 'Accept', open: [] });
  });

  it('says that conflicts are open, and which, until somebody settles them', async () => {
    await put('was.laneway', open, conflicts);
    await put('here.laneway', open, conflicts);
    await put('there.laneway', on(open, slower), conflicts);

    const { code, out } = await mergedTo('open.laneway');

    expect(code).toBe(1);
    expect(out).toContain('Name is “Ask” in ours and “Accept” in theirs');
    expect(out).toContain('Merged with 1 conflict, at which ours is in effect');
    expect(await nameIn('open.laneway')).toEqual({ name: 'Ask', open: conflicts });
    expect(JSON.parse((await mergedTo('open.laneway', '--json')).out).conflicts).toHaveLength(1);
  });

  it('prints no name that would command the terminal or pass for a line of its own, and as JSON the name itself', async () => {
    const name = 'Ask\u001b[2J\u009b31m\nMerged without conflict';
    await put('was.laneway', base);
    await put('here.laneway', edited(renamed(name)));
    await put('there.laneway', edited(renamed('Accept')));

    for (const { out } of [await mergedTo('named.laneway'), await laneway(['diff', at('here.laneway'), at('there.laneway')])]) {
      expect(out).toContain('\uFFFD[2J');
      expect(out).not.toMatch(/^Merged without conflict|(?!\n)\p{Cc}/mu);
    }
    const { out } = await mergedTo('named.laneway', '--json');
    expect(out).not.toMatch(/(?!\n)\p{Cc}/u);
    expect(JSON.parse(out).conflicts[0].ours).toBe(name);
  });

  it('settles them with one side as well', async () => {
    await put('was.laneway', open, conflicts);
    await put('here.laneway', open, conflicts);
    await put('there.laneway', on(open, slower), conflicts);
    for (const [option, name] of [['--ours', 'Ask'], ['--theirs', 'Accept']] as const) {
      expect(await mergedTo('sided.laneway', option)).toMatchObject({ code: 0, out: expect.stringContaining('At 1 conflict') });
      expect(await nameIn('sided.laneway')).toEqual({ name, open: [] });
    }
  });

  it('loses no value of three: an older conflict at the same field stays beside the new one', async () => {
    await put('was.laneway', base);
    await put('here.laneway', edited(renamed('Order')));
    await put('there.laneway', open, conflicts);

    expect(await mergedTo('three.laneway')).toMatchObject({ code: 1, out: expect.stringContaining('Merged with 2 conflicts') });

    const { name, open: both } = await nameIn('three.laneway');
    expect(name).toBe('Order');
    expect(both.flatMap(({ places }) => places.flatMap(({ ours, theirs }) => [ours, theirs]))).toEqual(expect.arrayContaining(['Order', 'Ask', 'Accept']));
    expect(new Set(both.map(({ id }) => id)).size).toBe(2);
    await mergedTo('three.laneway', '--theirs');
    expect(await nameIn('three.laneway')).toEqual({ name: 'Accept', open: [] });
    await mergedTo('three.laneway', '--ours');
    expect(await nameIn('three.laneway')).toEqual({ name: 'Order', open: [] });
  });

  it('says so where what a conflict was about is gone for good', async () => {
    await put('was.laneway', open, conflicts);
    const without = on(open, (m) => deleteElements(m, { ids: [nodeId('Take')] }));
    await put('here.laneway', without, conflicts);
    await put('there.laneway', open, conflicts);

    const { code, out } = await mergedTo('gone.laneway');

    expect(code).toBe(0);
    expect(out).toMatch(/^Note: .*Name is “Ask” in ours and “Accept” in theirs/);
    expect((await nameIn('gone.laneway')).open).toEqual([]);
  });

  it('lists them where the outcome is a .bpmn file, which has no place for them', async () => {
    await put('here.laneway', on(open, paying), conflicts);

    const { code, out } = await mergedTo('held.bpmn');

    expect(code).toBe(1);
    expect(out).toContain('Name is “Ask” in ours and “Accept” in theirs');
    expect(out).toContain('A .bpmn file has no place for conflicts');
    const converted = await laneway(['convert', at('here.laneway'), at('converted.bpmn')]);
    expect(converted).toMatchObject({ code: 0, notes: expect.stringContaining('1 open conflict') });
  });
});

describe('as a merge driver of git', () => {
  let repository = '';
  const git = (...args: readonly string[]) => run('git', ['-C', repository, '-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false', ...args], { env: { ...process.env, NODE_COMPILE_CACHE: COMPILE_CACHE, LANG: 'en_US.UTF-8', LC_ALL: '', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' } });
  const failing = (...args: readonly string[]) => git(...args).then(() => { throw new Error('was to fail'); }, (thrown: { code: number; stdout: string; stderr: string }) => thrown);
  const put = async (name: string, document: ModelDocument, message: string) => {
    await writeFile(join(repository, name), writeLaneway(document));
    await git('add', '-A');
    await git('commit', '-qm', message);
  };
  const model = () => opened(join(repository, 'shop.laneway'));

  beforeAll(async () => {
    repository = await mkdtemp(join(tmpdir(), 'laneway-git-'));
    const program = `'${process.execPath}' '${ENTRY}'`;
    await git('init', '-q', '-b', 'main');
    await writeFile(join(repository, '.gitattributes'), '*.laneway merge=laneway diff=laneway\n*.bpmn merge=laneway diff=laneway\n');
    await git('config', 'merge.laneway.name', 'Laneway models');
    await git('config', 'merge.laneway.driver', `${program} merge %O %A %B -o %A --name %P --force`);
    await git('config', 'diff.laneway.command', `${program} diff --git`);
    await put('shop.laneway', base, 'A shop');
  });
  afterAll(() => rm(repository, { recursive: true, force: true }));

  it('merges what does not collide', async () => {
    await git('checkout', '-qb', 'faster');
    await put('shop.laneway', edited(slower), 'Take longer');
    await git('checkout', '-q', 'main');
    await put('shop.laneway', edited(renamed('Ask'), paying), 'Ask, and pay');

    await git('merge', '-q', '--no-edit', 'faster');

    expect((await git('status', '--porcelain')).stdout).toBe('');
    expect((await model()).document.master.nodes[nodeId('Take')]).toMatchObject({ name: 'Ask', work: { duration: { value: 8 } } });
    expect(violations((await model()).document.master)).toEqual([]);
  });

  it('reports a conflict and leaves a file that opens, with both sides in it', async () => {
    const { document } = await model();
    const on = (command: Command) => unwrap(editDocument(document, null, command)).document;
    await git('checkout', '-qb', 'other-words');
    await put('shop.laneway', on(renamed('Accept')), 'Accept');
    await git('checkout', '-q', 'main');
    await put('shop.laneway', on((m) => deleteElements(m, { ids: [nodeId('Take')] })), 'Do without');

    const { code, stdout } = await failing('merge', '--no-edit', 'other-words');

    expect(code).toBe(1);
    expect(stdout).toContain('CONFLICT');
    expect(stdout).toContain('Conflict: User task “Accept” was removed in ours, and changed or used in theirs\n  Name “Ask” → “Accept”');
    const merged = await model();
    const [conflict] = readConflicts(merged.attachments);
    expect(conflict).toMatchObject({ kind: 'removedInOurs' });
    expect(merged.document.master.nodes[nodeId('Take')]).toBeUndefined();
    const back = unwrap(settle(merged.document, conflict!, 'theirs'));
    expect(back.master.nodes[nodeId('Take')]).toMatchObject({ name: 'Accept' });
    // What git calls a diff with then: the path alone.
    expect((await git('diff', '--cached')).stdout).toMatch(/^shop\.laneway: .*not merged/m);
    expect(Object.values(back.master.flows).filter(({ source, target }) => source === 'Take' || target === 'Take').length).toBeGreaterThan(1);
    expect(violations(back.master)).toEqual([]);
    await writeFile(join(repository, 'shop.laneway'), writeLaneway(back));
    await git('add', '-A');
    await git('commit', '-qm', 'Both');
  });

  it('follows a renamed file', async () => {
    const { document } = await model();
    const on = (command: Command) => unwrap(editDocument(document, null, command)).document;
    await git('checkout', '-qb', 'elsewhere');
    await git('mv', 'shop.laneway', 'bar.laneway');
    await put('bar.laneway', on((m) => rename(m, { id: 'Cold', name: 'Serve' })), 'A bar');
    await git('checkout', '-q', 'main');
    await put('shop.laneway', on((m) => rename(m, { id: 'End', name: 'Served' })), 'Served');

    await git('merge', '-q', '--no-edit', 'elsewhere');

    const { nodes } = (await opened(join(repository, 'bar.laneway'))).document.master;
    expect([nodes[nodeId('Cold')]!.name, nodes[nodeId('End')]!.name]).toEqual(['Serve', 'Served']);
    await expect(stat(join(repository, 'shop.laneway'))).rejects.toThrow();
  });

  it('merges files that both added', async () => {
    await git('checkout', '-qb', 'added-there');
    await put('new.laneway', edited(slower), 'New there');
    await git('checkout', '-q', 'main');
    await put('new.laneway', edited(renamed('Ask')), 'New here');

    const { stdout } = await failing('merge', '--no-edit', 'added-there');

    expect(stdout).toContain('CONFLICT (add/add)');
    expect(stdout).toContain('Merged with 1 conflict, at which ours is in effect: new.laneway.');
    const { document, attachments } = await opened(join(repository, 'new.laneway'));
    expect(readConflicts(attachments).map(({ kind, places }) => [kind, places[0]!.id])).toEqual([['addedInBoth', 'Take']]);
    expect(violations(document.master)).toEqual([]);
    await git('reset', '-q', '--hard', 'HEAD');
  });

  it('asks where two branches were merged into each other and decided differently', async () => {
    const settled = async (branch: string, other: string, side: MergeSide) => {
      await git('checkout', '-q', branch);
      await failing('merge', '--no-edit', other);
      const { document, attachments } = await opened(join(repository, 'cross.laneway'));
      // What the one calls ours is theirs for the other.
      const [conflict] = readConflicts(attachments);
      await put('cross.laneway', unwrap(settle(document, conflict!, side)), `Merge ${other}`);
    };
    await put('cross.laneway', base, 'Cross');
    await git('branch', 'left');
    await git('branch', 'right');
    await git('checkout', '-q', 'left');
    await put('cross.laneway', edited(renamed('Ask')), 'Left');
    await git('checkout', '-q', 'right');
    await put('cross.laneway', edited(renamed('Accept')), 'Right');
    await git('branch', 'right-before');
    await settled('left', 'right', 'ours');
    await git('branch', 'left-before', 'left~1');
    await settled('right', 'left-before', 'ours');

    const { stdout } = await failing('merge', '--no-edit', 'left');

    expect(stdout).toContain('Name is “Accept” in ours and “Ask” in theirs');
    await git('reset', '-q', '--hard', 'HEAD');
    await git('checkout', '-q', 'main');
  });

  it('shows a change in words in git diff', async () => {
    const path = join(repository, 'bar.laneway');
    const { document } = await opened(path);
    await writeFile(path, writeLaneway(unwrap(editDocument(document, null, (m) => rename(m, { id: 'Cold', name: 'Hand over' }))).document));

    expect((await git('diff')).stdout).toBe('bar.laneway\nTask “Hand over”: Name “Serve” → “Hand over”\n');
    expect((await git('diff', 'HEAD~5', 'HEAD', '--', 'bar.laneway')).stdout).toContain('bar.laneway');
  });
});

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { editDocument, type Command } from '../../../shared/commands/editDocument.ts';
import { moveElements } from '../../../shared/commands/moveElements.ts';
import { setProperty } from '../../../shared/commands/setProperty.ts';
import { setRole } from '../../../shared/commands/tableRows.ts';
import { readLaneway, writeLaneway } from '../../../shared/files/lanewayFile.ts';
import { rows } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { fixture, laneway, sample } from './laneway.ts';

const LOAN = sample('loan-approval');
let folder = '';
const at = (name: string) => join(folder, name);

async function save(name: string, ...commands: readonly Command[]): Promise<string> {
  const { document } = unwrap(readLaneway(await readFile(LOAN)));
  await writeFile(at(name), writeLaneway(commands.reduce((of, command) => unwrap(editDocument(of, null, command)).document, document)));
  return at(name);
}

beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'laneway-diff-')); });
afterAll(() => rm(folder, { recursive: true, force: true }));

const someRole: Command = (m) => setRole(m, { id: rows(m.roles).find(({ headcount }) => headcount > 0)!.id, headcount: 12 });
const someStep = (m: Parameters<Command>[0]) => rows(m.nodes).find((node) => 'work' in node && node.kind !== 'subProcess')!.id;

describe('laneway diff', () => {
  it('ends with 0 where there is no difference, and where the process is the same', async () => {
    expect(await laneway(['diff', LOAN, LOAN])).toEqual({ code: 0, out: 'No difference.\n', notes: '' });
    const moved = await save('moved.laneway', (m) => moveElements(m, { ids: [someStep(m)], by: { dx: 1, dy: 0 } }));
    const { code, out } = await laneway(['diff', LOAN, moved]);
    expect(code).toBe(0);
    expect(out).toMatch(/^The process is the same; \d+ elements? (is|are) only drawn differently\.\n$/);
  });

  it('ends with 1 and says what is different, in the language asked for', async () => {
    const changed = await save('changed.laneway', someRole, (m) => setProperty(m, { table: 'nodes', id: someStep(m), path: ['work', 'duration'], value: { kind: 'fixed', unit: 'min', value: 99 } }));

    const english = await laneway(['diff', LOAN, changed]);
    expect(english.code).toBe(1);
    expect(english.out).toMatch(/Processing time .* → 99 min/);
    expect(english.out).toMatch(/Role “.+”: Headcount \d+ → 12/);
    const chinese = await laneway(['diff', LOAN, changed, '--lang', 'zh-CN']);
    expect(chinese.out).toMatch(/角色“.+”：人数 \d+ → 12/);
  });

  it('simulates both on the same cases: intervals and verdicts for cycle time, cost and each promise', async () => {
    const changed = await save('slow.laneway', (m) => setProperty(m, { table: 'nodes', id: someStep(m), path: ['work', 'duration'], value: { kind: 'fixed', unit: 'h', value: 30 } }));
    const options = ['--simulate', '--replications', '5', '--cases', '200', '--threads', '1'];

    const text = await laneway(['diff', LOAN, changed, ...options]);
    expect(text.code).toBe(1);
    expect(text.out).toContain('Simulated on the same cases: 5 replications of 200 cases');
    expect(text.out).toMatch(/Cycle time: .+ → .+, difference \+.+ ± .+: worse/);
    expect(text.out).toMatch(/Cost per case: .+: (worse|no difference shown)/);
    expect(text.out).toMatch(/Promise “.+” kept: .+%.*: (worse|no difference shown)/);

    const { out } = await laneway(['diff', LOAN, changed, ...options, '--json']);
    const report = JSON.parse(out);
    expect(z.fromJSONSchema(JSON.parse(await readFile(join(import.meta.dirname, '../../../docs/diff.schema.json'), 'utf8'))).safeParse(report).error).toBeUndefined();
    expect(report).toMatchObject({ format: 'laneway-diff', isSame: false, isSameProcess: false, effect: { cycleTime: { verdict: 'worse' } } });
    expect(report.effect.promises.length).toBeGreaterThan(0);
    const same = JSON.parse((await laneway(['diff', LOAN, await save('drawn.laneway', (m) => moveElements(m, { ids: [someStep(m)], by: { dx: 1, dy: 0 } })), ...options, '--json'])).out);
    expect(same.effect.cycleTime.difference).toEqual({ mean: 0, halfWidth: 0 });
  });

  it('compares a BPMN file with a Laneway file, and one scenario with the same of another file', async () => {
    const bpmn = fixture('bpmn/miwg-reference/A.1.0.bpmn');
    await laneway(['convert', bpmn, at('A.1.0.laneway')]);

    expect(await laneway(['diff', bpmn, at('A.1.0.laneway')])).toEqual({ code: 0, out: 'No difference.\n', notes: '' });
    expect((await laneway(['diff', LOAN, LOAN, '--scenario', 'master'])).code).toBe(0);
  });

  it('serves git, which takes any other end than 0 for a breakdown', async () => {
    const changed = await save('role.laneway', someRole);
    const outcome = await laneway(['diff', '--git', 'models/loan.laneway', LOAN, 'a'.repeat(40), '100644', changed, 'b'.repeat(40), '100644']);

    expect(outcome.code).toBe(0);
    expect(outcome.out).toMatch(/^models\/loan\.laneway\nRole “.+”: Headcount \d+ → 12\n$/);
    const added = await laneway(['diff', '--git', 'new.laneway', '/dev/null', '.', '.', changed, 'b'.repeat(40), '100644']);
    expect(added.code).toBe(0);
    expect(added.out).toContain('Added: Pool');
  });

  it('refuses what is no model, and too few files', async () => {
    await writeFile(at('no.laneway'), '{"format": "laneway"');
    expect((await laneway(['diff', LOAN, at('no.laneway')])).code).toBe(2);
    expect((await laneway(['diff', LOAN])).code).toBe(2);
    expect((await laneway(['diff', LOAN, LOAN, '--scenario', 'nobody'])).code).toBe(2);
  });
});

import { strToU8, zipSync } from 'fflate';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromWire } from '../../../shared/i18n/fromWire.ts';
import { translator } from '../../../shared/i18n/translator.ts';
import { dispatch } from '../../../electron/services/dispatch.ts';
import { startServices, type RunningServices } from '../../../electron/services/startServices.ts';
import { unwrap } from '../../../shared/result.ts';

const folder = resolve(import.meta.dirname, '../../../../shared/fixtures/bpmn/hostile');
const cell = (at: string) => `<c r="${at}" t="inlineStr"><is><t>step</t></is></c>`;
const sheet = (content: string) => zipSync({ 'xl/workbook.xml': strToU8('<workbook/>'), 'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${content}</sheetData></worksheet>`) });

const FIXTURES = readdirSync(folder).filter((name) => name.endsWith('.bpmn')).map((name): [string, () => Uint8Array] => [name, () => new Uint8Array(readFileSync(join(folder, name)))]);
const OTHERS: [string, () => Uint8Array][] = [
  ['empty.csv', () => new Uint8Array()],
  ['zeros.csv', () => new Uint8Array(1_000_000)],
  ['noise.csv', () => Uint8Array.from({ length: 300_000 }, (_, i) => (i * 7_919 + (i >> 3) * 31) & 0xff)],
  ['one-quote.csv', () => strToU8(`step,role\n"${'x,y\n'.repeat(500_000)}`)],
  ['one-line.csv', () => strToU8(`step${',x'.repeat(2_000_000)}`)],
  ['many-ways.csv', () => strToU8(`step,next\n${Array.from({ length: 1_000 }, (_, i) => `s${i},"${Array.from({ length: 200 }, (__, k) => `s${(i + k) % 1_000}`).join(';')}"`).join('\n')}`)],
  ['nested.csv', () => strToU8(`step,within\n${Array.from({ length: 2_000 }, (_, i) => `s${i},${i === 0 ? '' : `s${i - 1}`}`).join('\n')}`)],
  ['circle.csv', () => strToU8('step,within\na,b\nb,c\nc,a\n')],
  ['prototype.csv', () => strToU8('id,step,role,next\n__proto__,constructor,toString,hasOwnProperty\nhasOwnProperty,valueOf,__proto__,__proto__\n')],
  ['far.xlsx', () => sheet(`<row r="1048576">${cell('XFD1048576')}</row>`)],
  ['entities.xlsx', () => zipSync({ 'xl/workbook.xml': strToU8('<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><workbook>&b;</workbook>') })],
  ['cut.xlsx', () => sheet('').subarray(0, 60)],
  ['deep.mmd', () => strToU8(`flowchart LR\n${'subgraph a\n'.repeat(50_000)}`)],
  ['wide.mmd', () => strToU8(`flowchart LR\n${Array.from({ length: 4_000 }, (_, i) => `n${i}{x} --> n${(i * 7 + 1) % 4_000} & n${(i * 13 + 5) % 4_000}`).join('\n')}`)],
  ['parallel.mmd', () => strToU8(`flowchart LR\n${Array.from({ length: 1_000 }, (_, i) => `n${i} --> n${i + 1} & n${i + 2}`).join('\n')}`)],
  ['braces.laneway', () => strToU8('{"a":'.repeat(1_000_000))],
  ['attack.md', () => strToU8('```mermaid\nflowchart LR\nA["<img src=x onerror=alert(1)>"] --> B["#lt;script#gt;"]\n```')],
];

describe('a hostile file through the application', () => {
  let data = '';
  let services: RunningServices;
  const call = (name: string, input: unknown) => dispatch(services.handlers as never, name, input, { dataFolder: data, log: (text) => { throw new Error(text); } });

  beforeAll(() => {
    data = mkdtempSync(join(tmpdir(), 'laneway-hostile-'));
    const simulate = Object.assign(() => Promise.reject(new Error('not asked for')), { prepare: () => undefined, carryOut: () => Promise.reject(new Error('not asked for')), trace: () => Promise.reject(new Error('not asked for')) });
    services = unwrap(startServices({ dataFolder: data, samplesFolder: data, locale: 'en', simulate, exportFile: Object.assign(() => Promise.reject(new Error('not asked for')), { close: () => Promise.resolve() }), emit: () => undefined, log: () => undefined } as never));
  });
  afterAll(async () => {
    await services.close();
    rmSync(data, { recursive: true, force: true });
  });

  it.each([...FIXTURES, ...OTHERS])('%s is read or refused in words, and the program goes on', async (name, bytes) => {
    const before = unwrap(await call('library.list', { view: 'all' })) as unknown[];

    const answer = await call('model.import', { name, bytes: bytes() });

    const after = unwrap(await call('library.list', { view: 'all' })) as unknown[];
    if (answer.ok) {
      const { id } = answer.value as { id: string };
      expect(after).toHaveLength(before.length + 1);
      // What was taken in can be opened.
      expect((await call('model.open', { id })).ok).toBe(true);
    } else {
      expect(after).toHaveLength(before.length);
      expect(answer.error.code).toBe('refused');
      for (const locale of ['en', 'zh-CN'] as const) expect(translator(locale)(fromWire(answer.error.message))).toMatch(/[.。]$/);
    }
  });
});

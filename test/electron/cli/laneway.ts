import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');

/** Compiled code of earlier starts: many starts then take a fraction of many times as long. */
export const COMPILE_CACHE = join(tmpdir(), 'laneway-test-compile-cache');

/** The built program where one was built for this run: it starts in a fraction of the time, and is what people get. */
export const ENTRY = resolve(root, process.env['LANEWAY_BUILT'] === '1' ? 'dist/electron/cli.mjs' : 'electron/cli/main.ts');

export const sample = (name: string, locale = 'en') => resolve(root, `resources/samples/${name}.${locale}.laneway`);
export const fixture = (path: string) => resolve(root, '../shared/fixtures', path);

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly notes: string;
}

const ENGLISH: NodeJS.ProcessEnv = { LANG: 'en_US.UTF-8', LC_ALL: '', LC_MESSAGES: '' };

/** Runs the real program and waits for its end. */
export function laneway(args: readonly string[], environment: NodeJS.ProcessEnv = ENGLISH, nodeArgs: readonly string[] = []): Promise<Outcome> {
  return new Promise((settle, reject) => {
    const child = spawn(process.execPath, [...nodeArgs, ENTRY, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_COMPILE_CACHE: COMPILE_CACHE, ...environment } });
    let out = '';
    let notes = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => void (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => void (notes += text));
    child.once('error', reject);
    child.once('close', (code) => settle({ code, out, notes }));
  });
}

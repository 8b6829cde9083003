import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { COMPILE_CACHE, ENTRY } from '../electron/cli/laneway.ts';
import { newFolder, removeFolders } from '../electron/storage/storageFixture.ts';

afterAll(removeFolders);

const HAND_OVER = pathToFileURL(resolve('scripts/handOver.mjs')).href;
const handingOver = (program: string, args: readonly string[]) =>
  ['--input-type=module', '-e', `import { handOver } from ${JSON.stringify(HAND_OVER)}; await handOver(${JSON.stringify(program)}, ${JSON.stringify(args)});`];

it.each([
  ['the launcher', (serve: readonly string[]) => handingOver(process.execPath, serve)],
  ['a launcher of a launcher', (serve: readonly string[]) => handingOver(process.execPath, handingOver(process.execPath, serve))],
])('leaves no program behind on the data folder when %s is killed', async (_, argsFor) => {
  const launcher = spawn(process.execPath, argsFor([ENTRY, 'serve', '--data', newFolder()]), { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_COMPILE_CACHE: COMPILE_CACHE } });
  await once(createInterface({ input: launcher.stdout }), 'line');

  launcher.kill('SIGKILL');

  // All of them write to one pipe: it ends with the last.
  await once(launcher, 'close');
  expect(launcher.signalCode).toBe('SIGKILL');
});

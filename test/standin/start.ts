/**
 * Stand-in for the Electron program, for tests where that cannot be had. It takes the arguments that Playwright's
 * `_electron.launch` gives, runs the compiled main bundle with an `electron` module of our own, and its windows on
 * Chromium. Says nothing about: native menus and dialogs, the real sandbox, asar, fuses, the ABI of native modules.
 */
import { createRequire, registerHooks } from 'node:module';
import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startChromium } from './chromium.ts';
import { createElectron } from './createElectron.ts';

/** Chromium's own switches are Playwright's business; what is left starts with the program. */
const args = process.argv.slice(2).filter((arg) => !['--inspect=0', '--remote-debugging-port=0', '--no-sandbox'].includes(arg));
const [program = '.', ...rest] = args;

function mainOf(path: string): string {
  if (!statSync(path).isDirectory()) return path;
  const { main }: { readonly main: string } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  return join(path, main);
}

const path = resolve(program);
const main = mainOf(path);
process.argv = [process.execPath, path, ...rest];

const electron = createElectron({ chromium: startChromium(), packageFolder: statSync(path).isDirectory() ? path : resolve(main, '../../..') });

// `require('electron')` of the bundle, and of the debugger through which Playwright reaches the main process.
const handle = Symbol.for('laneway.standin.electron');
Object.defineProperty(globalThis, handle, { value: electron });
registerHooks({
  resolve: (specifier, context, next) => (specifier === 'electron' ? { url: 'standin:electron', format: 'commonjs', shortCircuit: true } : next(specifier, context)),
  load: (url, context, next) =>
    url === 'standin:electron'
      ? { format: 'commonjs', source: `module.exports = globalThis[Symbol.for('laneway.standin.electron')];`, shortCircuit: true }
      : next(url, context),
});

createRequire(main)(main);

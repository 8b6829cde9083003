import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'laneway-scripts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A checkout with the scripts and nothing else but what a test puts there. */
function checkout(files: Record<string, string> = {}): string {
  const place = mkdtempSync(join(folder, 'checkout-'));
  cpSync('scripts', join(place, 'scripts'), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(place, name)), { recursive: true });
    writeFileSync(join(place, name), text);
  }
  return place;
}

const ask = (place: string, module: string, expression: string, env: Record<string, string> = {}): unknown => {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', `import * as m from './scripts/${module}.mjs'; console.log(JSON.stringify(await (${expression})));`], { cwd: place, encoding: 'utf8', env: { ...process.env, ...env } });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
};

const lockfile = (packages: Record<string, object>) => JSON.stringify({ packages });
const machine = { os: [process.platform], cpu: [process.arch] };
const otherMachine = { os: ['plan9'], cpu: ['vax'] };

describe('what is missing of an install', () => {
  const wanted = lockfile({
    '': { optionalDependencies: { 'node-here': '1.0.0', 'node-there': '1.0.0' } },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/binding-there': { version: '1.0.0', optional: true, ...otherMachine },
    'node_modules/node-here': { version: '1.0.0', optional: true, ...machine },
    'node_modules/node-there': { version: '1.0.0', optional: true, ...otherMachine },
  });
  const isInstalled = (present: Record<string, object> | null) =>
    ask(checkout({ 'package-lock.json': wanted, ...(present === null ? {} : { 'node_modules/.package-lock.json': lockfile(present) }) }), 'installMissing', 'm.isInstalled()');
  const here = { 'node_modules/a': { version: '1.0.0' }, 'node_modules/node-here': { version: '1.0.0' } };

  it.each([
    ['nothing, when all that this machine needs is there', here, true],
    ['everything, on a fresh clone', null, false],
    ['a package', { 'node_modules/node-here': { version: '1.0.0' } }, false],
    ['a package in the version of the lockfile', { ...here, 'node_modules/a': { version: '0.9.0' } }, false],
    ['the Node of this machine', { 'node_modules/a': { version: '1.0.0' } }, false],
  ])('is %s', (_what, present, expected) => {
    expect(isInstalled(present)).toBe(expected);
  });
});

describe('the parts that are older than their sources', () => {
  it('are all on a fresh clone, and none after a build', () => {
    const place = checkout({ 'shared/a.ts': '', 'electron/a.ts': '', 'renderer/a.ts': '' });
    expect(ask(place, 'buildWhenStale', 'm.staleParts()')).toEqual(['node', 'renderer']);

    for (const part of ['node', 'renderer']) {
      mkdirSync(join(place, 'dist'), { recursive: true });
      writeFileSync(join(place, `dist/.built-${part}`), '');
    }
    expect(ask(place, 'buildWhenStale', 'm.staleParts()')).toEqual([]);
  });

  it('are those whose source changed or went', async () => {
    const place = checkout({ 'renderer/a.ts': '', 'electron/a.ts': '', 'dist/.built-node': '', 'dist/.built-renderer': '' });
    // The clock of a file system ticks every few milliseconds only.
    await setTimeout(50);
    rmSync(join(place, 'renderer/a.ts'));

    expect(ask(place, 'buildWhenStale', 'm.staleParts()')).toEqual(['renderer']);
  });
});

describe('finding a browser', () => {
  const program = join(folder, 'bin/chromium');
  mkdirSync(dirname(program), { recursive: true });
  writeFileSync(program, '#!/bin/sh\n');
  chmodSync(program, 0o755);

  it('takes the one that is named, then the first on the path', () => {
    expect(ask(checkout(), 'findBrowser', 'm.findBrowser()', { LANEWAY_CHROMIUM: program, PATH: '' })).toBe(program);
    expect(ask(checkout(), 'findBrowser', 'm.findBrowser()', { LANEWAY_CHROMIUM: '', PATH: dirname(program) })).toBe(program);
  });

  it('finds none when the one that is named is not there, rather than another one', () => {
    expect(ask(checkout(), 'findBrowser', 'm.findBrowser()', { LANEWAY_CHROMIUM: '/no/such/program', PATH: dirname(program) })).toBeNull();
  });
});

const run = (place: string, ...args: string[]) => spawnSync(process.execPath, [join(place, 'scripts/laneway.mjs'), ...args], { encoding: 'utf8' });

describe('the launcher', () => {
  it('says what to do when nothing is built yet', () => {
    const { status, stderr } = run(checkout());

    expect(status).toBe(2);
    expect(stderr).toContain('npm run build');
  });

  it('hands arguments and exit code through', () => {
    const place = checkout({ 'dist/electron/cli.mjs': 'console.log(process.argv.slice(2).join("|")); process.exitCode = 7;' });

    const { status, stdout } = run(place, 'simulate', 'a b.laneway');

    expect([status, stdout]).toEqual([7, 'simulate|a b.laneway\n']);
  });
});

const electron = (text: string) => ({ 'node_modules/electron/path.txt': 'electron', 'node_modules/electron/dist/electron': `#!/bin/sh\n${text}\n` });
const start = (files: Record<string, string>, env: Record<string, string>) => {
  const place = checkout(files);
  if (files['node_modules/electron/dist/electron'] !== undefined) chmodSync(join(place, 'node_modules/electron/dist/electron'), 0o755);
  const { status, stdout } = spawnSync(process.execPath, [join(place, 'scripts/start.mjs')], { encoding: 'utf8', env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', CI: '1', ELECTRON_OVERRIDE_DIST_PATH: '', ...env } });
  return { status, lines: stdout.trim().split('\n').map((line) => line.replaceAll(place, 'CHECKOUT')) };
};

describe.runIf(process.platform === 'linux')('npm start', () => {
  const installed = lockfile({ '': {} });
  const echo = 'console.log(`serve host: ${process.argv.slice(2).join(" ")}`);';
  const built = { 'package-lock.json': installed, 'node_modules/.package-lock.json': installed, 'dist/electron/cli.mjs': echo, 'dist/.built-node': '', 'dist/.built-renderer': '' };
  it('opens Electron where its program is, and nothing else', () => {
    const { status, lines } = start({ ...built, ...electron('echo "electron $*"') }, { DISPLAY: ':0' });

    expect(status).toBe(0);
    expect(lines).toEqual([expect.stringMatching(/^electron (?:--no-sandbox )?CHECKOUT\/$/)]);
  });

  it('goes to the browser, and says why in one line, when Electron cannot start', () => {
    const { lines } = start({ ...built, ...electron('exit 127') }, { DISPLAY: ':0' });

    expect(lines[0]).toBe('Laneway: Electron could not start here, so the studio opens in the browser.');
    expect(lines.at(-1)).toBe('serve host: serve');
  });

  it('goes to the browser when Electron cannot be fetched', () => {
    const { lines } = start({ ...built, 'node_modules/electron/install.js': 'process.exit(1);' }, { DISPLAY: ':0' });

    expect(lines[1]).toContain('Electron could not be fetched');
    expect(lines.at(-1)).toBe('serve host: serve');
  });

  it('prints the address instead of opening it where there is no display', () => {
    const { lines } = start(built, {});

    expect(lines).toEqual([
      'Laneway: There is no display for Electron here, so the studio opens in the browser.',
      'Laneway: no browser can be opened here. Open this address in one:',
      'serve host: serve',
    ]);
  });
});

describe('the release script', () => {
  it.each(['--config.electronDist=dummy', '-c.electronDist=x'])('refuses %s: a dummy Electron is for tests only', (argument) => {
    const place = checkout({ 'package-lock.json': lockfile({ '': {} }), 'node_modules/.package-lock.json': lockfile({}) });
    const { status, stderr } = spawnSync(process.execPath, [join(place, 'scripts/dist.mjs'), argument], { encoding: 'utf8' });

    expect(status).toBe(2);
    expect(stderr).toContain('electronDist');
  });

  it('and its configuration know of none', () => {
    expect(readFileSync('electron-builder.yml', 'utf8')).not.toMatch(/electronDist|dummy/);
  });
});

it('continuous integration is one script that ends in npm test', () => {
  const script = readFileSync('.ci/run', 'utf8');

  expect(script.trim().endsWith('npm test')).toBe(true);
  expect(existsSync(resolve('.ci/run'))).toBe(true);
});

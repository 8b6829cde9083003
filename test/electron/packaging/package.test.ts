import { extractAll, listPackage, statFile } from '@electron/asar';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledFontFiles } from '../../../electron/exports/fonts/bundledFonts.ts';
import { ensureBuilt, launch } from '../../e2e/launch.ts';

/**
 * Packs with a dummy in the place of Electron, which shows what goes into a package and where, and starts the packed
 * program on the stand-in. What it cannot show: the installers themselves, fuses, integrity of the archive, signing.
 */
const root = resolve('.');
const folder = mkdtempSync(join(tmpdir(), 'laneway-package-'));
const packed = join(folder, 'out/linux-unpacked');
const archive = join(packed, 'resources/app.asar');
const unpacked = join(packed, 'resources/app.asar.unpacked');
const { arch } = process;

/** In the place of the program that writes Debian packages: keeps what it was told, and the files that it was given. */
function recordingPackager(): string {
  const program = join(folder, 'fpm');
  writeFileSync(program, `#!/bin/sh
for argument in "$@"; do printf '%s\\n' "$argument" >> '${folder}/fpm-arguments'; done
for argument in "$@"; do case "$argument" in *.desktop=*) cp "\${argument%%=*}" '${folder}/entry.desktop';; *.xml=*) cp "\${argument%%=*}" '${folder}/types.xml';; esac; done
`, { mode: 0o755 });
  return program;
}

/** As much of Electron's own folder as electron-builder looks for. */
function dummyElectron(): string {
  const dummy = join(folder, 'dummy-electron');
  mkdirSync(join(dummy, 'resources'), { recursive: true });
  const { version }: { readonly version: string } = JSON.parse(readFileSync('node_modules/electron/package.json', 'utf8'));
  writeFileSync(join(dummy, 'version'), version);
  writeFileSync(join(dummy, 'electron'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
  return dummy;
}

beforeAll(async () => {
  if (process.platform !== 'linux') return;
  await ensureBuilt();
  // The release's own configuration, with what only a test may change: no Electron, hence no fuses to flip in it.
  const config = { extends: resolve('electron-builder.yml'), electronDist: dummyElectron(), electronFuses: null, directories: { output: join(folder, 'out') } };
  const configFile = join(folder, 'electron-builder.test.json');
  writeFileSync(configFile, JSON.stringify(config));
  const { status, stdout, stderr } = spawnSync(process.execPath, ['node_modules/electron-builder/cli.js', '--linux', 'dir', 'deb', `--${arch}`, '--config', configFile, '--publish', 'never'], { cwd: root, encoding: 'utf8', env: { ...process.env, CUSTOM_FPM_PATH: recordingPackager() } });
  if (status !== 0) throw new Error(`${stdout}\n${stderr}`);
}, 240_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const inArchive = () => listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/'));

// The package of this system is the one that can be started here; the layout of the others follows the same configuration.
describe.runIf(process.platform === 'linux')('the package', () => {
  it('holds the program, its page and its samples', () => {
    const files = inArchive();

    for (const file of ['/package.json', '/dist/electron/main.cjs', '/dist/electron/preload.cjs', '/dist/electron/simulationWorker.mjs', '/dist/electron/exportWorker.mjs', '/dist/electron/resvg.wasm', '/dist/renderer/index.html', '/resources/icons/512x512.png', '/node_modules/better-sqlite3/lib/index.js']) {
      expect(files).toContain(file);
    }
    const samples = readdirSync('resources/samples').filter((name) => name.endsWith('.laneway'));
    expect(files.filter((file) => file.startsWith('/resources/samples/') && file.endsWith('.laneway')).length).toBe(samples.length);
  });

  it('holds nothing else: no sources, tests, maps, tools, and no Node', () => {
    const files = inArchive().filter((file) => !statIsFolder(file));
    const expected = [/^\/package\.json$/, /^\/dist\/electron\/(main|preload)\.cjs$/, /^\/dist\/electron\/(simulation|export)Worker\.mjs$/, /^\/dist\/electron\/resvg\.wasm$/, /^\/dist\/electron\/fonts\/(inter|noto-sans-sc)\/(unicode\.json$|LICENSE$|files\/[\w-]+\.woff$)/, /^\/dist\/renderer\//, /^\/resources\/samples\//, /^\/resources\/icons\/512x512\.png$/, /^\/node_modules\/better-sqlite3\/(lib\/|prebuilds\/|package\.json$|LICENSE$)/];

    expect(files.filter((file) => !expected.some((pattern) => pattern.test(file)))).toEqual([]);
    expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
  });

  it('has the native module outside the archive, for its own platform only', () => {
    const prebuilds = join(unpacked, 'node_modules/better-sqlite3/prebuilds');

    expect(readdirSync(prebuilds)).toEqual([`linux-${arch}.node`]);
    expect(inArchive().filter((file) => file.endsWith('.node'))).toEqual([`/node_modules/better-sqlite3/prebuilds/linux-${arch}.node`]);
    expect(statFile(archive, `node_modules/better-sqlite3/prebuilds/linux-${arch}.node`)).toMatchObject({ unpacked: true });
  });

  it('has the scripts of threads outside the archive, and the fonts and the painter that exports read', () => {
    for (const file of ['simulationWorker.mjs', 'exportWorker.mjs', 'resvg.wasm', ...bundledFontFiles().map((font) => join('fonts', font))]) expect(existsSync(join(unpacked, 'dist/electron', file)), file).toBe(true);
  });

  it('is small: the program without Electron stays under 40 MB, half of it fonts and libraries for documents', () => {
    const outside = readdirSync(unpacked, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => statSync(join(entry.parentPath, entry.name)).size);
    expect(statSync(archive).size + outside.reduce((sum, size) => sum + size, 0)).toBeLessThan(40_000_000);
  });

  it('tells a Debian desktop which program opens which files, and shows its icon', () => {
    const entry = readFileSync(join(folder, 'entry.desktop'), 'utf8');
    const types = readFileSync(join(folder, 'types.xml'), 'utf8');
    const given = readFileSync(join(folder, 'fpm-arguments'), 'utf8');

    expect(existsSync(join(packed, 'laneway'))).toBe(true);
    expect(entry).toMatch(/^Exec=\/opt\/Laneway\/laneway %U$/m);
    expect(entry).toMatch(/^MimeType=application\/vnd\.laneway\+json;application\/vnd\.omg\.bpmn\+xml;$/m);
    expect(types).toContain('<glob pattern="*.laneway"/>');
    expect(types).toContain('<glob pattern="*.bpmn"/>');
    for (const size of [16, 32, 48, 128, 256, 512]) expect(given).toContain(`hicolor/${size}x${size}/apps/laneway.png`);
  });

  it('comes up when it is started from what was packed', async () => {
    const program = join(folder, 'extracted');
    extractAll(archive, program);
    // Electron reads unpacked files through the archive's own paths; plain Node needs them in their place.
    cpSync(unpacked, program, { recursive: true });
    const { page, close } = await launch({ host: 'standin', program, dataFolder: join(folder, 'data') });
    try {
      const info = await page.evaluate(() => window.laneway?.invoke('host.info', undefined));
      const models = await page.evaluate(() => window.laneway?.invoke('library.list', { view: 'all' }));

      expect(info).toMatchObject({ ok: true, value: { kind: 'electron' } });
      expect(models).toMatchObject({ ok: true });
      expect(existsSync(join(folder, 'data/laneway.sqlite'))).toBe(true);

      const [sample] = await page.evaluate(async () => {
        const answer = await window.laneway?.invoke('sample.list', { locale: 'zh-CN' });
        return answer?.ok ? answer.value : [];
      });
      for (const format of ['pdf', 'png', 'docx', 'html'] as const) {
        const file = await page.evaluate(async ({ id, wanted }) => {
          const opened = await window.laneway?.invoke('sample.open', { id, locale: 'zh-CN' });
          const answer = opened?.ok ? await window.laneway?.invoke('model.export', { id: opened.value.id, format: wanted, variant: null, locale: 'zh-CN' }) : opened;
          return answer?.ok && 'bytes' in answer.value ? answer.value.bytes.length : JSON.stringify(answer);
        }, { id: sample?.id ?? '', wanted: format });
        expect(file, format).toBeGreaterThan(10_000);
      }
    } finally {
      await close();
    }
  });
});

const statIsFolder = (file: string) => 'files' in statFile(archive, file.slice(1));

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const sources = ['electron', 'renderer', 'shared']
  .flatMap((dir) => readdirSync(join(root, dir), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)))
  .toSorted();

/** Every module specifier of a file: imports, type imports, re-exports, dynamic imports, `new URL(…, import.meta.url)`. */
function specifiers(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const patterns = [
    /^\s*(?:import|export)\b[^'"\n;]*?(?:\{[^}]*\}[^'"\n;]*?)?from\s*['"]([^'"]+)['"]/gm,
    /^\s*import\s*['"]([^'"]+)['"]/gm,
    /\bimport\s*\(\s*['"]([^'"]+)['"]\s*\)/g,
    /\bnew URL\(\s*['"](\.[^'"]+)['"]\s*,\s*import\.meta\.url/g,
    /\brequire\s*\(\s*['"]([^'"]+)['"]\s*\)/g,
  ];
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''));
}

const layer = (file: string) => file.split('/')[0] ?? '';
const toFile = (from: string, specifier: string) => relative(root, resolve(root, dirname(from), specifier.replace(/\?.*$/, '')));

const edges = sources.flatMap((from) => specifiers(from).map((specifier) => ({ from, specifier })));
const internal = edges.filter(({ specifier }) => specifier.startsWith('.')).map(({ from, specifier }) => ({ from, to: toFile(from, specifier) }));

describe('import directions', () => {
  it('reads the imports of every layer', () => {
    for (const name of ['electron', 'renderer', 'shared']) expect(internal.filter(({ from }) => layer(from) === name).length).toBeGreaterThan(3);
  });

  it('lets renderer and electron import shared and themselves, and shared only itself', () => {
    const forbidden = internal.filter(({ from, to }) => layer(to) !== layer(from) && layer(to) !== 'shared' && !(['resources', 'package.json'].includes(layer(to)) && layer(from) !== 'shared'));

    expect(forbidden).toEqual([]);
  });

  it('keeps Node, Electron, React and the DOM out of shared', () => {
    const impure = /^(node:|electron$|react|better-sqlite3|@xyflow|zustand|ws$|fs$|path$)/;

    expect(edges.filter(({ from, specifier }) => layer(from) === 'shared' && impure.test(specifier))).toEqual([]);
  });

  it('keeps the clock, chance and the DOM out of shared', () => {
    const reach = /\b(Math\.random\(|Date\.now\(|new Date\(\)|performance\.now\(|crypto\.randomUUID|document\.(?:create|get|query|body)|window\.|localStorage|process\.(?:env|cwd|argv))/;
    const found = sources
      .filter((file) => layer(file) === 'shared')
      .flatMap((file) => readFileSync(join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').split('\n').flatMap((line, i) => (reach.test(line) ? [`${file}:${i + 1} ${line.trim()}`] : [])));

    expect(found).toEqual([]);
  });

  it('keeps Node and Electron out of the renderer, and React out of electron', () => {
    const wrong = edges.filter(({ from, specifier }) =>
      (layer(from) === 'renderer' && /^(node:|electron$|better-sqlite3|ws$)/.test(specifier)) ||
      (layer(from) === 'electron' && /^(react|@xyflow|zustand)/.test(specifier)));

    expect(wrong).toEqual([]);
  });

  it('lets model import nothing of ours but units', () => {
    const outward = internal.filter(({ from, to }) => from.startsWith('shared/model/') && !to.startsWith('shared/model/') && to !== 'shared/units.ts');

    expect(outward).toEqual([]);
  });

  it('has no cycle', () => {
    const next = new Map<string, string[]>();
    for (const { from, to } of internal) next.set(from, [...(next.get(from) ?? []), to]);
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') { cycles.push([...path.slice(path.indexOf(file)), file].join(' → ')); return; }
      state.set(file, 'open');
      for (const to of next.get(file) ?? []) visit(to, [...path, file]);
      state.set(file, 'done');
    };
    for (const file of sources) visit(file, []);

    expect(cycles).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Locked {
  readonly version?: string;
  readonly optionalDependencies?: Record<string, string>;
}

const lockfile: { readonly packages: Record<string, Locked> } = JSON.parse(readFileSync('package-lock.json', 'utf8'));

/** A package may be installed beside the one that wants it or further up. */
function isLocked(from: string, name: string): boolean {
  const parts = from.split('/node_modules/');
  return parts.some((_, depth) => lockfile.packages[[...parts.slice(0, parts.length - depth), name].join('/node_modules/')] !== undefined) || lockfile.packages[`node_modules/${name}`] !== undefined;
}

describe('the lockfile', () => {
  it('names the packages of every platform, without which npm ci refuses to install anywhere', () => {
    const missing = Object.entries(lockfile.packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !isLocked(path, name)));

    expect(missing).toEqual([]);
  });

  it('names no registry, so that everybody installs from their own', () => {
    expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"resolved": "https?:/);
  });

  it('pins exact versions in package.json, because npm under an old Node picks older majors from a range', () => {
    const { dependencies, devDependencies, optionalDependencies }: Record<string, Record<string, string>> = JSON.parse(readFileSync('package.json', 'utf8'));
    const versions = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });

    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});

import { readFileSync, readdirSync } from 'node:fs';

// The fixtures stand beside the repository, shared with other parts of the project.
const folder = new URL('../../../../shared/fixtures/', import.meta.url);

export interface Fixture {
  /** Folder and file name. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

const FOLDERS = ['bpmn/miwg-reference', 'bpmn/miwg-vendors', 'bpmn/mit-samples', 'bpmn/own', 'sim'] as const;

const load = (path: string): Fixture => ({ name: path, bytes: new Uint8Array(readFileSync(new URL(path, folder))) });
const filesIn = (path: string) => readdirSync(new URL(`${path}/`, folder)).filter((name) => name.endsWith('.bpmn')).toSorted().map((name) => load(`${path}/${name}`));

/** Every file that people or their tools made. */
export const soundFixtures: readonly Fixture[] = FOLDERS.flatMap(filesIn);
export const hostileFixtures: readonly Fixture[] = filesIn('bpmn/hostile');
export const allFixtures: readonly Fixture[] = [...soundFixtures, ...hostileFixtures];

export const fixture = (path: string): Fixture => load(path);
export const fixturePath = (path: string): URL => new URL(path, folder);

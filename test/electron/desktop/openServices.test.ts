import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import type { MessageBoxSyncOptions } from 'electron';
import { openServices } from '../../../electron/desktop/openServices.ts';
import { backupFolder, DATABASE_FILE } from '../../../electron/storage/Backups.ts';
import { WriterLock } from '../../../electron/storage/WriterLock.ts';
import { translator } from '../../../shared/i18n/translator.ts';
import { newFolder, removeFolders, storageIn } from '../storage/storageFixture.ts';

const RESTORE = 0;
const QUIT = 1;

/** What a person chose, one answer per question; an answer may do something first. */
const answers: (() => number)[] = [];
const asked: string[] = [];
vi.mock('electron', () => ({
  dialog: {
    showMessageBoxSync: ({ detail }: MessageBoxSyncOptions) => {
      asked.push(detail ?? '');
      return answers.shift()?.() ?? QUIT;
    },
  },
}));

afterEach(() => {
  asked.length = 0;
});
afterAll(removeFolders);

const notHere = () => Promise.reject(new Error('not here'));
const optionsFor = (dataFolder: string) => ({ dataFolder, samplesFolder: dataFolder, locale: 'en' as const, simulate: Object.assign(notHere, { trace: notHere, carryOut: notHere, prepare: () => undefined }), exportFile: Object.assign(notHere, { close: async () => undefined }), emit: () => undefined, log: () => undefined });

/** A damaged database beside a backup that is whole. */
function damagedFolder(): string {
  const folder = newFolder();
  storageIn(folder).close();
  mkdirSync(backupFolder(folder));
  copyFileSync(join(folder, DATABASE_FILE), join(backupFolder(folder), 'laneway-20260105T080000Z.sqlite'));
  writeFileSync(join(folder, DATABASE_FILE), 'not a database at all, however long it is');
  return folder;
}

it('goes on from the backup when the person says so', async () => {
  answers.push(() => RESTORE);

  const services = openServices(optionsFor(damagedFolder()), translator('en'));

  expect(services).not.toBeNull();
  expect(asked).toHaveLength(1);
  await services?.close();
});

it('says so when another program took the folder before the backup was restored, and asks again', () => {
  const folder = damagedFolder();
  let other: WriterLock | null = null;
  answers.push(() => {
    other = WriterLock.acquire(folder);
    return RESTORE;
  });

  expect(openServices(optionsFor(folder), translator('en'))).toBeNull();
  expect(asked[1]).toContain('The backup could not be restored');
  (other as WriterLock | null)?.release();
});

it('says so when the backup cannot be copied, and leaves what is there as it is', () => {
  const folder = damagedFolder();
  answers.push(() => {
    rmSync(backupFolder(folder), { recursive: true });
    return RESTORE;
  });

  expect(openServices(optionsFor(folder), translator('en'))).toBeNull();
  expect(asked).toHaveLength(2);
  expect(asked[1]).toContain('The backup could not be restored');
});

/** Commits until the disk of the data folder is full, opens it full, makes space, reopens, goes on; writes what became of it as JSON. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { storageFailure } from '../../../electron/storage/StorageProblem.ts';
import { openStorage } from '../../../electron/storage/openStorage.ts';
import { addTask, commit, documentWith, MODEL, steppingClock, storageIn, task } from './storageFixture.ts';

const folder = process.argv[2] ?? '';
const ballast = join(folder, 'ballast');
let storage = storageIn(folder);
storage.models.create(MODEL, documentWith(task('t0')));
writeFileSync(ballast, Buffer.alloc(300_000));

const failures: unknown[] = [];
const text = (length: number) => Array.from({ length }, (_, i) => String.fromCharCode(33 + ((i * 7_919) % 90))).join('');
for (let number = 1; failures.length === 0; number += 1) {
  try {
    commit(storage, addTask(`t${number}`, text(4_000)));
  } catch (thrown) {
    const failure = storageFailure(thrown, folder);
    failures.push(failure ? { code: failure.code, key: failure.text.key } : String(thrown));
  }
}
const acknowledged = storage.models.read(MODEL).revision;
storage.db.close();
storage.close();

const onFullDisk = openStorage({ folder, clock: steppingClock(), locale: 'en' });
if (onFullDisk.ok) onFullDisk.value.close();
rmSync(ballast);
storage = storageIn(folder);
const afterReopen = storage.models.read(MODEL).revision;
commit(storage, addTask('more', text(4_000)));
const afterSpace = storage.models.read(MODEL).revision;
storage.close();
console.log(JSON.stringify({ openedFull: onFullDisk.ok || onFullDisk.error.message.key, failures, acknowledged, afterReopen, afterSpace }));

import { basename } from 'node:path';
import { CallFailure } from '../../shared/contract/CallFailure.ts';
import { message, type Message } from '../../shared/i18n/Message.ts';
import type { Emit, ServiceHandlers } from '../services/Services.ts';
import { isOpenable } from './fileArguments.ts';
import { readModelFile } from './readModelFile.ts';

export interface OutsideFilesOptions {
  readonly importFile: ServiceHandlers['model.import'];
  readonly emit: Emit;
  readonly remember: (path: string) => void;
  readonly log: (text: string) => void;
}

/**
 * Files that the system hands over: double click, drop on the icon, a second start. They may come before anything is
 * ready, so they wait; then they are imported one after the other, and the page is told what became of each.
 */
export class OutsideFiles {
  #waiting: string[] = [];
  #options: OutsideFilesOptions | null = null;
  #queue: Promise<void> = Promise.resolve();

  open(paths: readonly string[]): void {
    if (this.#options === null) this.#waiting.push(...paths);
    else for (const path of paths) this.#enqueue(path, this.#options);
  }

  start(options: OutsideFilesOptions): void {
    this.#options = options;
    this.open(this.#waiting.splice(0));
  }

  #enqueue(path: string, options: OutsideFilesOptions): void {
    this.#queue = this.#queue.then(() => importOne(path, options));
  }
}

async function importOne(path: string, { importFile, emit, remember, log }: OutsideFilesOptions): Promise<void> {
  const name = basename(path);
  const fail = (text: Message) => emit('import.failed', { name, message: text });
  if (!isOpenable(path)) return fail(message('desktop.error.notAModel', { name }));
  const file = await readModelFile(path);
  if (!file.ok) return fail(file.error);
  try {
    const { id, warnings } = await importFile(file.value);
    remember(path);
    emit('model.opened', { id, warnings });
  } catch (thrown) {
    if (thrown instanceof CallFailure) return fail(thrown.text);
    log(`import of ${name}: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`);
    fail(message('desktop.error.fileUnreadable', { name, reason: String(thrown) }));
  }
}

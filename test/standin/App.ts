import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'electron';
import { preventable } from './WebContents.ts';

type Driven = Pick<App, 'quit' | 'exit' | 'isReady' | 'whenReady' | 'setPath' | 'getPath' | 'getVersion' | 'getName' | 'getLocale' | 'enableSandbox' | 'setAppUserModelId' | 'addRecentDocument' | 'clearRecentDocuments'>;

/** A path for a socket must be short; the folder it stands for may be deep. */
const socketOf = (folder: string) => join(tmpdir(), `laneway-standin-${Buffer.from(folder).reduce((hash, byte) => (hash * 31 + byte) >>> 0, 7)}.sock`);

/** Takes the lock unless a process that still lives has it: tests kill programs, and those clean nothing up. */
function isTaken(file: string): boolean {
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0);
    return false;
  } catch {
    writeFileSync(file, String(process.pid));
    return true;
  }
}

export interface AppOptions {
  readonly packageFolder: string;
  readonly isPackaged: boolean;
  readonly closeWindows: () => void;
  readonly windowCount: () => number;
  readonly stop: () => Promise<void>;
}

/** The life of the program: ready, second instance, quit. */
export class StandInApp extends EventEmitter implements Driven {
  readonly isPackaged: boolean;
  readonly recentDocuments: string[] = [];
  readonly commandLine = { appendSwitch: () => undefined };
  isSandboxEnabled = false;
  readonly #options: AppOptions;
  readonly #paths = new Map<string, string>([['userData', join(tmpdir(), 'laneway-standin-user')]]);
  readonly #ready = Promise.withResolvers<void>();
  #isReady = false;
  #isQuitting = false;

  constructor(options: AppOptions) {
    super();
    this.#options = options;
    this.isPackaged = options.isPackaged;
  }

  becomeReady(): void {
    this.#isReady = true;
    this.#ready.resolve();
    this.emit('ready');
  }

  isReady(): boolean {
    return this.#isReady;
  }

  whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  /**
   * Electron asks the operating system, which answers at once. Here the first instance listens on a socket beside its
   * data; a second one finds it and hands its arguments over.
   */
  requestSingleInstanceLock(): boolean {
    const path = socketOf(this.getPath('userData'));
    if (!isTaken(`${path}.pid`)) {
      const client = connect(path, () => client.end(JSON.stringify({ argv: process.argv, folder: process.cwd() })));
      return false;
    }
    rmSync(path, { force: true });
    const server = createServer((socket) => {
      let text = '';
      socket.setEncoding('utf8').on('data', (chunk) => (text += String(chunk)));
      socket.on('end', () => {
        const { argv, folder } = Object(JSON.parse(text));
        this.emit('second-instance', {}, argv, folder);
      });
    });
    server.listen(path);
    server.unref();
    return true;
  }

  quit(): void {
    if (this.#isQuitting) return;
    this.emit('before-quit', preventable({}).event);
    if (this.#options.windowCount() > 0) this.#options.closeWindows();
    else this.#finish();
  }

  /** The last window is closed. */
  allClosed(): void {
    if (this.listenerCount('window-all-closed') === 0) this.quit();
    else this.emit('window-all-closed');
  }

  #finish(): void {
    const { event, isPrevented } = preventable({});
    this.emit('will-quit', event);
    if (isPrevented()) return;
    this.#isQuitting = true;
    this.emit('quit', {}, 0);
    this.exit(0);
  }

  exit(code = 0): void {
    void this.#options.stop().finally(() => process.exit(code));
  }

  setPath(name: string, path: string): void {
    if (this.#isReady) throw new Error('Paths are set before the app is ready');
    this.#paths.set(name, path);
  }

  getPath(name: string): string {
    const path = this.#paths.get(name);
    if (path === undefined) throw new Error(`The Electron stand-in knows no path ${name}`);
    mkdirSync(path, { recursive: true });
    return path;
  }

  getName(): string {
    return 'Laneway';
  }

  getVersion(): string {
    const { version }: { readonly version: string } = JSON.parse(readFileSync(join(this.#options.packageFolder, 'package.json'), 'utf8'));
    return version;
  }

  getLocale(): string {
    return process.env['LANEWAY_STANDIN_LOCALE'] ?? 'en-US';
  }

  enableSandbox(): void {
    if (this.#isReady) throw new Error('app.enableSandbox() must be called before the app is ready');
    this.isSandboxEnabled = true;
  }

  setAppUserModelId(): void {
    // Windows only.
  }

  addRecentDocument(path: string): void {
    this.recentDocuments.push(path);
  }

  clearRecentDocuments(): void {
    this.recentDocuments.length = 0;
  }
}

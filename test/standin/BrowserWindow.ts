import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { strict } from './strict.ts';
import { preventable, StandInWebContents, type Surroundings } from './WebContents.ts';

/** What each must be; left out, Electron's own default is as good. */
const required = {
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
} as const;

function refuseInsecure(preferences: BrowserWindowConstructorOptions['webPreferences'] = {}): void {
  for (const [name, value] of Object.entries(required)) {
    const given: unknown = Reflect.get(preferences, name);
    if (given !== undefined && given !== value) throw new Error(`The Electron stand-in refuses webPreferences.${name} = ${String(given)}`);
  }
  if (preferences.enableBlinkFeatures) throw new Error('The Electron stand-in refuses webPreferences.enableBlinkFeatures');
}

/** A window: the page in it is real, its frame on the screen is only remembered. */
export function browserWindowClass(surroundings: Surroundings, onAllClosed: () => void) {
  const open = new Set<StandInBrowserWindow>();
  let lastId = 0;

  class StandInBrowserWindow extends EventEmitter {
    readonly id: number;
    readonly webContents: StandInWebContents;
    readonly options: BrowserWindowConstructorOptions;
    readonly #self: StandInBrowserWindow;
    #bounds: Rectangle;
    #title: string;
    #isVisible: boolean;
    #isMinimized = false;
    #isMaximized = false;
    #isFullScreen = false;
    #isDestroyed = false;

    constructor(options: BrowserWindowConstructorOptions = {}) {
      super();
      refuseInsecure(options.webPreferences);
      lastId += 1;
      this.id = lastId;
      this.options = options;
      const { x = 0, y = 0, width = 800, height = 600 } = options;
      this.#bounds = { x, y, width, height };
      this.#title = options.title ?? '';
      this.#isVisible = options.show ?? true;
      this.#self = strict('BrowserWindow', this);
      this.webContents = new StandInWebContents(options.webPreferences?.preload ?? '', { width, height }, surroundings);
      this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
      this.webContents.on('destroyed', () => this.#closed());
      open.add(this.#self);
      return this.#self;
    }

    static getAllWindows(): StandInBrowserWindow[] {
      return [...open];
    }

    static fromWebContents(contents: StandInWebContents): StandInBrowserWindow | null {
      return [...open].find((window) => window.webContents === contents) ?? null;
    }

    static getFocusedWindow(): StandInBrowserWindow | null {
      return [...open].at(-1) ?? null;
    }

    loadURL(url: string): Promise<void> {
      return this.webContents.load(url);
    }

    show(): void {
      this.#isVisible = true;
    }

    isVisible(): boolean {
      return this.#isVisible;
    }

    focus(): void {
      this.emit('focus');
    }

    minimize(): void {
      this.#isMinimized = true;
    }

    isMinimized(): boolean {
      return this.#isMinimized;
    }

    restore(): void {
      this.#isMinimized = false;
    }

    maximize(): void {
      this.#isMaximized = true;
    }

    isMaximized(): boolean {
      return this.#isMaximized;
    }

    setFullScreen(isFullScreen: boolean): void {
      this.#isFullScreen = isFullScreen;
    }

    isFullScreen(): boolean {
      return this.#isFullScreen;
    }

    getNormalBounds(): Rectangle {
      return this.#bounds;
    }

    setBounds(bounds: Partial<Rectangle>): void {
      this.#bounds = { ...this.#bounds, ...bounds };
    }

    getTitle(): string {
      return this.#title;
    }

    setTitle(title: string): void {
      this.#title = title;
    }

    isDestroyed(): boolean {
      return this.#isDestroyed;
    }

    close(): void {
      if (this.#isDestroyed) return;
      const { event, isPrevented } = preventable({});
      this.emit('close', event);
      if (!isPrevented()) void this.webContents.closePage(true);
    }

    destroy(): void {
      void this.webContents.closePage(false);
    }

    #closed(): void {
      if (this.#isDestroyed) return;
      this.#isDestroyed = true;
      open.delete(this.#self);
      this.emit('closed');
      if (open.size === 0) onAllClosed();
    }
  }

  return StandInBrowserWindow;
}

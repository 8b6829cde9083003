import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IpcMainInvokeEvent, PrintToPDFOptions, WebContents, WindowOpenHandlerResponse } from 'electron';
import type { AppProtocol } from './AppProtocol.ts';
import type { CdpConnection, CdpSession } from './Cdp.ts';
import type { StandInIpcMain } from './ipcMain.ts';
import { isolatedWorld, mainWorld } from './pageWorlds.ts';
import type { StandInSession } from './Session.ts';
import { strict } from './strict.ts';
import { wireCodec } from './wireCodec.ts';

const WORLD = 'Electron Isolated Context';
const BINDING = '__standinPost';

type OpenHandler = (details: { readonly url: string }) => WindowOpenHandlerResponse;
type Driven = Pick<WebContents, 'id' | 'send' | 'reload' | 'forcefullyCrashRenderer' | 'isDestroyed' | 'getURL' | 'executeJavaScript' | 'isCrashed' | 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'selectAll' | 'delete'>;

export interface Surroundings {
  readonly connection: Promise<CdpConnection>;
  readonly ipcMain: StandInIpcMain;
  readonly protocol: AppProtocol;
  readonly session: StandInSession;
  readonly onCreated: (contents: StandInWebContents) => void;
}

const codec = wireCodec();

/** An event with the `preventDefault` of Electron's. */
export function preventable<T extends object>(facts: T) {
  let isPrevented = false;
  const event = {
    ...facts,
    preventDefault: () => {
      isPrevented = true;
    },
  };
  return { event, isPrevented: () => isPrevented };
}

/** One page: a target of Chromium with its own debugger session. */
export class StandInWebContents extends EventEmitter implements Driven {
  static readonly all = new Set<StandInWebContents>();
  static #lastId = 0;

  readonly id: number;
  readonly #surroundings: Surroundings;
  readonly #self: StandInWebContents;
  readonly #preload: string;
  readonly #ready: Promise<CdpSession>;
  #targetId = '';
  #url = '';
  #mainFrame = '';
  #isolated: string | null = null;
  #isDestroyed = false;
  #isCrashed = false;
  /** The navigation that the program itself asked for; those of the page go through `will-navigate`. */
  #expected: string | null = null;
  #openHandler: OpenHandler | null = null;

  constructor(preload: string, size: { readonly width: number; readonly height: number }, surroundings: Surroundings) {
    super();
    StandInWebContents.#lastId += 1;
    this.id = StandInWebContents.#lastId;
    this.#preload = preload;
    this.#surroundings = surroundings;
    this.#self = strict('webContents', this);
    this.#ready = this.#attach(size);
    StandInWebContents.all.add(this.#self);
    queueMicrotask(() => surroundings.onCreated(this.#self));
    return this.#self;
  }

  get targetId(): string {
    return this.#targetId;
  }

  get session(): StandInSession {
    return this.#surroundings.session;
  }

  async #attach(size: { readonly width: number; readonly height: number }): Promise<CdpSession> {
    const connection = await this.#surroundings.connection;
    const { targetId } = await connection.root.send('Target.createTarget', { url: 'about:blank', newWindow: true, ...size });
    this.#targetId = targetId;
    const { sessionId } = await connection.root.send('Target.attachToTarget', { targetId, flatten: true });
    const page = connection.session(sessionId);
    this.#listen(connection, page);
    await page.send('Page.enable');
    await page.send('Runtime.enable');
    await page.send('Inspector.enable');
    await page.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
    const { frameTree } = await page.send('Page.getFrameTree');
    this.#mainFrame = frameTree.frame.id;
    await page.send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD });
    await page.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${mainWorld.toString()})()` });
    await page.send('Page.addScriptToEvaluateOnNewDocument', { worldName: WORLD, source: this.#preloadSource() });
    await this.#surroundings.session.applyPermissions(connection.root, null, 'app://laneway');
    return page;
  }

  /** As in Electron, only the top frame has the preload. */
  #preloadSource(): string {
    return `if (window === window.top && location.href !== 'about:blank') {
      const require = (${isolatedWorld.toString()})((${wireCodec.toString()})(), (text) => globalThis[${JSON.stringify(BINDING)}](text));
      const module = { exports: {} };
      (function (require, module, exports) {
        ${readFileSync(this.#preload, 'utf8')}
      })(require, module, module.exports);
    }`;
  }

  #listen(connection: CdpConnection, page: CdpSession): void {
    const { protocol, session } = this.#surroundings;
    page.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === WORLD && Object(context.auxData).frameId === this.#mainFrame) this.#isolated = context.uniqueId;
    });
    page.on('Runtime.executionContextsCleared', () => {
      this.#isolated = null;
    });
    page.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === BINDING) void this.#receive(page, codec.decode(payload));
    });
    page.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId === undefined) this.#url = protocol.toProgram(frame.url);
    });
    page.on('Page.loadEventFired', () => {
      if (this.#url.startsWith('about:')) return;
      this.emit('did-finish-load');
    });
    page.on('Inspector.targetCrashed', () => {
      this.#isCrashed = true;
      this.#isolated = null;
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 11 });
    });
    page.on('Fetch.requestPaused', ({ requestId, request, resourceType, frameId }) => {
      const url = protocol.toProgram(request.url);
      const isAllowed = resourceType === 'Document' ? this.#mayNavigate(url, frameId === this.#mainFrame) : true;
      const verdict = isAllowed && !session.isBlocked(url) ? page.send('Fetch.continueRequest', { requestId }) : page.send('Fetch.failRequest', { requestId, errorReason: isAllowed ? 'BlockedByClient' : 'Aborted' });
      // The page may have gone on meanwhile.
      verdict.catch(() => undefined);
    });
    connection.root.on('Target.targetDestroyed', ({ targetId }) => {
      if (targetId === this.#targetId) this.#destroyed();
    });
    void connection.root.send('Target.setDiscoverTargets', { discover: true });
  }

  #mayNavigate(url: string, isMainFrame: boolean): boolean {
    if (isMainFrame && url === this.#expected) {
      this.#expected = null;
      return true;
    }
    const { event, isPrevented } = preventable({ url, isMainFrame, isSameDocument: false });
    if (isMainFrame) this.emit('will-navigate', event);
    this.emit('will-frame-navigate', event);
    return !isPrevented();
  }

  #opened(url: string): void {
    const action = this.#openHandler?.({ url: this.#surroundings.protocol.toProgram(url) }).action;
    if (action !== 'deny') throw new Error('The stand-in has one window; setWindowOpenHandler must deny');
  }

  async #receive(page: CdpSession, message: unknown): Promise<void> {
    const { type, id, channel, args, url } = Object(message);
    // The parts of the event that programs look at.
    const event = { sender: this.#self, senderFrame: { url: this.#url, parent: null }, frameId: 1, processId: 1 } as unknown as IpcMainInvokeEvent;
    if (type === 'open') this.#opened(url);
    if (type === 'send') this.#surroundings.ipcMain.emit(channel, event, ...args);
    if (type !== 'invoke') return;
    const context = this.#isolated;
    const answer = await this.#surroundings.ipcMain.answer(channel, event, args).then(
      (value) => ({ type: 'answer', id, value }),
      (error: unknown) => ({ type: 'answer', id, error: `Error invoking remote method '${channel}': ${String(error)}` }),
    );
    await this.#deliver(page, context, answer);
  }

  async #deliver(page: CdpSession, context: string | null, message: object): Promise<void> {
    if (context === null) return;
    const expression = `__standinReceive(${JSON.stringify(codec.encode(message))})`;
    // A page that was reloaded meanwhile has nobody to hear it, as in Electron.
    await page.send('Runtime.evaluate', { expression, uniqueContextId: context }).catch(() => undefined);
  }

  send(channel: string, ...args: unknown[]): void {
    const sent: unknown = structuredClone(args);
    void this.#ready.then((page) => this.#deliver(page, this.#isolated, { type: 'event', channel, args: sent }));
  }

  async load(url: string): Promise<void> {
    const page = await this.#ready;
    this.#expected = url;
    const { errorText } = await page.send('Page.navigate', { url: this.#surroundings.protocol.toChromium(url) });
    if (errorText) throw new Error(`${errorText} loading '${url}'`);
  }

  reload(): void {
    this.#isCrashed = false;
    void this.load(this.#url);
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  forcefullyCrashRenderer(): void {
    // The page that is told to crash does not answer.
    void this.#ready.then((page) => page.send('Page.crash')).catch(() => undefined);
  }

  isCrashed(): boolean {
    return this.#isCrashed;
  }

  getURL(): string {
    return this.#url;
  }

  async executeJavaScript(code: string): Promise<unknown> {
    const page = await this.#ready;
    const { result, exceptionDetails } = await page.send('Runtime.evaluate', { expression: code, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  async printToPDF({ landscape = false, printBackground = false, preferCSSPageSize = false, generateTaggedPDF = false }: PrintToPDFOptions): Promise<Buffer> {
    const page = await this.#ready;
    const { data } = await page.send('Page.printToPDF', { landscape, printBackground, preferCSSPageSize, generateTaggedPDF });
    return Buffer.from(data, 'base64');
  }

  #edit(command: string): void {
    void this.#ready.then((page) => page.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', commands: [command] }));
  }

  undo(): void {
    this.#edit('undo');
  }

  redo(): void {
    this.#edit('redo');
  }

  cut(): void {
    this.#edit('cut');
  }

  copy(): void {
    this.#edit('copy');
  }

  paste(): void {
    this.#edit('paste');
  }

  selectAll(): void {
    this.#edit('selectAll');
  }

  delete(): void {
    this.#edit('delete');
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  /** Playwright closes pages with it. */
  close(options?: { readonly waitForBeforeUnload: boolean }): void {
    void this.closePage(options?.waitForBeforeUnload ?? false);
  }

  /** Closes the page unless it asks not to be and the program lets it have its way. */
  async closePage(isAsked: boolean): Promise<void> {
    const page = await this.#ready;
    if (isAsked && !this.#isCrashed && (await this.#asksToStay(page))) {
      const { event, isPrevented } = preventable({});
      this.emit('will-prevent-unload', event);
      if (!isPrevented()) return;
    }
    const { root } = await this.#surroundings.connection;
    await root.send('Target.closeTarget', { targetId: this.#targetId }).catch(() => undefined);
    this.#destroyed();
  }

  async #asksToStay(page: CdpSession): Promise<boolean> {
    const expression = `(() => { const e = document.createEvent('BeforeUnloadEvent'); e.initEvent('beforeunload', false, true); dispatchEvent(e); return e.defaultPrevented; })()`;
    const { result } = await page.send('Runtime.evaluate', { expression, returnByValue: true });
    return result.value === true;
  }

  #destroyed(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    StandInWebContents.all.delete(this.#self);
    this.emit('destroyed');
  }
}

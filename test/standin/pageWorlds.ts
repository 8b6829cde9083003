/**
 * The half of the stand-in that runs in the page: `ipcRenderer` and `contextBridge` in the isolated world of the
 * preload, and what `contextBridge` shows in the world of the page. The two worlds share nothing but the document, so
 * they speak through events, whose details Chromium clones from one world to the other.
 *
 * Both functions are injected as source text: they use nothing from outside themselves but their parameters.
 */
import type { wireCodec } from './wireCodec.ts';

type Codec = ReturnType<typeof wireCodec>;
type Callable = (...args: unknown[]) => unknown;

/** What crosses from one world to the other in place of a function. */
type Wire = { readonly kind: 'value'; readonly value: unknown } | { readonly kind: 'function'; readonly id: number } | { readonly kind: 'object'; readonly entries: readonly (readonly [string, Wire])[] };
type Returned = Wire | { readonly kind: 'promise'; readonly id: number } | { readonly kind: 'error'; readonly text: string };

/** Gives the `require` of a sandboxed preload: it knows the module `electron`, and of that only two members. */
export function isolatedWorld(codec: Codec, post: (text: string) => void): (name: string) => unknown {
  const listeners = new Map<string, Set<Callable>>();
  const calls = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let lastCall = 0;
  const send = (message: object) => post(codec.encode(message));

  /** Electron refuses at once what it cannot clone. */
  const cloned = (args: unknown[]): unknown[] => structuredClone(args);

  const ipcRenderer = {
    invoke(channel: string, ...args: unknown[]) {
      const sent = cloned(args);
      lastCall += 1;
      const id = lastCall;
      return new Promise((resolve, reject) => {
        calls.set(id, { resolve, reject });
        send({ type: 'invoke', id, channel, args: sent });
      });
    },
    send: (channel: string, ...args: unknown[]) => send({ type: 'send', channel, args: cloned(args) }),
    on(channel: string, listener: Callable) {
      const heard = listeners.get(channel) ?? new Set();
      listeners.set(channel, heard.add(listener));
      return ipcRenderer;
    },
    off(channel: string, listener: Callable) {
      listeners.get(channel)?.delete(listener);
      return ipcRenderer;
    },
  };

  Object.defineProperty(globalThis, '__standinReceive', {
    value: (text: string) => {
      const message = Object(codec.decode(text));
      if (message.type === 'event') for (const listener of listeners.get(message.channel) ?? []) listener({ sender: ipcRenderer }, ...message.args);
      const call = message.type === 'answer' ? calls.get(message.id) : undefined;
      calls.delete(message.id);
      if (message.error === undefined) call?.resolve(message.value);
      else call?.reject(new Error(message.error));
    },
  });

  const functions: Callable[] = [];
  const fire = (name: string, detail: unknown) => dispatchEvent(new CustomEvent(`standin:${name}`, { detail }));
  const toWire = (value: unknown): Wire => {
    if (typeof value === 'function') return { kind: 'function', id: functions.push((...args) => Reflect.apply(value, undefined, args)) - 1 };
    if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) return { kind: 'object', entries: Object.entries(value).map(([key, entry]) => [key, toWire(entry)]) };
    return { kind: 'value', value: structuredClone(value) };
  };
  const fromPage = (wire: Wire): unknown => {
    if (wire.kind !== 'function') return wire.kind === 'value' ? wire.value : undefined;
    return (...args: unknown[]) => fire('callback', { id: wire.id, args: structuredClone(args) });
  };
  let lastPromise = 0;
  const toReturned = (value: unknown): Returned => {
    if (!(value instanceof Promise)) return typeof value === 'function' ? toWire(value) : { kind: 'value', value: structuredClone(value) };
    lastPromise += 1;
    const id = lastPromise;
    value.then((result) => fire('settle', { id, value: structuredClone(result) })).catch((error: unknown) => fire('settle', { id, error: String(error) }));
    return { kind: 'promise', id };
  };
  addEventListener('standin:call', (event) => {
    const { id, args } = Object(event instanceof CustomEvent ? event.detail : undefined);
    let returned: Returned;
    try {
      returned = toReturned(functions[id]?.(...args.map(fromPage)));
    } catch (error) {
      returned = { kind: 'error', text: String(error) };
    }
    fire('return', returned);
  });
  addEventListener('standin:open', (event) => {
    if (event instanceof CustomEvent) send({ type: 'open', url: event.detail });
  });

  const contextBridge = { exposeInMainWorld: (key: string, api: unknown) => fire('expose', { key, api: toWire(api) }) };

  const known = (name: string, object: object) =>
    new Proxy(object, {
      get(target, key) {
        if (!(key in target)) throw new Error(`A sandboxed preload has no ${name}.${String(key)} in the Electron stand-in`);
        return Reflect.get(target, key);
      },
    });
  const electron = known('electron', { ipcRenderer: known('ipcRenderer', ipcRenderer), contextBridge: known('contextBridge', contextBridge) });
  return (name) => {
    if (name !== 'electron') throw new Error(`A sandboxed preload cannot require ${name}`);
    return electron;
  };
}

/** Runs in the page's own world before any script of the page. */
export function mainWorld(): void {
  const callbacks: Callable[] = [];
  const promises = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let returned: Returned | null = null;
  const detailOf = (event: Event) => Object(event instanceof CustomEvent ? event.detail : undefined);

  const toPreload = (value: unknown): Wire =>
    typeof value === 'function' ? { kind: 'function', id: callbacks.push((...args) => Reflect.apply(value, undefined, args)) - 1 } : { kind: 'value', value: structuredClone(value) };
  const call = (id: number, args: unknown[]): unknown => {
    dispatchEvent(new CustomEvent('standin:call', { detail: { id, args: args.map(toPreload) } }));
    const result = returned;
    returned = null;
    if (result === null) throw new Error('The preload did not answer');
    switch (result.kind) {
      case 'error':
        throw new Error(result.text);
      case 'promise':
        return new Promise((resolve, reject) => promises.set(result.id, { resolve, reject }));
      default:
        return fromPreload(result);
    }
  };
  const fromPreload = (wire: Wire): unknown => {
    switch (wire.kind) {
      case 'function':
        return (...args: unknown[]) => call(wire.id, args);
      case 'object':
        return Object.freeze(Object.fromEntries(wire.entries.map(([key, entry]) => [key, fromPreload(entry)])));
      case 'value':
        return wire.value;
    }
  };

  addEventListener('standin:return', (event) => {
    returned = detailOf(event);
  });
  addEventListener('standin:settle', (event) => {
    const { id, value, error } = detailOf(event);
    const promise = promises.get(id);
    promises.delete(id);
    if (error === undefined) promise?.resolve(value);
    else promise?.reject(new Error(error));
  });
  addEventListener('standin:callback', (event) => {
    const { id, args } = detailOf(event);
    callbacks[id]?.(...args);
  });
  addEventListener('standin:expose', (event) => {
    const { key, api } = detailOf(event);
    Object.defineProperty(globalThis, key, { value: fromPreload(api), enumerable: true });
  });
  const askForWindow = (url: string | URL) => dispatchEvent(new CustomEvent('standin:open', { detail: new URL(url, location.href).href }));
  window.open = (url = '') => {
    askForWindow(url);
    return null;
  };
  // A link with a target of its own asks for a window without `window.open`.
  addEventListener('click', (event) => {
    const link = event.composedPath().find((element) => element instanceof HTMLAnchorElement);
    if (event.defaultPrevented || !link || ['', '_self', '_top', '_parent'].includes(link.target)) return;
    event.preventDefault();
    askForWindow(link.href);
  });
}

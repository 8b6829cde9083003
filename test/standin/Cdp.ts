import type { Protocol } from '../../node_modules/playwright-core/types/protocol.d.ts';

type CommandName = keyof Protocol.CommandParameters;
type EventName = keyof Protocol.Events;

interface Pending {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
}

interface Incoming {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** One WebSocket to Chromium's debugger. Sessions on it are told apart by their id; the root one has none. */
export class CdpConnection {
  readonly #socket: WebSocket;
  readonly #pending = new Map<number, Pending>();
  readonly #sessions = new Map<string, CdpSession>();
  readonly root: CdpSession;
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    this.root = new CdpSession(this, '');
    this.#sessions.set('', this.root);
    socket.addEventListener('message', ({ data }) => this.#receive(JSON.parse(String(data))));
    socket.addEventListener('close', () => {
      for (const { reject } of this.#pending.values()) reject(new Error('Chromium has gone'));
      this.#pending.clear();
    });
  }

  static async open(address: string): Promise<CdpConnection> {
    const socket = new WebSocket(address);
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve, { once: true });
      socket.addEventListener('error', () => reject(new Error(`No connection to ${address}`)), { once: true });
    });
    return new CdpConnection(socket);
  }

  session(id: string): CdpSession {
    const session = this.#sessions.get(id) ?? new CdpSession(this, id);
    this.#sessions.set(id, session);
    return session;
  }

  request<R>(sessionId: string, method: string, params: object | undefined): Promise<R> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise<R>((resolve, reject) => {
      this.#pending.set(id, { resolve, reject: (error) => reject(new Error(`${method}: ${error.message}`)) });
      this.#socket.send(JSON.stringify({ id, method, params, ...(sessionId === '' ? {} : { sessionId }) }));
    });
  }

  #receive(message: Incoming): void {
    if (message.id === undefined) {
      this.#sessions.get(message.sessionId ?? '')?.dispatch(message.method ?? '', message.params);
      return;
    }
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if (message.error) pending?.reject(new Error(message.error.message));
    // The protocol promises the type of the answer by the method that was asked for.
    else pending?.resolve(message.result as never);
  }
}

export class CdpSession {
  readonly #connection: CdpConnection;
  readonly #id: string;
  readonly #listeners = new Map<string, ((params: never) => void)[]>();

  constructor(connection: CdpConnection, id: string) {
    this.#connection = connection;
    this.#id = id;
  }

  send<M extends CommandName>(method: M, params?: Protocol.CommandParameters[M]): Promise<Protocol.CommandReturnValues[M]> {
    return this.#connection.request(this.#id, method, params);
  }

  on<E extends EventName>(event: E, listener: (params: Protocol.Events[E]) => void): void {
    const listeners = this.#listeners.get(event) ?? [];
    listeners.push(listener);
    this.#listeners.set(event, listeners);
  }

  dispatch(event: string, params: unknown): void {
    // The protocol promises the type of the parameters by the name of the event.
    for (const listener of this.#listeners.get(event) ?? []) listener(params as never);
  }
}

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { WebSocket } from 'ws';
import { decode, encode } from '../../../shared/contract/codec.ts';
import type { CallName, Input, IpcError, Output } from '../../../shared/contract/contract.ts';
import { ServerFrame, SOCKET_PATH, SUBPROTOCOL, TOKEN_PREFIX } from '../../../shared/contract/wire.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { COMPILE_CACHE, ENTRY } from '../cli/laneway.ts';

/** The real program, `laneway serve`, as a process of its own. */
export class StartedHost {
  readonly process: ChildProcess;
  readonly url: URL;
  readonly stderr: () => string;

  private constructor(process: ChildProcess, url: URL, stderr: () => string) {
    this.process = process;
    this.url = url;
    this.stderr = stderr;
  }

  /** Settles when it answers; rejects with what it wrote when it ends first. */
  static async start(dataFolder: string, args: readonly string[] = []): Promise<StartedHost> {
    const child = spawn(process.execPath, [ENTRY, 'serve', '--data', dataFolder, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '', NODE_COMPILE_CACHE: COMPILE_CACHE } });
    let written = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => void (written += text));
    const url = await new Promise<URL>((settle, reject) => {
      createInterface({ input: child.stdout }).once('line', (line) => settle(new URL(line)));
      child.once('exit', (code) => reject(new Error(`Ended with ${code}: ${written}`)));
    });
    return new StartedHost(child, url, () => written);
  }

  get token(): string {
    return new URLSearchParams(this.url.hash.slice(1)).get('token') ?? '';
  }

  /** As a kill -9: the process gets no chance to do anything. */
  async kill(): Promise<void> {
    const ended = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await ended;
  }

  async stop(): Promise<number | null> {
    if (this.process.exitCode !== null) return this.process.exitCode;
    const ended = once(this.process, 'exit');
    this.process.kill('SIGTERM');
    await ended;
    return this.process.exitCode;
  }

  connect(): Promise<Connection> {
    return Connection.open(this.url, this.token);
  }
}

/** A page's connection to the host. */
export class Connection {
  readonly socket: WebSocket;
  readonly events: { readonly event: string; readonly payload: unknown }[] = [];
  #nextId = 1;
  readonly #waiting = new Map<number, (answer: Result<unknown, IpcError>) => void>();

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data) => {
      const frame = ServerFrame.parse(decode(String(data)));
      if ('event' in frame) {
        this.events.push({ event: frame.event, payload: frame.payload });
        return;
      }
      this.#waiting.get(frame.id)?.(frame.result.ok ? ok(frame.result.value) : err(frame.result.error));
      this.#waiting.delete(frame.id);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      for (const settle of this.#waiting.values()) settle(err({ code: 'not-available', message: { key: 'storage.connection.lost' } }));
      this.#waiting.clear();
    });
  }

  static async open(url: URL, token: string, headers: Readonly<Record<string, string>> = { origin: url.origin }): Promise<Connection> {
    const socket = new WebSocket(`ws://${url.host}${SOCKET_PATH}`, [SUBPROTOCOL, TOKEN_PREFIX + token], { headers });
    const connection = new Connection(socket);
    await once(socket, 'open');
    return connection;
  }

  call<C extends CallName>(call: C, input: Input<C>): Promise<Result<Output<C>, IpcError>> {
    return this.callAnything(call, input) as Promise<Result<Output<C>, IpcError>>;
  }

  /** What no renderer of ours would send. */
  callAnything(call: string, input: unknown): Promise<Result<unknown, IpcError>> {
    const id = this.#nextId++;
    return new Promise((settle) => {
      this.#waiting.set(id, settle);
      this.socket.send(encode({ id, call, input }));
    });
  }

  close(): void {
    this.socket.close();
  }
}

import { decode, encode } from '../../shared/contract/codec.ts';
import { events, type CallName, type EventName, type EventPayload, type Input, type IpcError, type LanewayApi, type Output } from '../../shared/contract/contract.ts';
import { MAX_FRAME_BYTES, ServerFrame, SOCKET_PATH, SUBPROTOCOL, TOKEN_PREFIX } from '../../shared/contract/wire.ts';
import { message } from '../../shared/i18n/Message.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { ConnectionState } from './ConnectionState.ts';

export interface BrowserConnectionOptions {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly token: string | null;
  readonly onState: (state: ConnectionState) => void;
}

export interface BrowserConnection extends LanewayApi {
  /** Ends the connection for good. A page never does: it ends with its tab. */
  close(): void;
}

const RETRY_MS = [200, 500, 1_000, 2_000, 5_000] as const;
/** Refusals in a row, after which the address is taken to be dead. It is still tried, slowly. */
const REFUSALS = 3;
const MEGABYTE = 1024 * 1024;

const failure = (text: IpcError['message'], code: IpcError['code'] = 'not-available') => err<IpcError>({ code, message: text });

type Answer = Result<unknown, IpcError>;

/**
 * Calls and events over one WebSocket. When it breaks, calls on their way are answered `not-available` (the host may or
 * may not have carried them out), and a new connection is tried until there is one. Calls made meanwhile wait.
 */
export function connectToBrowserHost({ origin, token, onState }: BrowserConnectionOptions): BrowserConnection {
  const address = origin.replace(/^http/, 'ws') + SOCKET_PATH;
  const sent = new Map<number, (answer: Answer) => void>();
  const waiting = new Map<number, string>();
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  let socket: WebSocket | null = null;
  let nextId = 1;
  let refusals = 0;
  let isClosed = false;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const settle = (id: number, answer: Answer) => {
    waiting.delete(id);
    const resolve = sent.get(id);
    sent.delete(id);
    resolve?.(answer);
  };

  const receive = (text: string) => {
    const frame = ServerFrame.parse(decode(text));
    if ('id' in frame) return settle(frame.id, frame.result.ok ? ok(frame.result.value) : frame.result);
    if (!isEventName(frame.event)) return;
    const payload = events[frame.event].parse(frame.payload);
    for (const listener of listeners.get(frame.event) ?? []) listener(payload);
  };

  const open = () => {
    const attempt = new WebSocket(address, [SUBPROTOCOL, TOKEN_PREFIX + (token ?? '')]);
    attempt.addEventListener('open', () => {
      socket = attempt;
      refusals = 0;
      onState('connected');
      for (const frame of waiting.values()) attempt.send(frame);
      waiting.clear();
    });
    attempt.addEventListener('message', ({ data }) => receive(String(data)));
    attempt.addEventListener('close', () => {
      if (isClosed) return;
      if (socket === attempt) socket = null;
      else refusals += 1;
      const isRefused = refusals >= REFUSALS;
      onState(isRefused ? 'refused' : 'lost');
      for (const id of sent.keys()) {
        if (isRefused) settle(id, failure(message('storage.connection.refused')));
        else if (!waiting.has(id)) settle(id, failure(message('storage.connection.lost')));
      }
      retry = setTimeout(open, RETRY_MS[Math.min(refusals, RETRY_MS.length - 1)] ?? 5_000);
    });
  };
  if (token === null) onState('refused');
  else open();

  return {
    host: 'browser',
    invoke: <C extends CallName>(call: C, input: Input<C>) => {
      if (token === null) return Promise.resolve(failure(message('storage.connection.noToken')));
      if (socket === null && refusals >= REFUSALS) return Promise.resolve(failure(message('storage.connection.refused')));
      const id = nextId++;
      const frame = encode({ id, call, input });
      // Characters are at least as many bytes as they are counted here; what is close to the limit goes by bytes.
      const size = frame.length * 3 > MAX_FRAME_BYTES ? new TextEncoder().encode(frame).length : frame.length;
      if (size > MAX_FRAME_BYTES) {
        return Promise.resolve(failure(message('storage.connection.tooLarge', { megabytes: Math.ceil(size / MEGABYTE), limit: MAX_FRAME_BYTES / MEGABYTE }), 'bad-input'));
      }
      return new Promise<Result<Output<C>, IpcError>>((resolve) => {
        // The host answers with the output of this very call: both sides compile against one contract.
        sent.set(id, resolve as (answer: Answer) => void);
        if (socket) socket.send(frame);
        else waiting.set(id, frame);
      });
    },
    on: <E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void) => {
      const heard = listeners.get(event) ?? new Set();
      listeners.set(event, heard);
      // Parsed by the schema of this very event before it gets here.
      const entry = (payload: unknown) => listener(payload as EventPayload<E>);
      heard.add(entry);
      return () => heard.delete(entry);
    },
    close: () => {
      isClosed = true;
      clearTimeout(retry);
      socket?.close();
    },
  };
}

const isEventName = (name: string): name is EventName => Object.hasOwn(events, name);

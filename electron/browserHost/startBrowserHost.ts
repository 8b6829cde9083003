import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { decode, encode } from '../../shared/contract/codec.ts';
import { CONTENT_SECURITY_POLICY } from '../../shared/contract/contentSecurityPolicy.ts';
import type { EventName, EventPayload, Handlers } from '../../shared/contract/contract.ts';
import { CallFrame, MAX_FRAME_BYTES, SOCKET_PATH, SUBPROTOCOL, TOKEN_PREFIX } from '../../shared/contract/wire.ts';
import { dispatch } from '../services/dispatch.ts';
import { siteFiles } from './siteFiles.ts';
import { isToken, newToken } from './token.ts';

export interface BrowserHostOptions {
  readonly handlers: Handlers;
  readonly dataFolder: string;
  /** The built renderer. */
  readonly rendererFolder: string;
  /** 0: any free one. */
  readonly port: number;
  readonly log: (text: string) => void;
}

export interface BrowserHost {
  /** Address with the token in its fragment, which browsers never send. */
  readonly url: string;
  readonly port: number;
  /** The renderer was built; else every page says how to build it. */
  readonly hasRenderer: boolean;
  /** Tells every page. */
  emit<E extends EventName>(event: E, payload: EventPayload<E>): void;
  close(): Promise<void>;
}

const ADDRESS = '127.0.0.1';

/** Pages and their files; whoever opens more connections than a person's tabs need is not served. */
const MOST_CONNECTIONS = 256;

/** What waits for one page at most. A page that takes nothing is let go: when it wakes up, it connects again. */
const MOST_WAITING_BYTES = 2 * MAX_FRAME_BYTES;

/** For pages to answer that they know of the end; a tab that sleeps never does. */
const FAREWELL_MS = 500;

const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
} as const;

/**
 * Laneway in any browser: static files over HTTP, calls and events over one WebSocket, on the loopback address only.
 * Files are no secret; calls need the token, the exact `Host` and the exact `Origin`, so that no page of another site
 * and no name that resolves to 127.0.0.1 gets in.
 */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const token = newToken();
  const files = siteFiles(options.rendererFolder);
  const server = createServer({ maxHeaderSize: 16 * 1024, headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 5_000 });
  server.maxConnections = MOST_CONNECTIONS;
  const port = await listen(server, options.port);
  const host = `${ADDRESS}:${port}`;
  const origin = `http://${host}`;

  server.on('request', (request, response) => {
    serveFile(request, response, { host, origin, files }).catch((cause: unknown) => {
      options.log(`GET ${request.url ?? ''}: ${String(cause)}`);
      if (response.headersSent) response.destroy();
      else refuse(response, 500);
    });
  });

  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES, perMessageDeflate: false, handleProtocols: () => SUBPROTOCOL });
  server.on('upgrade', (request, socket: Socket, head) => {
    socket.on('error', () => socket.destroy());
    if (!isAdmitted(request, { host, origin, token })) {
      // Destroyed as soon as it is told: the other side need not hang up, and would keep the program from ending.
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n', () => socket.destroy());
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => answer(client, options));
  });

  return {
    url: `${origin}/#token=${token}`,
    port,
    hasRenderer: files.has('/'),
    emit(event, payload) {
      if (sockets.clients.size === 0) return;
      const frame = encode({ event, payload });
      for (const client of sockets.clients) send(client, frame);
    },
    close: () =>
      new Promise((resolve) => {
        for (const client of sockets.clients) client.close(1001);
        const farewell = setTimeout(() => {
          for (const client of sockets.clients) client.terminate();
        }, FAREWELL_MS);
        sockets.close();
        server.close(() => {
          clearTimeout(farewell);
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, ADDRESS, () => {
      server.off('error', reject);
      // Listening on a TCP port: the address is of this form.
      resolve((server.address() as AddressInfo).port);
    });
  });

interface Site {
  readonly host: string;
  readonly origin: string;
  readonly files: ReturnType<typeof siteFiles>;
}

async function serveFile(request: IncomingMessage, response: ServerResponse, { host, origin, files }: Site): Promise<void> {
  const { method, headers, url = '/' } = request;
  if (headers.host !== host || (headers.origin !== undefined && headers.origin !== origin)) return refuse(response, 403);
  if (method !== 'GET' && method !== 'HEAD') return refuse(response, 405);
  if (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0) return refuse(response, 413);
  if (!files.has('/')) return refuse(response, 503, 'The pages are not built yet. Run: npm run build');
  // Addresses are looked up as they are, never decoded: what is not listed does not exist.
  const file = files.get(url.split('?', 1)[0] ?? '/');
  if (!file) return refuse(response, 404);
  const body = await readFile(file.path);
  response.writeHead(200, { ...HEADERS, 'content-type': file.mediaType, 'content-length': body.length });
  response.end(method === 'HEAD' ? undefined : body);
}

function refuse(response: ServerResponse, status: number, text = ''): void {
  response.writeHead(status, { ...HEADERS, 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
  response.end(text);
}

function isAdmitted({ url, headers }: IncomingMessage, { host, origin, token }: { readonly host: string; readonly origin: string; readonly token: string }): boolean {
  if (url !== SOCKET_PATH || headers.host !== host || headers.origin !== origin) return false;
  const offered = (headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
  const key = offered.find((name) => name.startsWith(TOKEN_PREFIX))?.slice(TOKEN_PREFIX.length) ?? '';
  return isToken(key, token) && offered.includes(SUBPROTOCOL);
}

/** Answers the calls of one page. A frame that is no call ends the connection: our own renderer never sends one. */
function answer(client: WebSocket, { handlers, dataFolder, log }: BrowserHostOptions): void {
  client.on('error', (cause) => log(`Connection: ${String(cause)}`));
  client.on('message', (data, isBinary) => {
    const frame = isBinary ? null : parseFrame(String(data));
    if (!frame) return client.close(1008);
    void dispatch(handlers, frame.call, frame.input, { dataFolder, log }).then((result) => send(client, encode({ id: frame.id, result })));
  });
}

function send(client: WebSocket, frame: string): void {
  if (client.readyState !== client.OPEN) return;
  if (client.bufferedAmount > MOST_WAITING_BYTES) client.terminate();
  else client.send(frame);
}

function parseFrame(text: string): CallFrame | null {
  try {
    const parsed = CallFrame.safeParse(decode(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

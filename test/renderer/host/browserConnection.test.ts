import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocketServer, type WebSocket as Socket } from 'ws';
import { connectToBrowserHost } from '../../../renderer/host/browserConnection.ts';
import type { ConnectionState } from '../../../renderer/host/ConnectionState.ts';
import { decode, encode } from '../../../shared/contract/codec.ts';
import { CallFrame, SOCKET_PATH, SUBPROTOCOL, TOKEN_PREFIX } from '../../../shared/contract/wire.ts';
import type { ModelId } from '../../../shared/model/ids.ts';
import { until } from '../../until.ts';

/** A host of which the test decides what it answers. */
class FakeHost {
  readonly server: WebSocketServer;
  readonly calls: CallFrame[] = [];
  readonly protocols: string[] = [];
  isSilent = false;

  constructor(port = 0) {
    this.server = new WebSocketServer({ host: '127.0.0.1', port, path: SOCKET_PATH, handleProtocols: (offered) => ((this.protocols.push(...offered)), SUBPROTOCOL) });
    this.server.on('connection', (socket) => {
      socket.on('message', (data) => {
        const frame = CallFrame.parse(decode(String(data)));
        this.calls.push(frame);
        if (!this.isSilent) socket.send(encode({ id: frame.id, result: { ok: true, value: `answer to ${frame.call}` } }));
      });
    });
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get sockets(): Socket[] {
    return [...this.server.clients];
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.terminate();
    await new Promise<void>((settle) => this.server.close(() => settle()));
  }
}

let host: FakeHost;
let states: ConnectionState[] = [];
let connections: { close(): void }[] = [];
const connect = (port: number, token: string | null = 'secret') => {
  const connection = connectToBrowserHost({ origin: `http://127.0.0.1:${port}`, token, onState: (state) => void states.push(state) });
  connections.push(connection);
  return connection;
};

beforeEach(async () => {
  states = [];
  host = new FakeHost();
  await once(host.server, 'listening');
});
afterEach(async () => {
  for (const connection of connections) connection.close();
  connections = [];
  await host.close();
});

describe('the connection to the browser host', () => {
  it('offers the token as a subprotocol, never in the address', async () => {
    const api = connect(host.port);
    await api.invoke('host.info', undefined);

    expect(host.protocols).toEqual([SUBPROTOCOL, `${TOKEN_PREFIX}secret`]);
    expect(api.host).toBe('browser');
  });

  it('answers each call with its own answer, and carries bytes', async () => {
    const api = connect(host.port);

    const answers = await Promise.all([api.invoke('settings.get', undefined), api.invoke('library.folders', undefined), api.invoke('model.import', { name: 'x', bytes: new Uint8Array([1, 2]) })]);

    expect(answers.map((answer) => answer.ok && answer.value)).toEqual(['answer to settings.get', 'answer to library.folders', 'answer to model.import']);
    expect(host.calls.at(-1)?.input).toEqual({ name: 'x', bytes: new Uint8Array([1, 2]) });
  });

  it('hands events to whoever listens, until they stop', async () => {
    const api = connect(host.port);
    await api.invoke('host.info', undefined);
    const heard: unknown[] = [];
    const stop = api.on('model.changed', (payload) => void heard.push(payload));
    const tell = (revision: number) => host.sockets[0]?.send(encode({ event: 'model.changed', payload: { id: 'm' as ModelId, revision } }));

    tell(1);
    await until('the event arrives', () => heard.length === 1);
    stop();
    tell(2);
    await api.invoke('host.info', undefined);

    expect(heard).toEqual([{ id: 'm', revision: 1 }]);
  });

  it('answers calls on their way when it breaks, comes back by itself, and sends what was asked meanwhile', async () => {
    const api = connect(host.port);
    await api.invoke('host.info', undefined);
    const { port } = host;
    host.isSilent = true;
    const onItsWay = api.invoke('settings.get', undefined);
    await until('the host has got the call', () => host.calls.length === 2);

    await host.close();
    expect(await onItsWay).toMatchObject({ ok: false, error: { code: 'not-available', message: { key: 'storage.connection.lost' } } });
    const meanwhile = api.invoke('library.folders', undefined);
    host = new FakeHost(port);

    expect(await meanwhile).toEqual({ ok: true, value: 'answer to library.folders' });
    expect(host.calls.map(({ call }) => call)).toEqual(['library.folders']);
    expect(states.at(0)).toBe('connected');
    expect(states).toContain('lost');
    expect(states.at(-1)).toBe('connected');
  });

  it('says what to do when the address has no key, or nobody answers there', async () => {
    expect(await connect(host.port, null).invoke('host.info', undefined)).toMatchObject({ ok: false, error: { message: { key: 'storage.connection.noToken' } } });
    expect(states).toEqual(['refused']);

    const { port } = host;
    await host.close();
    expect(await connect(port).invoke('host.info', undefined)).toMatchObject({ ok: false, error: { code: 'not-available', message: { key: 'storage.connection.refused' } } });
    host = new FakeHost();
    await once(host.server, 'listening');
  });

  it('does not send what is too large', async () => {
    const api = connect(host.port);

    expect(await api.invoke('model.import', { name: 'x', bytes: new Uint8Array(60 * 1024 * 1024) })).toMatchObject({ ok: false, error: { code: 'bad-input', message: { key: 'storage.connection.tooLarge', params: { megabytes: 81, limit: 64 } } } });
  });
});

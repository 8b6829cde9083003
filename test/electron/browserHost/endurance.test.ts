import { readdirSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, expect, it } from 'vitest';
import { encode } from '../../../shared/contract/codec.ts';
import { SOCKET_PATH, SUBPROTOCOL, TOKEN_PREFIX } from '../../../shared/contract/wire.ts';
import { emptyDocument } from '../../../shared/model/emptyModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { fixture } from '../cli/laneway.ts';
import { newFolder, removeFolders } from '../storage/storageFixture.ts';
import { StartedHost } from './StartedHost.ts';

const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});
afterAll(removeFolders);

/** Asks for the socket as a page does, on a bare connection that then does only what it is told to. */
async function bareSocket(host: StartedHost, token: string): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port: Number(host.url.port), allowHalfOpen: true });
  sockets.push(socket);
  socket.on('error', () => undefined);
  socket.write([
    `GET ${SOCKET_PATH} HTTP/1.1`, `host: ${host.url.host}`, `origin: ${host.url.origin}`, 'connection: upgrade', 'upgrade: websocket', 'sec-websocket-version: 13',
    `sec-websocket-key: ${Buffer.alloc(16).toString('base64')}`, `sec-websocket-protocol: ${SUBPROTOCOL}, ${TOKEN_PREFIX}${token}`, '', '',
  ].join('\r\n'));
  await once(socket, 'readable');
  return socket;
}

/** A text frame of a client, masked with zeros (RFC 6455 §5.2). */
function frameOf(text: string): Buffer {
  const payload = Buffer.from(text);
  const head = Buffer.alloc(8);
  head.writeUInt8(0x81, 0);
  head.writeUInt8(0x80 | 126, 1);
  head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head, payload]);
}

/** A program that has not ended by then never does, on whatever machine. */
const PATIENCE_MS = 60_000;
const endOf = (host: StartedHost) => Promise.race([host.stop(), wait(PATIENCE_MS, 'still running')]);

it('ends when it is told to, though a connection that was turned away is still held open', async () => {
  const host = await StartedHost.start(newFolder());
  const socket = await bareSocket(host, 'wrong');

  expect(String(socket.read())).toContain('403');
  expect(await endOf(host)).toBe(0);
});

it('ends when it is told to, though a page has fallen asleep', async () => {
  const host = await StartedHost.start(newFolder());
  const socket = await bareSocket(host, host.token);

  expect(String(socket.read())).toContain('101');
  expect(await endOf(host)).toBe(0);
});

it('lets go of a page that takes nothing of what it asked for, and goes on for the others', async () => {
  const host = await StartedHost.start(newFolder());
  const other = await host.connect();
  const { id } = unwrap(await other.call('model.create', { document: emptyDocument('Repair') }));
  unwrap(await other.call('model.setThumbnail', { id, svg: 'x'.repeat(2_000_000) }));
  const socket = await bareSocket(host, host.token);
  socket.pause();
  const isGone = new Promise<boolean>((settle) => {
    for (const event of ['end', 'error', 'close']) socket.once(event, () => settle(true));
  });

  for (let asked = 0; asked < 300 && !socket.destroyed && socket.writable; asked += 1) {
    socket.write(frameOf(encode({ id: asked, call: 'library.list', input: { view: 'all' } })));
    if (asked % 20 === 0) await wait(20);
  }
  // What the host no longer holds, the connection no longer brings: reading on shows that it was ended.
  await wait(500);
  socket.resume();

  expect(await Promise.race([isGone, wait(PATIENCE_MS, false)])).toBe(true);
  expect(unwrap(await other.call('library.list', { view: 'all' }))).toHaveLength(1);
  expect(await host.stop()).toBe(0);
});

it('refuses or reads every hostile file, one after the other, and stays small', async () => {
  const host = await StartedHost.start(newFolder());
  const connection = await host.connect();
  const folder = fixture('bpmn/hostile');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

  for (const { name, parentPath } of files) {
    const answer = await connection.call('model.import', { name, bytes: new Uint8Array(readFileSync(join(parentPath, name))) });
    // Refused with words, or read; never a bug and never an end.
    if (!answer.ok) expect(answer.error.code, name).toBe('refused');
    else expect((await connection.call('model.open', { id: answer.value.id })).ok, name).toBe(true);
  }

  expect(files.length).toBeGreaterThan(5);
  expect(peakMegabytes(host.process.pid)).toBeLessThan(1_500);
  expect(await host.stop()).toBe(0);
});

/** The most memory that a process has held; 0 where the system does not say. */
function peakMegabytes(pid: number | undefined): number {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes ?? 0) / 1024;
  } catch {
    return 0;
  }
}

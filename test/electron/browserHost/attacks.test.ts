import { request, type OutgoingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { once } from 'node:events';
import { networkInterfaces } from 'node:os';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { MAX_FRAME_BYTES, SUBPROTOCOL, TOKEN_PREFIX } from '../../../shared/contract/wire.ts';
import { unwrap } from '../../../shared/result.ts';
import { newFolder, removeFolders } from '../storage/storageFixture.ts';
import { StartedHost } from './StartedHost.ts';

let host: StartedHost;
const opened: { close(): void }[] = [];

beforeAll(async () => {
  host = await StartedHost.start(newFolder());
});
afterEach(() => {
  for (const each of opened.splice(0)) each.close();
});
afterAll(async () => {
  await host.stop();
  removeFolders();
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** One HTTP request with the path exactly as given: `fetch` would tidy it up first. */
const ask = (path: string, { method = 'GET', headers = {}, body = '' }: { method?: string; headers?: OutgoingHttpHeaders; body?: string } = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: host.url.port, path, method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => void (text += part)).on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
    });
    asked.on('error', reject);
    asked.end(body);
  });

/** The status with which a WebSocket is turned away, or `open`. */
const knock = (path: string, protocols: readonly string[], headers: Readonly<Record<string, string>>): Promise<number | 'open'> =>
  new Promise((resolve) => {
    const socket = new WebSocket(`ws://${host.url.host}${path}`, [...protocols], { headers });
    socket.on('error', () => undefined);
    socket.on('unexpected-response', (_, response) => {
      resolve(response.statusCode ?? 0);
      socket.terminate();
    });
    socket.on('open', () => {
      resolve('open');
      socket.terminate();
    });
  });

const page = async () => {
  const connection = await host.connect();
  opened.push(connection);
  return connection;
};

describe('static files', () => {
  it('come with headers that keep a page to itself', async () => {
    const { headers } = await ask('/');

    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|https?:/);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'x-frame-options': 'DENY', 'cross-origin-resource-policy': 'same-origin' });
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });

  it.each(['localhost', 'evil.example', '127.0.0.1', '127.0.0.1:1', '[::1]'])('are not given to the host name %s', async (name) => {
    expect((await ask('/', { headers: { host: name } })).status).toBe(403);
  });

  it('are not given to a page of another origin', async () => {
    expect((await ask('/', { headers: { host: host.url.host, origin: 'http://evil.example' } })).status).toBe(403);
    expect((await ask('/', { headers: { host: host.url.host, origin: 'null' } })).status).toBe(403);
  });

  it.each([
    '/../package.json', '/..%2fpackage.json', '/%2e%2e/package.json', '/%2e%2e%2fpackage.json', '/..\\package.json', '/..%5cpackage.json', '/%252e%252e%252fpackage.json',
    '/assets/../../package.json', '/assets/..%2f..%2f..%2fetc/passwd', '//etc/passwd', '/%00', '/index.html%00.js', '/.git/config', '/file:///etc/passwd', '/laneway.sqlite', '/constructor', '/__proto__',
  ])('do not lead out of their folder by %s', async (path) => {
    const { status, body } = await ask(path, { headers: { host: host.url.host } });

    expect([403, 404, 503]).toContain(status);
    expect(body).not.toMatch(/"name"|root:|\[core\]/);
  });

  it('take no other method and no body', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) expect((await ask('/', { method, headers: { host: host.url.host } })).status).toBe(405);
    expect((await ask('/', { headers: { host: host.url.host, 'content-length': '5' }, body: 'hello' })).status).toBe(413);
  });

  it('take no endless header', async () => {
    expect((await ask('/', { headers: { host: host.url.host, 'x-long': 'x'.repeat(20_000) } })).status).toBe(431);
  });
});

describe('the socket', () => {
  const right = () => ({ origin: host.url.origin });

  it('opens for the right token, origin and host, and does not repeat the token', async () => {
    const connection = await page();

    expect(connection.socket.protocol).toBe(SUBPROTOCOL);
    expect(unwrap(await connection.call('host.info', undefined)).kind).toBe('browser');
  });

  it('stays shut without the token, with a wrong one, and with one in the address', async () => {
    expect(await knock('/socket', [SUBPROTOCOL], right())).toBe(403);
    expect(await knock('/socket', [SUBPROTOCOL, TOKEN_PREFIX], right())).toBe(403);
    expect(await knock('/socket', [SUBPROTOCOL, `${TOKEN_PREFIX}${'A'.repeat(32)}`], right())).toBe(403);
    expect(await knock('/socket', [SUBPROTOCOL, TOKEN_PREFIX + host.token.slice(0, -1)], right())).toBe(403);
    expect(await knock(`/socket?token=${host.token}`, [SUBPROTOCOL], right())).toBe(403);
    expect(await knock('/elsewhere', [SUBPROTOCOL, TOKEN_PREFIX + host.token], right())).toBe(403);
  });

  it('stays shut for a page of another origin, even with the token', async () => {
    const both = [SUBPROTOCOL, TOKEN_PREFIX + host.token];

    for (const origin of ['http://evil.example', 'null', `https://${host.url.host}`, `http://localhost:${host.url.port}`, 'http://127.0.0.1', `${host.url.origin}.evil.example`]) {
      expect(await knock('/socket', both, { origin }), origin).toBe(403);
    }
    expect(await knock('/socket', both, {})).toBe(403);
    expect(await knock('/socket', both, { ...right(), host: 'evil.example' })).toBe(403);
  });

  it('is not there on any other address of this machine', async () => {
    const others = Object.values(networkInterfaces()).flatMap((list) => list ?? []).filter(({ internal, family }) => !internal && family === 'IPv4').map(({ address }) => address);

    for (const address of others) {
      const socket = connect({ host: address, port: Number(host.url.port) });
      const [failure] = await once(socket, 'error') as [NodeJS.ErrnoException];
      expect(failure.code, address).toBe('ECONNREFUSED');
    }
  });

  it('answers calls that are not in the contract as data, and lives on', async () => {
    const connection = await page();

    for (const call of ['nothing', 'constructor', '__proto__', 'toString', 'hasOwnProperty', 'model', '']) {
      expect(await connection.callAnything(call, {}), call).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    }
    expect((await connection.call('library.list', { view: 'all' })).ok).toBe(true);
  });

  it('answers input of the wrong shape as data', async () => {
    const connection = await page();

    expect(await connection.callAnything('library.list', { view: 'everything' })).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(await connection.callAnything('model.open', { id: '../../etc' })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await connection.callAnything('model.open', { id: '__proto__' })).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(await connection.callAnything('host.saveFile', { name: 'x', bytes: new Uint8Array(3) })).toMatchObject({ ok: false, error: { code: 'not-available' } });
  });

  it.each([
    ['text that is no JSON', '{"id":1,'],
    ['JSON that is no call', '[1,2,3]'],
    ['a call without a number', '{"id":"x","call":"host.info"}'],
    ['a prototype key', '{"id":1,"call":"library.list","input":{"view":"all","__proto__":{"isAdmin":true}}}'],
    ['a malformed tag', '{"id":1,"call":"library.list","input":{"$":"bytes","of":7}}'],
    ['broken base64', '{"id":1,"call":"library.list","input":{"$":"bytes","of":"*"}}'],
    ['unknown fields', '{"id":1,"call":"host.info","extra":1}'],
  ])('ends for %s', async (_, text) => {
    const { socket } = await page();
    socket.send(text);

    expect((await once(socket, 'close'))[0]).toBe(1008);
  });

  it('ends for binary frames and for frames beyond the limit', async () => {
    const binary = await page();
    binary.socket.send(new Uint8Array([1, 2, 3]));
    expect((await once(binary.socket, 'close'))[0]).toBe(1008);

    const large = await page();
    large.socket.send('x'.repeat(MAX_FRAME_BYTES + 1));
    expect((await once(large.socket, 'close'))[0]).toBe(1009);
  });

  it('keeps serving after all of that', async () => {
    expect(host.process.exitCode).toBeNull();
    expect(unwrap(await (await page()).call('library.list', { view: 'all' }))).toEqual([]);
  });
});

describe('the token', () => {
  it('has 192 bits and is another one at each start', async () => {
    const other = await StartedHost.start(newFolder());
    await other.stop();

    expect(Buffer.from(host.token, 'base64url')).toHaveLength(24);
    expect(other.token).not.toBe(host.token);
  });

  it('is in nothing that the program logs', () => {
    expect(host.stderr()).not.toContain(host.token);
  });
});

it('tells a second program that the folder is in use', async () => {
  const folder = newFolder();
  const first = await StartedHost.start(folder);

  await expect(StartedHost.start(folder)).rejects.toThrow(/Ended with 2: Another Laneway is using the data folder/);

  expect(await first.stop()).toBe(0);
  const next = await StartedHost.start(folder);
  expect(await next.stop()).toBe(0);
});


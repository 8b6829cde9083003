import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CustomScheme } from 'electron';

type Handler = (request: Request) => Response | Promise<Response>;

/**
 * Chromium from the system knows no schemes of our own, so `app://laneway/x` is served by a loopback server as
 * `http://laneway.app.localhost:PORT/x` (a secure context as well). Whatever the program sees is the `app://` form.
 */
export class AppProtocol {
  readonly #privileged = new Set<string>();
  readonly #handlers = new Map<string, Handler>();
  readonly isReady: () => boolean;
  #port = 0;

  constructor(isReady: () => boolean) {
    this.isReady = isReady;
  }

  registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
    if (this.isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme, privileges } of schemes) {
      if (privileges?.bypassCSP) throw new Error(`The stand-in refuses the insecure privilege bypassCSP of ${scheme}`);
      this.#privileged.add(scheme);
    }
  }

  handle(scheme: string, handler: Handler): void {
    if (!this.#privileged.has(scheme)) throw new Error(`The scheme ${scheme} was not registered before the app was ready`);
    this.#handlers.set(scheme, handler);
  }

  async listen(): Promise<void> {
    const server = createServer(async (request, response) => {
      const url = this.toProgram(`http://${request.headers.host ?? ''}${request.url ?? '/'}`);
      const handler = this.#handlers.get(new URL(url).protocol.slice(0, -1));
      const answer = handler ? await handler(new Request(url, { method: request.method ?? 'GET' })) : new Response(null, { status: 404 });
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      response.end(Buffer.from(await answer.arrayBuffer()));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    server.unref();
    // Listening on a TCP port: the address is of this form.
    this.#port = (server.address() as AddressInfo).port;
  }

  /** The address under which Chromium loads it. */
  toChromium(url: string): string {
    const [, scheme, host, rest = ''] = /^([a-z]+):\/\/([^/?#]*)(.*)$/i.exec(url) ?? [];
    return scheme !== undefined && this.#privileged.has(scheme) ? `http://${host}.${scheme}.localhost:${this.#port}${rest || '/'}` : url;
  }

  /** The address that the program means by it. */
  toProgram(url: string): string {
    const [, host, scheme, port, rest = ''] = /^http:\/\/([^.:/]+)\.([a-z]+)\.localhost:(\d+)(.*)$/i.exec(url) ?? [];
    return host !== undefined && Number(port) === this.#port ? `${scheme}://${host}${rest}` : url;
  }
}

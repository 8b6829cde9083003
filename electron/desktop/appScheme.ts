import { protocol } from 'electron';
import { readFile, realpath } from 'node:fs/promises';
import { extname, isAbsolute, join, relative, sep } from 'node:path';
import { CONTENT_SECURITY_POLICY } from '../../shared/contract/contentSecurityPolicy.ts';

export const APP_ORIGIN = 'app://laneway';
export const START_PAGE = `${APP_ORIGIN}/index.html`;

/** Before the app is ready: the page is a secure context with an origin of its own, and nothing of it is `file://`. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]);
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/**
 * The file inside `folder` that a request of the page means, or `null` when it means none: another host, a type that
 * the page has no use for, or a path that leaves the folder once its escapes are undone.
 */
export function assetPath(folder: string, address: string): string | null {
  const url = URL.parse(address);
  if (url === null || url.protocol !== 'app:' || url.host !== 'laneway') return null;
  let path: string;
  try {
    path = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  if (path.includes('\0') || path.includes('\\')) return null;
  const file = join(folder, path === '/' ? 'index.html' : path);
  return isInside(folder, file) && contentTypes[extname(file)] !== undefined ? file : null;
}

function isInside(folder: string, file: string): boolean {
  const way = relative(folder, file);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

const refusal = () => new Response('Not found', { status: 404, headers: { 'content-type': 'text/plain', 'x-content-type-options': 'nosniff' } });

async function respond(folder: string, request: Request): Promise<Response> {
  const file = request.method === 'GET' ? assetPath(folder, request.url) : null;
  if (file === null) return refusal();
  try {
    // A link in the folder could still lead out of it.
    if (!isInside(await realpath(folder), await realpath(file))) return refusal();
    return new Response(await readFile(file), {
      headers: {
        'content-type': contentTypes[extname(file)] ?? 'application/octet-stream',
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
      },
    });
  } catch {
    return refusal();
  }
}

/** Serves the built renderer, and nothing else, as `app://laneway/`. */
export function serveApp(folder: string): void {
  protocol.handle('app', (request) => respond(folder, request));
}

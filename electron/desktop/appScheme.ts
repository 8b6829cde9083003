import { protocol } from 'electron';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { CONTENT_SECURITY_POLICY } from '../../shared/contract/contentSecurityPolicy.ts';
import { MEDIA_TYPES } from '../files/mediaTypes.ts';
import { assetPath } from './assetPath.ts';

/** Before the app is ready: the page is a secure context with an origin of its own, and nothing of it is `file://`. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]);
}

const refusal = () => new Response('Not found', { status: 404, headers: { 'content-type': 'text/plain', 'x-content-type-options': 'nosniff' } });

async function respond(folder: string, request: Request): Promise<Response> {
  const file = request.method === 'GET' ? assetPath(folder, request.url) : null;
  if (file === null) return refusal();
  try {
    return new Response(await readFile(file), {
      headers: {
        'content-type': MEDIA_TYPES[extname(file)] ?? 'application/octet-stream',
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

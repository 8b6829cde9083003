import type { Session } from 'electron';

/** What the page is made of, and the developer tools beside it. */
const ownSchemes: ReadonlySet<string> = new Set(['app:', 'data:', 'blob:', 'devtools:']);

export const isOwnRequest = (address: string): boolean => ownSchemes.has(URL.parse(address)?.protocol ?? '');

/** Laneway works offline: whatever would leave the program is stopped here, should the page's policy ever fail to. */
export function blockNetwork(session: Session): void {
  session.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !isOwnRequest(url) }));
}

import type { Session } from 'electron';
import { isOwnRequest } from './isOwnRequest.ts';

/** Laneway works offline: whatever would leave the program is stopped here, should the page's policy ever fail to. */
export function blockNetwork(session: Session): void {
  session.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !isOwnRequest(url) }));
}

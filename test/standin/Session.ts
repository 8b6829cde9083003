import type { CallbackResponse, Session, WebContents } from 'electron';
import type { CdpSession } from './Cdp.ts';
import { strict } from './strict.ts';

type BlockListener = (details: { readonly url: string }, decide: (response: CallbackResponse) => void) => void;
type CheckHandler = Parameters<Session['setPermissionCheckHandler']>[0];

/** Chromium's name for a permission, and Electron's. */
const permissions = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['camera', 'media'],
  ['microphone', 'media'],
  ['midi', 'midi'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-write', 'clipboard-sanitized-write'],
  ['background-sync', 'background-sync'],
  ['idle-detection', 'idle-detection'],
  ['screen-wake-lock', 'screen-wake-lock'],
] as const;

/** What the program decides about permissions and requests, asked by the windows of the stand-in. */
export class StandInSession {
  #check: CheckHandler = null;
  #block: BlockListener | null = null;
  /** Which handlers were set, for tests. */
  readonly handlersSet: string[] = [];

  readonly webRequest = strict('session.webRequest', {
    onBeforeRequest: (listener: BlockListener) => {
      this.#block = listener;
    },
  });

  setPermissionRequestHandler(_handler: Parameters<Session['setPermissionRequestHandler']>[0]): void {
    this.handlersSet.push('permission-request');
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.handlersSet.push('permission-check');
    this.#check = handler;
  }

  setDevicePermissionHandler(_handler: Parameters<Session['setDevicePermissionHandler']>[0]): void {
    this.handlersSet.push('device-permission');
  }

  setDisplayMediaRequestHandler(_handler: Parameters<Session['setDisplayMediaRequestHandler']>[0]): void {
    this.handlersSet.push('display-media');
  }

  isBlocked(url: string): boolean {
    let isCancelled = false;
    this.#block?.({ url }, ({ cancel }) => {
      isCancelled = cancel === true;
    });
    return isCancelled;
  }

  /** Makes Chromium answer pages as the program's handler does. */
  async applyPermissions(browser: CdpSession, contents: WebContents | null, origin: string): Promise<void> {
    const check = this.#check;
    if (check === null) return;
    const details = { requestingUrl: origin, isMainFrame: true };
    for (const [name, electronName] of permissions) {
      const setting = check(contents, electronName, origin, details) ? 'granted' : 'denied';
      await browser.send('Browser.setPermission', { permission: { name }, setting }).catch(() => undefined);
    }
  }
}

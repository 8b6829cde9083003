import type { LanewayApi } from '../../shared/contract/contract.ts';
import { connectToBrowserHost } from './browserConnection.ts';
import type { ConnectionState } from './ConnectionState.ts';
import { takeToken } from './token.ts';

declare global {
  interface Window {
    /** Exposed by the preload of the desktop program. */
    readonly laneway?: LanewayApi;
  }
}

const listeners = new Set<(state: ConnectionState) => void>();
let current: ConnectionState = 'connected';

const tell = (state: ConnectionState): void => {
  if (state === current) return;
  current = state;
  for (const listener of listeners) listener(state);
};

/** Calls back at each change of the connection. Returns what ends that. In the desktop program it never changes. */
export function onConnectionChange(listener: (state: ConnectionState) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const connectionState = (): ConnectionState => current;

/** The host this page runs in: the desktop program, or the browser host that served the page. Calls wait until it answers. */
export async function connect(): Promise<LanewayApi> {
  if (window.laneway) return window.laneway;
  return connectToBrowserHost({ origin: window.location.origin, token: takeToken(), onState: tell });
}

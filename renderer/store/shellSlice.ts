import type { IpcError, LanewayApi } from '../../shared/contract/contract.ts';
import type { Message, MessageParams } from '../../shared/i18n/Message.ts';
import type { ConnectionState } from '../host/ConnectionState.ts';

export type Screen = 'start' | 'studio';
export type Mode = 'draw' | 'simulate' | 'compare';
/** Layers that lie over the frame; at most one. */
export type Overlay = 'palette' | 'shortcuts' | 'about' | 'people' | 'export' | 'eventLog' | null;
export type DrawerTab = 'problems' | 'history' | 'import';

export interface Toast {
  readonly id: number;
  readonly tone: 'info' | 'success' | 'error';
  readonly message: Message;
  readonly detail?: Message;
  readonly action?: { readonly label: Message; readonly run: () => void };
}

export interface ShellSlice {
  readonly api: LanewayApi;
  readonly screen: Screen;
  readonly mode: Mode;
  readonly overlay: Overlay;
  readonly drawerTab: DrawerTab;
  readonly toasts: readonly Toast[];
  /** What the live region says. */
  readonly announcement: string;
  /** Whether the host answers; edits are kept and sent again while it does not. */
  readonly connection: ConnectionState;
  setMode(mode: Mode): void;
  setOverlay(overlay: Overlay): void;
  setDrawerTab(tab: DrawerTab): void;
  setConnection(connection: ConnectionState): void;
  announce(text: string): void;
  notify(toast: Omit<Toast, 'id'>): void;
  /** Shows a failure that crossed the bridge. */
  notifyError(error: Pick<IpcError, 'message'> | { readonly message: { readonly key: string; readonly params?: MessageParams } }): void;
  dismissToast(id: number): void;
}

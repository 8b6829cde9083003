import type { IpcError, LanewayApi } from '../../shared/contract/contract.ts';
import type { Message, MessageParams } from '../../shared/i18n/Message.ts';
import { fromWire } from '../../shared/i18n/fromWire.ts';
import type { ConnectionState } from '../host/ConnectionState.ts';
import type { SliceOf } from './StudioState.ts';

export type Screen = 'start' | 'studio';
export type Mode = 'draw' | 'simulate' | 'compare';
/** Layers that lie over the frame; at most one. */
export type Overlay = 'palette' | 'shortcuts' | 'about' | null;
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

const MOST_TOASTS = 4;
let lastToast = 0;

export const createShellSlice = (api: LanewayApi): SliceOf<ShellSlice> => (set, get) => ({
  api,
  screen: 'start',
  mode: 'draw',
  overlay: null,
  drawerTab: 'problems',
  toasts: [],
  announcement: '',
  connection: 'connected',
  setMode: (mode) => set({ mode, renaming: null }),
  setOverlay: (overlay) => set({ overlay }),
  setDrawerTab: (drawerTab) => set({ drawerTab }),
  setConnection: (connection) => {
    set({ connection });
    if (connection === 'connected') get().retrySaving();
  },
  announce: (announcement) => set({ announcement }),
  notify: (toast) => {
    lastToast += 1;
    set((s) => ({ toasts: [...s.toasts.slice(1 - MOST_TOASTS), { ...toast, id: lastToast }] }));
  },
  notifyError: (error) => get().notify({ tone: 'error', message: fromWire(error.message) }),
  dismissToast: (id) => set((s) => ({ toasts: s.toasts.filter((toast) => toast.id !== id) })),
});

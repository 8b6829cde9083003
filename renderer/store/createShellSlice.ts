import type { LanewayApi } from '../../shared/contract/contract.ts';
import { fromWire } from '../../shared/i18n/fromWire.ts';
import type { SliceOf } from './StudioState.ts';
import type { ShellSlice } from './shellSlice.ts';

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

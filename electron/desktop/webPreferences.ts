import type { WebPreferences } from 'electron';

/** Said in full, though most are Electron's defaults, so that a changed default changes nothing here. */
export const webPreferences: Readonly<WebPreferences> = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  // The spelling checker of Chromium fetches its dictionaries from the network.
  spellcheck: false,
};

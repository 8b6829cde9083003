import { BrowserWindow, screen } from 'electron';
import { START_PAGE } from './ownPage.ts';
import { webPreferences } from './webPreferences.ts';
import { placeWindow, readWindowState, SMALLEST_WINDOW, writeWindowState, type Rectangle } from './WindowState.ts';

export interface MainWindowOptions {
  readonly preload: string;
  readonly icon: string;
  readonly stateFile: string;
  readonly isDark: boolean;
}

/** The colours of the page's own background, so that the window does not flash before the page is drawn. */
const surface = { light: '#ffffff', dark: '#16181d' } as const;

function workAreas(): [Rectangle, ...Rectangle[]] {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return [primary.workArea, ...others.map(({ workArea }) => workArea)];
}

/** Opens the studio's window where it was last, and keeps where it goes. */
export function openMainWindow({ preload, icon, stateFile, isDark }: MainWindowOptions): BrowserWindow {
  const { bounds, isMaximized, isFullScreen } = placeWindow(readWindowState(stateFile), workAreas());
  const window = new BrowserWindow({
    ...bounds,
    minWidth: SMALLEST_WINDOW.width,
    minHeight: SMALLEST_WINDOW.height,
    show: false,
    title: 'Laneway',
    icon,
    backgroundColor: isDark ? surface.dark : surface.light,
    // The page draws the menu bar itself; Alt still shows the native one. macOS has its own place for it.
    autoHideMenuBar: true,
    webPreferences: { ...webPreferences, preload },
  });
  if (isMaximized) window.maximize();
  if (isFullScreen) window.setFullScreen(true);
  window.once('ready-to-show', () => window.show());
  // The page's title is a text of a model; `host.setTitle` says what the window is called.
  window.on('page-title-updated', (event) => event.preventDefault());
  window.on('close', () => writeWindowState(stateFile, { bounds: window.getNormalBounds(), isMaximized: window.isMaximized(), isFullScreen: window.isFullScreen() }));
  void window.loadURL(START_PAGE);
  return window;
}

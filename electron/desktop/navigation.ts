import type { WebContents } from 'electron';
import { isOwnPage } from './ownPage.ts';

/**
 * The window shows our page and nothing else, whatever a link or a dropped file asks for. A link that wants a window of
 * its own goes to `openLink`, never into one of ours.
 */
export function confineNavigation(contents: WebContents, openLink: (address: string) => void): void {
  contents.on('will-navigate', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openLink(url);
    return { action: 'deny' };
  });
}

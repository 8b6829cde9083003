import type { IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { isOwnPage } from './ownPage.ts';

/** Only the top frame of our own page may speak: a frame inside it, or a page that got in somehow, may not. */
export function isOwnFrame({ senderFrame }: Pick<IpcMainInvokeEvent | IpcMainEvent, 'senderFrame'>): boolean {
  return senderFrame !== null && senderFrame.parent === null && isOwnPage(senderFrame.url);
}

import type { Page } from '@playwright/test';

export interface Dropped {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** What the browser makes of files that a person drags over the window, and lets go there. */
export async function drag(page: Page, files: readonly Dropped[], events: readonly ('dragover' | 'drop')[]): Promise<void> {
  const data = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const { name, content } of all) transfer.items.add(new File([Uint8Array.from(atob(content), (c) => c.charCodeAt(0))], name));
    return transfer;
  }, files.map(({ name, content }) => ({ name, content: Buffer.from(content).toString('base64') })));
  for (const event of events) await page.dispatchEvent('body', event, { dataTransfer: data });
}

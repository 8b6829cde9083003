import type { Page } from '@playwright/test';

/** Keys only: what a person types, and what they press. */
export class Keys {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Goes on with Tab until a field of this name has the focus. */
  async tabTo(name: RegExp): Promise<void> {
    for (let i = 0; i < 60; i++) {
      const label = await this.page.evaluate(() => {
        const e = document.activeElement;
        if (!(e instanceof HTMLElement)) return '';
        const ids = (e.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean);
        const labels = e instanceof HTMLInputElement || e instanceof HTMLSelectElement || e instanceof HTMLTextAreaElement ? [...(e.labels ?? [])] : [];
        if (e instanceof HTMLButtonElement || e.tagName === 'SUMMARY') return e.getAttribute('aria-label') ?? e.textContent ?? '';
        return [e.getAttribute('aria-label') ?? '', ...ids.map((id) => document.getElementById(id)?.textContent ?? ''), ...labels.map((l) => l.textContent ?? '')].join(' ').trim();
      });
      if (name.test(label)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`Sixty Tabs did not reach a field named ${name}.`);
  }

  /** Picks an entry of a menu or list that filters as one types. */
  async choose(text: string): Promise<void> {
    await this.type(text);
    await this.press('Enter');
  }
}

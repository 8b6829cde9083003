import { expect, type Locator, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Laneway } from './launch.ts';
import { translator } from '../../shared/i18n/translator.ts';
import type { MessageKey } from '../../shared/i18n/catalogue.ts';
import type { Locale } from '../../shared/i18n/Locale.ts';
import type { MessageParams } from '../../shared/i18n/Message.ts';

const root = resolve(import.meta.dirname, '../..');
/** Fixtures lie beside the repository. */
export const fixture = (...path: readonly string[]) => resolve(root, '..', 'shared', 'fixtures', ...path);
export const pictures = (...path: readonly string[]) => join(root, 'test-results', 'pictures', ...path);

/** The studio as a person sees it: by the texts of the language it is in. */
export class StudioPage {
  readonly page: Page;
  readonly t: (key: MessageKey, params?: MessageParams) => string;
  readonly #laneway: Laneway;

  constructor(laneway: Laneway, locale: Locale = 'en') {
    this.#laneway = laneway;
    this.page = laneway.page;
    this.t = translator(locale);
  }

  button(key: MessageKey, params?: MessageParams): Locator {
    return this.page.getByRole('button', { name: this.t(key, params), exact: true });
  }

  get canvas(): Locator {
    return this.page.locator('.canvas-surface');
  }

  step(name: string): Locator {
    return this.page.locator('.step', { hasText: name });
  }

  /** A text or number field of the inspector; its name may end in its unit. */
  field(key: MessageKey): Locator {
    return this.page.getByRole('textbox', { name: new RegExp(`^${this.t(key)}`) });
  }

  /** A row of the outline, which shows every element, in view or not. */
  outlineRow(name: string): Locator {
    return this.page.getByRole('treeitem').filter({ has: this.page.getByText(name, { exact: true }) }).first();
  }

  /** Chooses a file in the dialog of the host: the browser's own, or the native one with its answer prepared. */
  /** `isKnown`: the library holds a copy of this model, so it asks what the file is to be; it becomes a copy. */
  async importFile(path: string, { isKnown = false } = {}): Promise<void> {
    const { app } = this.#laneway;
    const press = () => this.button('shell.start.import').click();
    if (app) {
      await app.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
      }, path);
      await press();
    } else {
      const chooser = this.page.waitForEvent('filechooser');
      await press();
      await (await chooser).setFiles({ name: basename(path), mimeType: 'application/xml', buffer: readFileSync(path) });
    }
    if (isKnown) await this.button('comparing.offer.copy').click();
    await expect(this.canvas).toBeVisible();
  }

  async openSample(name: string): Promise<void> {
    await this.page.getByText(name, { exact: true }).first().click();
    await expect(this.canvas).toBeVisible();
  }

  async mode(mode: 'draw' | 'simulate' | 'compare'): Promise<void> {
    const name = this.t(`menu.view.${mode}`);
    await this.page.getByRole('tab', { name }).or(this.page.getByRole('radio', { name })).first().click();
  }

  async saved(): Promise<void> {
    await expect(this.page.getByText(this.t('shell.save.saved'), { exact: true })).toBeVisible();
  }

  /** Runs what is chosen and waits for the end. */
  async run(): Promise<void> {
    await this.button('results.run').or(this.button('results.runAgain')).click();
    await expect(this.button('results.runAgain')).toBeVisible({ timeout: 120_000 });
  }

  get fixThisFirst(): Locator {
    return this.page.getByRole('region', { name: this.t('results.fix.title') });
  }

  async picture(name: string): Promise<void> {
    await this.page.screenshot({ path: pictures(`${name}.png`) });
  }
}

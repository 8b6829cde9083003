import { chromium, type Browser, type Locator, type Page } from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { viewerPage } from '../../electron/exports/viewerPage.ts';
import { findBrowser } from '../../scripts/findBrowser.mjs';
import { viewerHtml } from '../../shared/viewer/viewerHtml.ts';
import type { ViewerSource } from '../../shared/viewer/ViewerSource.ts';

const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const PICTURES = resolve(import.meta.dirname, '../../test-results/pictures/viewer');

export const startBrowser = (): Promise<Browser> => chromium.launch({ executablePath: findBrowser() ?? '/usr/bin/chromium', args: ARGUMENTS, timeout: 120_000 });

interface OpenOptions {
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly hash?: string;
  readonly hasTouch?: boolean;
}

/** A viewer as a colleague opens it: a file on the disk, without a network. */
export class ViewerFile {
  readonly page: Page;
  /** Addresses that the page asked for, besides its own file. */
  readonly requests: readonly string[];
  /** Errors, refusals of the policy, dialogs. */
  readonly complaints: readonly string[];
  private readonly folder: string;

  private constructor(page: Page, folder: string, requests: readonly string[], complaints: readonly string[]) {
    this.page = page;
    this.folder = folder;
    this.requests = requests;
    this.complaints = complaints;
  }

  static async open(browser: Browser, source: ViewerSource, { colorScheme = 'light', viewport = { width: 1_280, height: 800 }, hash = '', hasTouch = false }: OpenOptions = {}): Promise<ViewerFile> {
    const folder = mkdtempSync(join(tmpdir(), 'laneway-viewer-'));
    const file = join(folder, 'model.html');
    writeFileSync(file, viewerHtml(source, await viewerPage()));
    const context = await browser.newContext({ viewport: { ...viewport }, colorScheme, hasTouch, offline: true });
    const page = await context.newPage();
    const own = pathToFileURL(file).href;
    const [requests, complaints]: [string[], string[]] = [[], []];
    page.on('request', (request) => { if (request.url().split('#')[0] !== own && !request.url().startsWith('data:')) requests.push(request.url()); });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => { if (message.type() !== 'log') complaints.push(message.text()); });
    page.on('dialog', (dialog) => { complaints.push(`dialog: ${dialog.message()}`); void dialog.dismiss(); });
    await page.goto(own + hash);
    return new ViewerFile(page, folder, requests, complaints);
  }

  async close(): Promise<void> {
    await this.page.context().close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  get canvas(): Locator { return this.page.getByRole('application'); }
  get panel(): Locator { return this.page.locator('#panel'); }
  get heading(): Locator { return this.panel.getByRole('heading', { level: 2 }); }
  get search(): Locator { return this.page.getByRole('combobox', { name: /search|搜索/i }); }
  get variants(): Locator { return this.page.locator('select.variants'); }
  /** The painted group of an element, by its name as it is spoken. */
  element(name: string): Locator { return this.page.locator(`.element.node[aria-label*="“${name}”"]`); }

  async click(name: string): Promise<void> {
    const box = await this.element(name).boundingBox();
    if (!box) throw new Error(`“${name}” is not on the screen`);
    await this.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  }
  async zoom(): Promise<number> {
    return Number.parseInt(await this.page.locator('.percent').innerText(), 10);
  }
  /** Middle of an element on the screen. */
  async middle(name: string): Promise<{ readonly x: number; readonly y: number }> {
    const box = await this.element(name).boundingBox();
    return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : { x: Number.NaN, y: Number.NaN };
  }
  /** Waits until the drawing has come to rest after a gesture. */
  async rest(): Promise<void> {
    await this.page.waitForFunction(() => (document.querySelector<SVGElement>('.picture')?.style.transform ?? '') === '');
  }
  async picture(name: string): Promise<void> {
    await this.rest();
    mkdirSync(PICTURES, { recursive: true });
    await this.page.screenshot({ path: join(PICTURES, `${name}.png`) });
  }
}

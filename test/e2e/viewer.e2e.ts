import { expect, test, type Browser } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readBpmn } from '../../shared/bpmn/readBpmn.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { viewerPage } from '../../electron/exports/viewerPage.ts';
import { unwrap } from '../../shared/result.ts';
import { viewerHtml } from '../../shared/viewer/viewerHtml.ts';
import type { ViewerSource } from '../../shared/viewer/ViewerSource.ts';
import { swimlanePlan } from '../bench/swimlanePlan.ts';
import { sampleSource } from '../shared/handbook/sampleSource.ts';
import { sourceOf } from '../shared/viewer/viewerFile.ts';
import { accessibilityFlaws } from './axe.ts';
import { LOOKS } from './looks.ts';
import { startBrowser, ViewerFile } from './ViewerFile.ts';

const OPTIONS: ViewerSource['options'] = { theme: 'print', overlays: [], root: null };
const fixture = (path: string): ModelDocument => unwrap(readBpmn(readFileSync(resolve(import.meta.dirname, '../../../shared/fixtures/bpmn', path)))).document;

let browser: Browser;
const sources = new Map<string, ViewerSource>();
test.beforeAll(async () => {
  browser = await startBrowser();
  for (const locale of ['en', 'zh-CN'] as const) sources.set(locale, { ...(await sampleSource('broadband-repair', locale)), options: OPTIONS });
});
test.afterAll(async () => { await browser.close(); });

const repair = (locale: 'en' | 'zh-CN' = 'en'): ViewerSource => sources.get(locale) ?? sourceOf();

/** Opens a file, and at the end looks that it asked for nothing and complained of nothing. */
async function withFile(source: ViewerSource, does: (file: ViewerFile) => Promise<void>, options?: Parameters<typeof ViewerFile.open>[2]): Promise<void> {
  const file = await ViewerFile.open(browser, source, options);
  try {
    await does(file);
    expect(file.requests).toEqual([]);
    expect(file.complaints).toEqual([]);
  } finally {
    await file.close();
  }
}

test('a click selects, and the panel says what the model says', () => withFile(repair(), async (file) => {
  await expect(file.heading).toHaveText('Broadband repair');
  await file.click('Approve the part');

  await expect(file.heading).toHaveText('Approve the part');
  await expect(file.panel).toContainText('Hands-on time');
  await expect(file.panel.getByText('Waits each time')).toBeVisible();
  await expect(file.element('Approve the part')).toHaveAttribute('aria-pressed', 'true');
  await expect(file.page).toHaveURL(/#\w/);

  await file.panel.getByRole('button', { name: 'Over 500 yuan?' }).click();
  await expect(file.heading).toHaveText('Over 500 yuan?');
  await file.panel.getByRole('button', { name: 'Close' }).click();
  await expect(file.heading).toHaveText('Broadband repair');
  await expect(file.page).not.toHaveURL(/#\w/);
}));

test('of an empty diagram it says that there is nothing yet', async () => {
  await withFile(sourceOf(), async (file) => {
    await expect(file.page.getByText('There are no steps here yet.')).toBeVisible();
  });
  await withFile(repair(), async (file) => {
    await expect(file.page.getByText('There are no steps here yet.')).toBeHidden();
  });
});

test('an address with an element in it opens there', () => withFile(repair(), async (file) => {
  await file.variants.selectOption({ index: 2 });
  await file.panel.getByRole('button', { name: 'Call back and ask', exact: true }).click();
  await expect(file.page).toHaveURL(/#\w/);
  const hash = new URL(file.page.url()).hash;
  const other = await ViewerFile.open(browser, repair(), { hash });

  // Only a variant has it: the file opens in that variant.
  await expect(other.heading).toHaveText('Call back and ask');
  await expect(other.element('Call back and ask')).toBeInViewport();
  await expect(other.variants.locator('option:checked')).toContainText('B · ');
  await other.close();
}));

test('the drawing is moved by drag, wheel and arrow keys, and zoomed by wheel and keys', () => withFile(repair(), async (file) => {
  const { page } = file;
  const fitted = await file.zoom();
  const before = await file.middle('Plan the visit');
  await page.mouse.move(400, 700);
  await page.mouse.down();
  await page.mouse.move(460, 660, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => {
    const { x, y } = await file.middle('Plan the visit');
    return [x - before.x, y - before.y].map(Math.round);
  }).toEqual([60, -40]);
  await file.rest();
  const dragged = await file.middle('Plan the visit');
  await expect(file.heading).toHaveText('Broadband repair');

  await page.mouse.wheel(30, 50);
  await file.rest();
  await expect.poll(async () => Math.round((await file.middle('Plan the visit')).y - dragged.y)).toBe(-50);

  await file.canvas.focus();
  const wheeled = await file.middle('Plan the visit');
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => Math.round((await file.middle('Plan the visit')).x - wheeled.x)).toBe(-60);

  const at = await file.middle('Plan the visit');
  await page.mouse.move(at.x, at.y);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -120);
  await page.keyboard.up('Control');
  await expect.poll(() => file.zoom()).toBeGreaterThan(fitted);
  await file.rest();
  // What lies under the pointer stays there.
  const zoomed = await file.middle('Plan the visit');
  expect(Math.hypot(zoomed.x - at.x, zoomed.y - at.y)).toBeLessThan(3);

  await page.keyboard.press('1');
  await expect.poll(() => file.zoom()).toBe(100);
  await page.keyboard.press('-');
  await expect.poll(() => file.zoom()).toBe(80);
  await page.keyboard.press('0');
  await expect.poll(() => file.zoom()).toBe(fitted);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(() => file.zoom()).toBeGreaterThan(fitted);
}));

test('two fingers zoom, one moves, a tap selects', () => withFile(repair(), async (file) => {
  const { page } = file;
  const fitted = await file.zoom();
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: readonly (readonly [number, number])[]) => session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  await touch('touchStart', [300, 300], [500, 300]);
  await touch('touchMove', [200, 300], [600, 300]);
  await touch('touchEnd');
  await expect.poll(() => file.zoom()).toBeGreaterThan(fitted * 1.7);

  await file.canvas.focus();
  await page.keyboard.press('0');
  await file.rest();
  const at = await file.middle('Plan the visit');
  await page.touchscreen.tap(at.x, at.y);
  await expect(file.heading).toHaveText('Plan the visit');
}, { hasTouch: true }));

test('search finds names and texts, marks them, and jumps from one to the next', () => withFile(repair(), async (file) => {
  const { page } = file;
  await page.keyboard.press('Control+f');
  await expect(file.search).toBeFocused();
  await page.keyboard.type('part');
  await expect(page.getByRole('option').first()).toContainText('Part needed?');
  const count = Number((/of (\d+)/.exec(await page.locator('.count').innerText()))?.[1]);
  expect(count).toBeGreaterThan(3);
  await expect(page.locator('.sign.match:not(.current)')).toHaveCount(count);

  await page.keyboard.press('Enter');
  const first = await file.heading.innerText();
  await page.keyboard.press('Enter');
  await expect(file.heading).not.toHaveText(first);
  await expect(page.locator('.count')).toHaveText(`2 of ${count}`);

  await page.keyboard.press('Control+f');
  await page.keyboard.type('2,000 yuan does not exist');
  await expect(page.locator('.count')).toHaveText('Nothing found');
  await page.keyboard.press('Escape');
  await expect(file.search).toHaveValue('');
  await expect(file.canvas).toBeFocused();
}));

test('a sub-process opens, and the path leads back', () => withFile(sourceOf(fixture('mit-samples/drilldown-nested-subprocesses.bpmn')), async (file) => {
  const { page } = file;
  await file.click('Collapsed Process');
  await file.panel.getByRole('button', { name: 'Open its content' }).click();
  const path = page.getByRole('navigation', { name: 'Levels' });
  await expect(path.getByText('Collapsed Process')).toHaveAttribute('aria-current', 'location');
  await expect(file.element('Procure Payment')).toHaveCount(0);

  await path.getByRole('button').first().click();
  await expect(file.element('Collapsed Process')).toBeVisible();

  const at = await file.middle('Procure Payment');
  await page.mouse.dblclick(at.x, at.y);
  await expect(path.getByText('Procure Payment')).toBeVisible();
  // Esc goes up, and keeps in hand where it came from.
  await page.keyboard.press('Escape');
  await expect(file.element('Procure Payment')).toHaveAttribute('aria-pressed', 'true');

  await page.keyboard.press('Enter');
  await expect(path.getByText('Procure Payment')).toBeVisible();
}));

test('a variant is shown with what it changes', () => withFile(repair(), async (file) => {
  const { page } = file;
  await file.variants.selectOption({ index: 2 });
  await expect(file.panel).toContainText('Changes against “As-is”');
  await expect(page.locator('.sign.added')).toHaveCount(3);
  await expect(page.locator('.sign.changed')).toHaveCount(2);
  await expect(page.locator('.ghost')).toHaveCount(1);
  await expect(page.locator('.legend')).toContainText('Added');

  await file.panel.getByRole('button', { name: 'Call back and ask', exact: true }).click();
  await expect(file.panel.locator('.note.added')).toContainText('Added');
  // What this variant has and the other has not is let go.
  await file.variants.selectOption({ index: 0 });
  await expect(file.heading).toHaveText('Broadband repair');
  await expect(page.locator('.sign.added')).toHaveCount(0);

  await file.variants.selectOption({ index: 5 });
  await file.panel.getByRole('button', { name: 'Field crew (own)' }).click();
  await expect(file.panel.locator('del')).toHaveText('5');
  await expect(file.panel.locator('dd', { has: page.locator('del') })).toHaveText('65');
}));

test('heat shows where cases wait, in the words of the reader', () => withFile(repair(), async (file) => {
  const { page } = file;
  await expect(page.locator('.overlay')).toHaveCount(0);
  await page.getByRole('button', { name: 'Heat' }).click();
  await expect(page.locator('.overlay').first()).toBeAttached();
  await expect(page.locator('.legend')).toContainText('Waiting, each time at a step');
  await expect.poll(() => page.locator('.overlay').allTextContents()).toContainEqual(expect.stringMatching(/\d (h|min)/));

  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.locator('.legend')).toContainText('每次在步骤的等待');
  await expect.poll(() => page.locator('.overlay').allTextContents()).toContainEqual(expect.stringMatching(/分钟|小时/));
  await expect(file.panel).toContainText('平均周期时间');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(file.panel).toContainText('Mean cycle time');
}));

test('the whole file is read with the keyboard alone', () => withFile(repair(), async (file) => {
  const { page } = file;
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  // One stop for the drawing, among the controls.
  for (let i = 0; i < 12 && !(await file.canvas.evaluate((node) => node === document.activeElement)); i++) await page.keyboard.press('Tab');
  await expect(file.canvas).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(focused).toContain('Line is down');
  await page.keyboard.press('Tab');
  await expect.poll(focused).toContain('Report the fault');
  await expect(file.heading).toHaveText('Report the fault');
  await page.keyboard.press('ArrowDown');
  await expect.poll(focused).toContain('Take the call');
  await page.keyboard.press('Shift+Tab');
  await expect.poll(focused).toContain('Report the fault');
  // The picture is painted anew where it is moved to; the focus stays.
  await page.keyboard.press('1');
  for (let i = 0; i < 6; i++) await page.keyboard.press('Tab');
  await file.rest();
  const name = await file.heading.innerText();
  await expect.poll(focused).toContain(name);
  await expect(file.element(name)).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Escape');
  await expect(file.canvas).toBeFocused();
  // Nobody is caught: from here Tab goes on to the next control.
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Zoom out' })).toBeFocused();
}));

test('on a phone, Close and Esc give the room of the panel back to the drawing', () => withFile(repair(), async (file) => {
  const { page } = file;
  await expect(file.panel).toBeHidden();
  const drawing = (await file.canvas.boundingBox())?.height;
  const select = () => file.element('Plan the visit').dispatchEvent('click', { detail: 0 });

  await select();
  await expect(file.heading).toHaveText('Plan the visit');
  await file.panel.getByRole('button', { name: 'Close' }).click();
  await expect(file.panel).toBeHidden();
  await expect(file.canvas).toBeFocused();
  await expect(page.locator('.sign.selected')).toHaveCount(0);

  await select();
  await expect(file.panel).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(file.panel).toBeHidden();

  await page.getByRole('button', { name: 'Show details' }).click();
  await expect(file.heading).toHaveText('Broadband repair');
  await file.panel.getByRole('button', { name: 'Close' }).click();
  await expect(file.panel).toBeHidden();
  await expect.poll(async () => (await file.canvas.boundingBox())?.height).toBe(drawing);
}, { viewport: { width: 390, height: 800 } }));

test('keys of one character belong to the drawing alone', () => withFile(repair(), async (file) => {
  const { page } = file;
  const fitted = await file.zoom();
  const heat = page.getByRole('button', { name: 'Heat' });
  await heat.focus();
  for (const key of ['1', '+', '/']) await page.keyboard.press(key);
  await expect(heat).toBeFocused();
  await file.rest();
  expect(await file.zoom()).toBe(fitted);

  await file.canvas.focus();
  await page.keyboard.press('1');
  await expect.poll(() => file.zoom()).toBe(100);
  await page.keyboard.press('/');
  await expect(file.search).toBeFocused();
}));

test('the theme follows the system until the reader chooses', () => withFile(repair(), async (file) => {
  const { page } = file;
  const root = page.locator('html');
  await expect(root).toHaveAttribute('data-theme', 'dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(root).toHaveAttribute('data-theme', 'light');
  await page.getByRole('button', { name: 'Colours: as the system' }).click();
  await page.getByRole('button', { name: 'Colours: light' }).click();
  await expect(root).toHaveAttribute('data-theme', 'dark');
}, { colorScheme: 'dark' }));

test('paper gets the whole level in light colours', () => withFile(repair(), async (file) => {
  const { page } = file;
  await file.canvas.focus();
  await page.keyboard.press('1');
  const shapes = await page.locator('.picture .element').count();
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  expect(await page.locator('.paper svg > g').count()).toBeGreaterThan(shapes);
  expect(await page.locator('.paper').evaluate((node) => getComputedStyle(node).getPropertyValue('--paint-ink').trim())).toBe('#000');
  await expect(file.canvas).toBeHidden();
  await expect(page.locator('.paper svg')).toBeVisible();
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(page.locator('.paper svg')).toHaveCount(0);
}, { colorScheme: 'dark' }));

test('paper shows what a variant took away, not an empty frame', () => withFile(repair(), async (file) => {
  const { page } = file;
  await file.variants.selectOption({ index: 2 });
  const name = await page.locator('.canvas .ghost text').first().textContent();
  expect(name).toMatch(/\w/);
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect(page.locator('.paper .ghost text').first()).toHaveText(name ?? '');
  await expect(page.locator('.paper .change.removed .glyph')).toHaveCount(1);
}));

test('names that attack stay names', () => withFile(sourceOf(fixture('hostile/16-script-in-names.bpmn')), async (file) => {
  const { page } = file;
  for (const id of await page.locator('.element').evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-id') ?? ''))) {
    await page.evaluate((to) => { location.hash = encodeURIComponent(to); }, id);
    await expect(page.locator(`[data-id="${id}"]`)).toHaveAttribute('aria-pressed', 'true');
  }
  await page.keyboard.press('Control+f');
  await page.keyboard.type('<script>');
  await expect(page.getByRole('option').first()).toContainText('<script>');
  await page.getByRole('button', { name: '中文' }).click();
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));

  expect(await page.evaluate(() => Reflect.get(window, '__laneway_pwned'))).toBeUndefined();
  expect(await page.locator('img, iframe, object, embed, a, script:not(#model):not(script:last-of-type)').count()).toBe(0);
}));

test('a file that was cut off says so, and a browser without scripts is told why nothing is drawn', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.setContent(viewerHtml(repair(), await viewerPage()).slice(0, 60_000));
  await expect(page.getByText('This file is incomplete.')).toBeVisible();
  await expect(page.getByText('文件不完整')).toBeVisible();
  await context.close();

  const silent = await browser.newContext({ javaScriptEnabled: false });
  const quiet = await silent.newPage();
  await quiet.goto(`data:text/html;charset=utf-8,${encodeURIComponent(viewerHtml(sourceOf(), await viewerPage()))}`);
  await expect(quiet.locator('noscript p').first()).toBeVisible();
  // Not only for the seconds that the message waits for the script.
  await expect(quiet.locator('#damaged')).toHaveCSS('display', 'none');
  await silent.close();
});

test('a plan of 5,000 steps is painted, moved and searched', () => withFile(sourceOf(swimlanePlan({ steps: 5_000, lanes: 20 })), async (file) => {
  const { page } = file;
  await expect(page.locator('.far-shapes').first()).toBeAttached();
  // From afar a handful of paths stands for all steps.
  expect(await page.locator('.picture *').count()).toBeLessThan(500);
  await page.keyboard.press('Control+f');
  await page.keyboard.type('Step 4321');
  await page.keyboard.press('Enter');
  await expect(file.heading).toHaveText('Step 4321');
  await expect(file.element('Step 4321')).toBeInViewport();
  expect(await page.locator('.picture *').count()).toBeLessThan(12_000);
}));

for (const { locale, colorScheme } of LOOKS) {
  test(`every view in ${locale}, ${colorScheme}: legible and accessible`, () => withFile(repair(locale), async (file) => {
    const { page } = file;
    const examine = async (name: string) => {
      await file.picture(`${name}-${locale}-${colorScheme}`);
      expect.soft(await accessibilityFlaws(page, { tags: ['best-practice'] }), name).toEqual([]);
      const cut = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('button, h1, h2, h3, dt, dd, p')].filter((e) => e.checkVisibility() && !e.classList.contains('unseen') && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).textOverflow !== 'ellipsis' && getComputedStyle(e).display !== 'inline').map((e) => e.textContent));
      expect.soft(cut, name).toEqual([]);
      expect.soft(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), name).toBe(true);
    };
    await examine('overview');
    await page.getByRole('button', { name: locale === 'en' ? 'Heat' : '热力' }).click();
    await file.click(locale === 'en' ? 'Approve the part' : '审批备件');
    await examine('step');
    await page.keyboard.press('Escape');
    await file.variants.selectOption({ index: 2 });
    await examine('variant');
    await page.keyboard.press('Control+f');
    await page.keyboard.type(locale === 'en' ? 'part' : '备件');
    await examine('search');
    await page.setViewportSize({ width: 390, height: 800 });
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await examine('phone');
    await file.click(locale === 'en' ? 'Plan the visit' : '安排上门');
    await examine('phone-step');
  }, { colorScheme }));
}

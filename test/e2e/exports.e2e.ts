import { expect, test, type Page } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessibilityFlaws } from './axe.ts';
import { desktopHost, launch } from './launch.ts';
import { LOOKS } from './looks.ts';
import { StudioPage } from './StudioPage.ts';

const SAMPLE = { en: 'Loan approval with a control', 'zh-CN': '带风控的贷款审批' } as const;

/** The dialog, opened by its key. */
async function openDialog(page: Page) {
  const dialog = page.getByRole('dialog');
  // A key that comes while the canvas is still being drawn may be lost on a busy machine.
  await expect(async () => {
    if (!(await dialog.isVisible())) await page.keyboard.press('Control+e');
    await expect(dialog).toBeVisible({ timeout: 10_000 });
  }).toPass({ timeout: 120_000 });
  return dialog;
}

const clipped = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[role=dialog] :is(button, h2, h3, label, legend, p, output, strong)')]
      .filter((e) => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX === 'hidden')
      .map((e) => `${e.tagName} “${e.textContent?.trim()}”`));

for (const { locale, colorScheme } of LOOKS) {
  test(`the export dialog in ${locale}, ${colorScheme}: every format legible and accessible, wide and narrow`, async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'laneway-e2e-'));
    const laneway = await launch({ dataFolder, host: 'browser', locale, colorScheme });
    const { page } = laneway;
    const studio = new StudioPage(laneway, locale);
    try {
      await studio.openSample(SAMPLE[locale]);
      const dialog = await openDialog(page);
      for (const format of ['pdf', 'png', 'svg', 'html', 'handbook', 'docx', 'xlsx', 'csv', 'md', 'laneway', 'bpmn'] as const) {
        await dialog.getByText(studio.t(`exports.format.${format}`), { exact: true }).click();
        if (format === 'pdf') await dialog.getByRole('radio', { name: studio.t('exports.mode.poster'), exact: true }).click();
        for (const width of [1440, 1024]) {
          await page.setViewportSize({ width, height: width === 1024 ? 700 : 900 });
          expect.soft(await clipped(page), `${format} at ${width}`).toEqual([]);
          if (format === 'pdf' || format === 'docx') await studio.picture(`exports/${format}-${locale}-${colorScheme}-${width}`);
        }
        expect.soft(await accessibilityFlaws(page, { within: '[role=dialog]' }), format).toEqual([]);
      }
    } finally {
      await laneway.close();
      rmSync(dataFolder, { recursive: true, force: true });
    }
  });
}

test('by keys alone a picture is exported, as large as promised, and the choice is there the next time', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'laneway-e2e-'));
  const laneway = await launch({ dataFolder, host: 'browser' });
  const { page } = laneway;
  const studio = new StudioPage(laneway);
  try {
    await studio.openSample(SAMPLE.en);
    const dialog = await openDialog(page);
    await dialog.getByRole('radio', { name: 'PDF: ' }).focus();
    await page.keyboard.press('ArrowDown');
    await expect(dialog.getByRole('radio', { name: 'PNG picture: ' })).toBeChecked();
    const promised = await dialog.getByText(/^\d+ × \d+ pixels$/).textContent();

    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Export', exact: true }).focus();
    await page.keyboard.press('Enter');
    const file = await download;
    const png = readFileSync(await file.path());

    expect(file.suggestedFilename()).toBe(`${SAMPLE.en}.png`);
    expect(`${png.readUInt32BE(16)} × ${png.readUInt32BE(20)} pixels`).toBe(promised);
    await expect(dialog).toBeHidden();
    await expect(page.getByText(`Exported “${SAMPLE.en}.png”`)).toBeVisible();
    await expect((await openDialog(page)).getByRole('radio', { name: 'PNG picture: ' })).toBeChecked();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  } finally {
    await laneway.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
});

test('a picture larger than memory should hold is refused before anything is written', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'laneway-e2e-'));
  const laneway = await launch({ dataFolder, host: 'browser' });
  const { page } = laneway;
  const studio = new StudioPage(laneway);
  try {
    await studio.openSample(SAMPLE.en);
    const dialog = await openDialog(page);
    await dialog.getByText('PNG picture', { exact: true }).click();
    const scale = dialog.getByRole('textbox', { name: /^Scale/ });
    await scale.fill('1600');
    await scale.press('Tab');

    await expect(dialog.getByText('more than can be written')).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Export', exact: true })).toBeDisabled();
  } finally {
    await laneway.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
});

test('the desktop asks where to, and writes the PDF there', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'laneway-e2e-'));
  const laneway = await launch({ dataFolder, host: desktopHost() });
  const { page, app } = laneway;
  const studio = new StudioPage(laneway);
  const target = join(dataFolder, 'chosen.pdf');
  try {
    await app?.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
    }, target);
    await studio.openSample(SAMPLE.en);
    const dialog = await openDialog(page);
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();

    await expect(dialog).toBeHidden();
    expect(readFileSync(target).subarray(0, 8).toString('latin1')).toBe('%PDF-1.7');
  } finally {
    await laneway.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
});

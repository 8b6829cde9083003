import { expect, test, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from './launch.ts';
import { StudioPage } from './StudioPage.ts';

const SAMPLE = 'Loan approval with a control';

async function withStudio(does: (studio: StudioPage) => Promise<void>): Promise<void> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'laneway-e2e-'));
  const laneway = await launch({ dataFolder, host: 'browser' });
  try {
    await does(new StudioPage(laneway));
  } finally {
    await laneway.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

/** Keeps the order to write a file on its way to the host, until it is let go. Counts what is said of files. */
async function holdExports(page: Page) {
  const held: (() => void)[] = [];
  let cancelled = 0;
  await page.routeWebSocket(/.*/, (socket) => {
    const host = socket.connectToServer();
    socket.onMessage((frame) => {
      if (String(frame).includes('"model.cancelExport"')) cancelled += 1;
      if (String(frame).includes('"model.export"')) held.push(() => host.send(frame));
      else host.send(frame);
    });
  });
  await page.reload();
  return { isHeld: () => held.length > 0, letGo: () => { for (const go of held.splice(0)) go(); }, cancelled: () => cancelled };
}

const openDialog = async ({ page, t }: StudioPage) => {
  const dialog = page.getByRole('dialog', { name: t('exports.title') });
  // A key that comes while the canvas is still being drawn may be lost.
  await expect(async () => {
    if (!(await dialog.isVisible())) await page.keyboard.press('Control+e');
    await expect(dialog).toBeVisible({ timeout: 3_000 });
  }).toPass();
  return dialog;
};

test('while a file is written the dialog keeps its keys: Enter stops, and Esc closes and stops', () => withStudio(async (studio) => {
  const { page } = studio;
  const downloads: string[] = [];
  page.on('download', (download) => downloads.push(download.suggestedFilename()));
  await expect(page.getByText(SAMPLE, { exact: true }).first()).toBeVisible();
  const exports = await holdExports(page);
  await studio.openSample(SAMPLE);
  const dialog = await openDialog(studio);
  await dialog.getByText(studio.t('exports.format.svg'), { exact: true }).click();
  const write = dialog.getByRole('button', { name: studio.t('exports.action'), exact: true });

  await write.focus();
  await page.keyboard.press('Enter');
  await expect(studio.button('exports.stop')).toBeFocused();
  await expect.poll(exports.isHeld).toBe(true);
  await page.keyboard.press('Enter');
  await expect.poll(exports.cancelled).toBe(1);
  exports.letGo();
  await expect(write).toBeEnabled();

  await write.focus();
  await page.keyboard.press('Enter');
  await expect(studio.button('exports.stop')).toBeFocused();
  await expect.poll(exports.isHeld).toBe(true);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect.poll(exports.cancelled).toBe(2);
  // What is open by then stays so when the file comes all the same, and the file goes nowhere.
  await openDialog(studio);
  exports.letGo();
  await write.click();
  await expect.poll(exports.isHeld).toBe(true);
  exports.letGo();
  await expect(dialog).toBeHidden();
  await expect.poll(() => downloads).toEqual([`${SAMPLE}.svg`]);
}));

test('the keys choose at once: arrows a format, Tab its settings', () => withStudio(async (studio) => {
  const { page, t } = studio;
  await studio.openSample(SAMPLE);
  const dialog = await openDialog(studio);
  await expect(dialog.getByRole('radio', { name: /^PDF/ })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  const png = dialog.getByRole('radio', { name: new RegExp(`^${t('exports.format.png')}`) });
  await expect(png).toBeFocused();
  await expect(png).toBeChecked();
  await expect(dialog.getByRole('textbox', { name: new RegExp(t('exports.scale')) })).toHaveValue('200');
}));

test('after a reload the dialog knows of the simulation that the file will show', () => withStudio(async (studio) => {
  const { page, t } = studio;
  await studio.openSample(SAMPLE);
  const first = (await openDialog(studio)).getByText(t('exports.heat.first'));
  await expect(first).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await studio.mode('simulate');
  await studio.run();

  await page.reload();
  await expect(studio.canvas).toBeVisible();
  const dialog = await openDialog(studio);
  await expect(dialog.getByRole('checkbox', { name: t('exports.overlay.heat') })).toBeVisible();
  await expect(first).toBeHidden();
}));

import { expect, test } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessibilityFlaws } from './axe.ts';
import { launch } from './launch.ts';
import { StudioPage } from './StudioPage.ts';

for (const [locale, sample] of [['en', 'Loan approval with a control'], ['zh-CN', '带风控的贷款审批']] as const) {
  test(`every result in ${locale}: in words, as picture, as table, and to take along`, async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'laneway-e2e-'));
    const laneway = await launch({ dataFolder, locale, host: 'browser' });
    const studio = new StudioPage(laneway, locale);
    const { page, t } = studio;
    const cards = page.locator('.result');
    const card = (title: string) => page.getByRole('region', { name: title, exact: true });
    const examine = async (name: string) => {
      expect.soft(await accessibilityFlaws(page, { within: '.simulate' }), name).toEqual([]);
    };
    try {
      await studio.openSample(sample);
      await studio.saved();
      await studio.mode('simulate');
      await studio.run();

      // Every card opens by keyboard and says its finding in words.
      const folded = cards.locator('.result-toggle[aria-expanded=false]');
      while ((await folded.count()) > 0) {
        await folded.first().focus();
        await page.keyboard.press('Enter');
      }
      for (const one of await cards.all()) {
        if ((await one.locator('.result-toggle').count()) > 0) await expect(one.locator('.result-sentence, .section-note').first()).not.toBeEmpty();
      }
      await examine('pictures');
      await studio.picture(`results-${locale}`);

      // A chart has its table, and both can be saved.
      const histogram = card(t('results.histogram'));
      await histogram.getByRole('button', { name: t('results.export') }).click();
      const csv = page.waitForEvent('download');
      await page.getByRole('menuitem', { name: t('results.saveCsv') }).click();
      const saved = readFileSync(await (await csv).path(), 'utf8');
      expect(saved.startsWith('\uFEFF')).toBe(true);
      expect(saved.split('\r\n').length).toBeGreaterThan(5);
      await histogram.getByRole('button', { name: t('results.export') }).click();
      const svg = page.waitForEvent('download');
      await page.getByRole('menuitem', { name: t('results.saveSvg') }).click();
      expect(readFileSync(await (await svg).path(), 'utf8')).toMatch(/^<svg[^>]* width="\d+"/);
      await histogram.getByRole('button', { name: t('results.showTable') }).click();
      await expect(histogram.getByRole('table')).toBeVisible();

      // A cell of the hand-off matrix lights its flows.
      await card(t('results.handOffs')).locator('.matrix-cell').first().click();
      await expect(page.locator('.live-flow[data-selected]').first()).toBeAttached();
    } finally {
      await laneway.close();
      rmSync(dataFolder, { recursive: true, force: true });
    }
  });

  test(`the event log of a run in ${locale}: from the results, the replay and the export dialog, by the keyboard alone`, async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'laneway-e2e-'));
    const laneway = await launch({ dataFolder, locale, host: 'browser' });
    const studio = new StudioPage(laneway, locale);
    const { page, t } = studio;
    const dialog = page.getByRole('dialog', { name: t('eventLog.title') });
    const save = async () => {
      await dialog.getByRole('button', { name: t('eventLog.save') }).focus();
      const download = page.waitForEvent('download');
      await page.keyboard.press('Enter');
      const file = await download;
      await expect(dialog).toBeHidden();
      return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
    };
    const casesIn = (csv: string) => new Set(csv.trimEnd().split('\r\n').slice(1).map((row) => row.split(',')[0])).size;
    try {
      await studio.openSample(sample);
      await studio.saved();
      await studio.mode('simulate');
      await studio.run();

      // From the results: all cases of the run, as a table.
      await studio.button('eventLog.open').first().focus();
      await page.keyboard.press('Enter');
      await expect(dialog).toBeVisible();
      expect.soft(await accessibilityFlaws(page, { within: '[role=dialog]' })).toEqual([]);
      await studio.picture(`event-log-${locale}`);
      const all = await save();
      expect(all.name).toMatch(/\.csv$/);
      expect(casesIn(all.text)).toBe(400);

      // From the replay: the first cases, as XES.
      await studio.button('replay.open').focus();
      await page.keyboard.press('Enter');
      const inReplay = page.locator('.replay-bar').getByRole('button', { name: t('eventLog.open') });
      await inReplay.focus();
      await page.keyboard.press('Enter');
      await dialog.getByRole('textbox', { name: new RegExp(`^${t('eventLog.cases')}`) }).focus();
      await page.keyboard.type('25');
      await page.keyboard.press('Enter');
      await dialog.getByRole('combobox', { name: t('eventLog.format') }).selectOption('xes');
      const few = await save();
      expect(few.name).toMatch(/\.xes$/);
      expect(few.text.match(/<trace>/g)).toHaveLength(25);
      expect(few.text.trimEnd().endsWith('</log>')).toBe(true);
      await page.locator('.replay-bar').getByRole('button', { name: t('replay.close') }).focus();
      await page.keyboard.press('Enter');

      // From the export dialog.
      await page.keyboard.press('ControlOrMeta+e');
      await page.getByRole('dialog', { name: t('exports.title') }).getByRole('button', { name: t('eventLog.inExport') }).focus();
      await page.keyboard.press('Enter');
      await expect(dialog).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await page.keyboard.press('ControlOrMeta+e');
      await expect(page.getByRole('dialog', { name: t('exports.title') })).toBeVisible();
      await studio.picture(`event-log-in-export-${locale}`);
    } finally {
      await laneway.close();
      rmSync(dataFolder, { recursive: true, force: true });
    }
  });
}

test('while an event log is written Enter stops it, and Esc closes the dialog: no file comes', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'laneway-e2e-'));
  const laneway = await launch({ dataFolder, host: 'browser' });
  const studio = new StudioPage(laneway);
  const { page, t } = studio;
  const downloads: string[] = [];
  page.on('download', (download) => downloads.push(download.suggestedFilename()));
  const held: (() => void)[] = [];
  let cancelled = 0;
  try {
    await page.routeWebSocket(/.*/, (socket) => {
      const host = socket.connectToServer();
      socket.onMessage((frame) => {
        if (String(frame).includes('"simulation.cancelLog"')) cancelled += 1;
        if (String(frame).includes('"simulation.log"')) held.push(() => host.send(frame));
        else host.send(frame);
      });
    });
    await page.reload();
    await studio.openSample('Loan approval with a control');
    await studio.saved();
    await page.keyboard.press('Control+k');
    await page.keyboard.type(t('eventLog.open'));
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: t('eventLog.title') });
    const write = dialog.getByRole('button', { name: t('eventLog.save') });

    await write.focus();
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('button', { name: t('eventLog.stop') })).toBeFocused();
    await expect(dialog.getByRole('progressbar')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect.poll(() => cancelled).toBe(1);
    for (const go of held.splice(0)) go();
    await expect(write).toBeEnabled();
    await write.focus();
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('button', { name: t('eventLog.stop') })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect.poll(() => cancelled).toBe(2);
    for (const go of held.splice(0)) go();
    expect(downloads).toEqual([]);
  } finally {
    await laneway.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
});

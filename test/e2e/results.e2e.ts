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
}

import { expect, test, type Locator } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessibilityFlaws } from './axe.ts';
import { HOSTS, launch } from './launch.ts';
import { StudioPage } from './StudioPage.ts';

const SAMPLES = { en: 'Product returns', 'zh-CN': '商品退货' } as const;

/** Opens what is folded. */
async function unfold(section: Locator): Promise<void> {
  for (const toggle of await section.locator('.section-toggle').all()) if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click();
}

for (const host of HOSTS) {
  for (const locale of ['en', 'zh-CN'] as const) {
    test(`questions to a model are answered, sentence first (${host}, ${locale})`, async () => {
      const dataFolder = mkdtempSync(join(tmpdir(), 'laneway-e2e-'));
      const laneway = await launch({ dataFolder, host, locale });
      const studio = new StudioPage(laneway, locale);
      const { page, t } = studio;
      try {
        await studio.openSample(SAMPLES[locale]);
        await studio.mode('simulate');
        const section = page.getByRole('region', { name: t('answers.title'), exact: true });
        await unfold(section);
        const result = (title: string) => section.getByRole('region', { name: title, exact: true });
        const sentence = (title: string) => result(title).locator('.result-sentence');

        // What if, by keyboard: every key is an answer, the last one counts.
        await section.getByRole('slider', { name: t('answers.whatIf.demand') }).focus();
        for (let i = 0; i < 4; i += 1) await page.keyboard.press('ArrowRight');
        await expect(section.getByText('+20%')).toBeVisible();
        await expect(sentence(t('answers.whatIf.result'))).not.toBeEmpty();

        await studio.button('answers.capacity.find').click();
        await expect(sentence(t('answers.capacity.result'))).not.toBeEmpty({ timeout: 120_000 });
        await studio.button('answers.controls.price', { count: 2 }).click();
        await expect(sentence(t('answers.controls.result'))).not.toBeEmpty();
        await studio.button('answers.stress.run').click();
        await expect(sentence(t('answers.stress.result'))).not.toBeEmpty({ timeout: 120_000 });

        // An experiment outlives the page that began it.
        await studio.button('answers.experiment.start').click();
        await expect(section.getByText(t('answers.experiment.finished'), { exact: true })).toBeVisible({ timeout: 120_000 });
        await expect(sentence(t('answers.experiment.effects'))).not.toBeEmpty();
        expect(await accessibilityFlaws(page, { within: '.answers' })).toEqual([]);

        // What was tried becomes a variant.
        await studio.button('answers.whatIf.keep').click();
        await studio.saved();
        await expect(section.getByText('+20%')).toBeHidden();
      } finally {
        await laneway.close();
        rmSync(dataFolder, { recursive: true, force: true });
      }
    });
  }
}

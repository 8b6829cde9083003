import { expect, test } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Keys } from './Keys.ts';
import { HOSTS, launch } from './launch.ts';
import { StudioPage } from './StudioPage.ts';

for (const host of HOSTS) test(`an empty canvas, the keyboard alone, on the ${host} host: draw, set times, add a variant with one more person, run both, see the gain, reload`, async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'laneway-e2e-'));
  const laneway = await launch({ dataFolder, host });
  const studio = new StudioPage(laneway);
  const { page, t } = studio;
  const keys = new Keys(page);
  const editor = page.locator('.label-editor');
  /** Names what was just placed; its field opens by itself. */
  const name = async (text: string) => {
    await expect(editor).toBeVisible();
    await keys.choose(text);
    await expect(editor).toBeHidden();
    await expect(studio.outlineRow(text)).toBeVisible();
  };
  const add = async (kind: string, called: string) => {
    await keys.press('n');
    await keys.choose(kind);
    await name(called);
  };
  const select = async (element: string) => {
    await keys.press('Control+k');
    await keys.choose(element);
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(studio.canvas).toBeFocused();
    await expect(page.getByRole('heading', { name: element, exact: true })).toBeVisible();
  };
  const setMean = async (step: string, mean: string) => {
    await select(step);
    await keys.press('F6');
    await keys.tabTo(new RegExp(t('inspector.distribution.kind', { label: t('inspector.duration') })));
    await keys.type(t('inspector.distribution.exponential').slice(0, 8));
    await keys.tabTo(new RegExp(`^${t('inspector.distribution.mean')}`));
    await keys.press('Control+a');
    await keys.choose(mean);
    await expect(studio.field('inspector.distribution.mean')).toHaveValue(mean);
    await keys.press('Escape');
  };

  try {
    await test.step('an empty canvas', async () => {
      await expect(studio.button('menu.file.new').first()).toBeVisible();
      await keys.press('Control+Alt+n');
      await expect(studio.canvas).toBeVisible();
      await select(t('shell.starter.pool'));
      await keys.press('Delete');
      await expect(page.getByRole('treeitem')).toHaveCount(0);
      await studio.picture('keyboard-1-empty');
    });

    await test.step('draw two lanes, three steps, an end', async () => {
      await add(t('bpmn.pool'), 'Shop');
      await add(t('bpmn.lane'), 'Clerk');
      await add(t('bpmn.lane'), 'Packer');
      await keys.press('ArrowUp');
      await add(t('bpmn.startEvent'), 'Order comes in');
      await keys.press('t');
      await name('Check the order');
      await keys.press('t');
      await name('Pack the goods');
      await keys.press('F6');
      await keys.tabTo(new RegExp(`^${t('inspector.lane')}`));
      await keys.type('Packer');
      await keys.press('Escape');
      await keys.press('a');
      await keys.choose(t('bpmn.endEvent'));
      await name('Goods sent');
      await studio.saved();
      await studio.picture('keyboard-2-drawn');
    });

    await test.step('set times and arrivals', async () => {
      await setMean('Check the order', '10');
      await setMean('Pack the goods', '24');
      await select('Order comes in');
      await keys.press('F6');
      await keys.tabTo(new RegExp(t('inspector.distribution.kind', { label: t('inspector.interArrival') })));
      await keys.type(t('inspector.distribution.exponential').slice(0, 8));
      await keys.tabTo(new RegExp(`^${t('inspector.distribution.mean')}`));
      await keys.press('Control+a');
      await keys.choose('30');
      await keys.press('Escape');
      await studio.saved();
      await studio.picture('keyboard-3-times');
    });

    await test.step('a variant with one more packer', async () => {
      await keys.press('Control+k');
      await keys.choose(t('menu.simulate.addVariant'));
      await expect(page.getByRole('button', { name: t('shell.variant.shown', { name: t('shell.variant.newName', { letter: 'A' }) }) })).toBeVisible();
      await select('Packer');
      await keys.press('F6');
      await keys.tabTo(new RegExp(`^${t('inspector.role.headcount')}`));
      await keys.press('Control+a');
      await keys.choose('2');
      await keys.press('Escape');
      await studio.saved();
    });

    const sentence = await test.step('run both', async () => {
      await keys.press('Control+Enter');
      await expect(studio.button('results.runAgain')).toBeVisible({ timeout: 120_000 });
      await expect(studio.fixThisFirst).toContainText('Packer');
      await expect(studio.fixThisFirst).toContainText(/shortens the mean cycle time by .*\d/);
      await expect(studio.fixThisFirst).toContainText(/95% interval .*\d.* to .*\d/);
      await studio.picture('keyboard-4-result');
      return studio.fixThisFirst.innerText();
    });

    await test.step('the comparison agrees', async () => {
      await keys.press('Alt+3');
      await expect(page.getByRole('row', { name: new RegExp(`^${t('results.cycleTime')}`) })).toContainText(t('results.verdict.better'));
      await studio.picture('keyboard-5-compare');
    });

    await test.step('reload: everything is there', async () => {
      await page.reload();
      await expect(studio.outlineRow('Goods sent')).toBeVisible();
      await keys.press('Alt+2');
      await expect(studio.fixThisFirst).toHaveText(sentence, { useInnerText: true });
    });
  } finally {
    await laneway.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
});

import { expect, test } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from './launch.ts';
import { StudioPage } from './StudioPage.ts';

test('a chart that is drawn anew is the one that would be drawn for the first time: another scenario, run, width, theme, language', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'laneway-e2e-'));
  const laneway = await launch({ dataFolder, host: 'browser', viewport: { width: 1440, height: 3_000 } });
  const studio = new StudioPage(laneway);
  const { page } = studio;
  let t = studio.t;
  /** The pictures by the names of their charts, without the ids that ECharts counts up. */
  const pictures = () => page.locator('.simulate .chart').evaluateAll((charts) =>
    charts.map((chart) => `${chart.getAttribute('aria-label') ?? ''}\n${(chart.querySelector('svg')?.outerHTML ?? '').replaceAll(/zr\d+[\w-]*/g, 'zr')}`));
  const flip = async (key: 'results.showTable' | 'results.showChart') => {
    const buttons = page.getByRole('button', { name: new RegExp(`: ${t(key)}$`) });
    for (let left = await buttons.count(); left > 0; left = await buttons.count()) await buttons.first().click();
  };
  let before: readonly string[] = [];
  const check = async (change: string) => {
    // Whatever is on its way comes to rest.
    let last: readonly string[] = [];
    await expect.poll(async () => {
      const now = await pictures();
      const isAtRest = now.length > 3 && now.every((picture) => picture.includes('<svg')) && now.join('') === last.join('');
      last = now;
      return isAtRest;
    }, { intervals: [500] }).toBe(true);
    await studio.picture(`charts-${change}`);
    expect(last, change).not.toEqual(before);
    before = last;
    await flip('results.showTable');
    await expect(page.locator('.simulate .chart')).toHaveCount(0);
    await flip('results.showChart');
    await expect.poll(pictures, { message: change }).toEqual(last);
  };
  try {
    await studio.openSample('Loan approval with a control');
    await studio.saved();
    await studio.mode('simulate');
    await studio.run();
    const folded = page.locator('.result .result-toggle[aria-expanded=false]');
    while ((await folded.count()) > 0) await folded.first().click();
    await check('first');

    const shown = page.getByRole('combobox', { name: t('results.shown') });
    await shown.selectOption({ index: 1 });
    await check('other-scenario');
    await shown.selectOption({ index: 0 });

    await page.getByText(t('results.options'), { exact: true }).first().click();
    const cases = page.locator('.simulate').getByRole('textbox', { name: new RegExp(`^${t('inspector.run.cases')}`) });
    await cases.fill('900');
    await cases.press('Enter');
    await studio.run();
    await check('run-again');

    await page.getByRole('slider', { name: t('shell.resize', { panel: t('shell.results') }) }).focus();
    for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowLeft');
    await check('wider-panel');

    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await check('dark');

    await page.keyboard.press('Control+k');
    await page.keyboard.type(t('menu.view.chinese'));
    await page.keyboard.press('Enter');
    ({ t } = new StudioPage(laneway, 'zh-CN'));
    await expect(page.getByRole('button', { name: t('results.runAgain') })).toBeVisible();
    await check('chinese');
  } finally {
    await laneway.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
});

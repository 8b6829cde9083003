import { expect, test } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HOSTS, launch, type Laneway } from './launch.ts';
import { fixture, StudioPage } from './StudioPage.ts';

let dataFolder: string;
let laneway: Laneway | null = null;

test.beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'laneway-e2e-'));
});
test.afterEach(async () => {
  await laneway?.close();
  laneway = null;
  rmSync(dataFolder, { recursive: true, force: true });
});

/** A gain with its interval: “… by 1 h 16 min.” and “95% interval 1 h 10 min to 1 h 22 min”. */
const SAYS_GAIN = /shortens the mean cycle time by .*\d/;
const SAYS_INTERVAL = /95% interval .*\d.* to .*\d/;

for (const host of HOSTS) test(`a real BPMN file on the ${host} host: import, set times, add a variant with one more person, run both, see the bottleneck and its gain, reload`, async () => {
  laneway = await launch({ dataFolder, host });
  const studio = new StudioPage(laneway);
  const { page, t } = studio;

  await test.step('import C.1.0', async () => {
    await studio.importFile(fixture('bpmn', 'miwg-reference', 'C.1.0.bpmn'));
    await expect(studio.outlineRow('Approve Invoice')).toBeVisible();
    await studio.picture('main-1-imported');
  });

  await test.step('give two steps a time', async () => {
    for (const [name, mean] of [['Scan Invoice', '12'], ['Review and document result', '90']] as const) {
      await studio.outlineRow(name).click();
      await page.getByLabel(t('inspector.distribution.kind', { label: t('inspector.duration') })).selectOption('exponential');
      await studio.field('inspector.distribution.mean').fill(mean);
      await page.keyboard.press('Enter');
      await expect(studio.field('inspector.distribution.mean')).toHaveValue(mean);
    }
    await studio.saved();
    await studio.picture('main-2-times');
  });

  await test.step('add a variant with one more person', async () => {
    await studio.outlineRow('Team-Assistant').click();
    await studio.button('inspector.pool.addRole').click();
    await expect(studio.field('inspector.role.headcount')).toHaveValue('1');
    await studio.button('menu.simulate.addVariant').click();
    await studio.outlineRow('Team-Assistant').click();
    await studio.field('inspector.role.headcount').fill('2');
    await page.keyboard.press('Enter');
    await studio.saved();
    await studio.picture('main-3-variant');
  });

  await test.step('run both', async () => {
    await studio.mode('simulate');
    await studio.run();
    await expect(studio.fixThisFirst).toContainText(SAYS_GAIN);
    await expect(studio.fixThisFirst).toContainText(SAYS_INTERVAL);
    await studio.picture('main-4-result');
  });

  await test.step('compare', async () => {
    await studio.mode('compare');
    const cycleTime = page.getByRole('row', { name: new RegExp(`^${t('results.cycleTime')}`) });
    await expect(cycleTime).toContainText(t('results.verdict.better'));
    await studio.picture('main-5-compare');
  });

  const sentence = await test.step('remember the sentence', async () => {
    await studio.mode('simulate');
    return studio.fixThisFirst.innerText();
  });

  await test.step('reload: everything is there', async () => {
    await page.reload();
    await expect(studio.outlineRow('Scan Invoice')).toBeVisible();
    await studio.mode('simulate');
    await expect(studio.fixThisFirst).toHaveText(sentence, { useInnerText: true });
    await studio.mode('draw');
    await studio.outlineRow('Scan Invoice').click();
    await expect(studio.field('inspector.distribution.mean')).toHaveValue('12');
    await studio.picture('main-6-reloaded');
  });
});

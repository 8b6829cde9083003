import { expect, test } from '@playwright/test';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { accessibilityFlaws } from './axe.ts';
import { drag, type Dropped } from './dropFiles.ts';
import { launch, type Laneway } from './launch.ts';
import { fixture, StudioPage } from './StudioPage.ts';

const OUTLINE = '步骤,角色,下一步,时间\n登记申请,前台,,5分钟\n核对材料,前台,评估 [齐全 | 80%]; 登记申请 [缺材料],很久\n评估,专家,,2天\n';
const CHART = 'flowchart LR\n  subgraph Office\n    A([Claim comes in]) --> B[Register] --> C{Complete?}\n  end\n  subgraph Expert\n    C -->|yes| D[Assess]\n  end\n  C -->|no| B\n';
const MERMAID_BROKEN = 'flowchart LR\nA[open --> B\n';

const hostile = (name: string): Dropped => ({ name, content: readFileSync(fixture('bpmn', 'hostile', name), 'utf8') });

for (const locale of ['en', 'zh-CN'] as const) {
  test.describe(`ways in (${locale})`, () => {
    let dataFolder = '';
    let laneway: Laneway;
    let studio: StudioPage;

    test.beforeEach(async () => {
      dataFolder = mkdtempSync(join(tmpdir(), 'laneway-e2e-import-'));
      laneway = await launch({ dataFolder, locale, host: 'browser' });
      studio = new StudioPage(laneway, locale);
    });
    test.afterEach(async () => {
      await laneway.close();
      rmSync(dataFolder, { recursive: true, force: true });
    });

    test('files dropped together are reported one by one, and open from there', async () => {
      const { page, t } = studio;
      const files = [{ name: 'steps.csv', content: OUTLINE }, { name: 'chart.mmd', content: CHART }, { name: 'broken.mmd', content: MERMAID_BROKEN }, { name: 'drawing.vsdx', content: 'PK\u0003\u0004' }, hostile('01-truncated.bpmn'), hostile('02-billion-laughs.bpmn'), hostile('06-duplicate-ids.bpmn')];

      await drag(page, files, ['dragover']);
      await expect(page.getByText(t('importing.drop'))).toBeVisible();
      await studio.picture(`import-veil-${locale}`);
      await drag(page, files, ['drop']);

      await expect(page.getByText(t('importing.summary.imported', { count: 3 }))).toBeVisible();
      await expect(page.getByText(t('importing.drop'))).toBeHidden();
      const report = page.getByRole('list', { name: t('importing.report') });
      await expect(report.getByRole('listitem')).toHaveCount(7);
      await report.getByText(t('importing.warnings', { count: 2 })).first().click();
      await studio.picture(`import-report-${locale}`);
      expect(await accessibilityFlaws(page)).toEqual([]);

      const download = page.waitForEvent('download');
      await studio.button('importing.saveReport').click();
      const csv = readFileSync(await (await download).path(), 'utf8');
      expect(csv.split('\r\n')[0]).toBe(`\uFEFF${t('importing.file')},${t('importing.outcome')},${t('importing.line')},${t('importing.details')}`);
      expect(csv).toContain(`broken.mmd,${t('importing.outcome.refused')}`);

      await page.getByRole('button', { name: t('importing.openNamed', { name: 'steps.csv' }) }).click();
      await expect(studio.step('核对材料')).toBeVisible();
      await studio.picture(`import-outline-${locale}`);
    });

    test('a file that is dropped while something is being decided does not come in behind it', async () => {
      const { page, t } = studio;
      await studio.openSample({ en: 'Loan approval with a control', 'zh-CN': '带风控的贷款审批' }[locale]);
      const address = page.url();
      await page.getByRole('button', { name: t('menu.file'), exact: true }).or(page.getByRole('menuitem', { name: t('menu.file'), exact: true })).first().click();
      await page.getByRole('menuitem', { name: new RegExp(`^${t('comparing.with')}`) }).click();
      await expect(page.getByRole('dialog')).toBeVisible();

      await drag(page, [{ name: 'chart.mmd', content: CHART }], ['dragover', 'drop']);
      await expect(page.getByText(t('importing.deciding'))).toBeVisible();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(page.url()).toBe(address);

      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
      await drag(page, [{ name: 'chart.mmd', content: CHART }], ['dragover', 'drop']);
      await expect(studio.step('Assess')).toHaveCount(1);
    });

    test('a folder is imported with its folders', async () => {
      const { page, t } = studio;
      const folder = mkdtempSync(join(tmpdir(), 'laneway-e2e-folder-'));
      mkdirSync(join(folder, 'inner'));
      writeFileSync(join(folder, 'steps.csv'), OUTLINE);
      writeFileSync(join(folder, 'numbers.csv'), 'a,b\n1,2\n');
      writeFileSync(join(folder, 'notes.txt'), 'x');
      writeFileSync(join(folder, 'inner', 'chart.mmd'), CHART);

      const chooser = page.waitForEvent('filechooser');
      await studio.button('importing.folder').click();
      await (await chooser).setFiles(folder);

      await expect(page.getByText(t('importing.summary.imported', { count: 2 }))).toBeVisible();
      await expect(page.getByText(t('importing.summary.passedOver', { count: 2 }))).toBeVisible();
      await studio.picture(`import-folder-${locale}`);
      await studio.button('shell.close').last().click();
      await expect(page.getByRole('navigation').getByText(basename(folder))).toBeVisible();
      await expect(page.getByRole('navigation').getByText('inner')).toBeVisible();
      rmSync(folder, { recursive: true, force: true });
    });

    test('a flowchart is pasted, on the start page as a model and on the canvas as steps', async () => {
      const { page } = studio;
      const paste = (text: string) => page.evaluate((content) => {
        const data = new DataTransfer();
        data.setData('text/plain', content);
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
      }, text);

      await expect(studio.button('shell.start.import')).toBeVisible();
      await paste(CHART);
      await expect(studio.step('Assess')).toHaveCount(1);
      await studio.picture(`import-chart-${locale}`);
      await studio.canvas.focus();
      await paste('graph LR\nX[Extra] --> Y[More]');
      await expect(studio.step('Extra')).toHaveCount(1);
      await paste(MERMAID_BROKEN);
      await expect(page.getByText(studio.t('importing.pasteFailed'))).toBeVisible();
    });

    test('parameters of another tool are laid over the open model, and what cannot be honoured is listed', async () => {
      const { page, t } = studio;
      await studio.importFile(fixture('sim', 'svc10.bpmn'));
      const odd = JSON.stringify({ ...(JSON.parse(readFileSync(fixture('sim', 'svc10.prosimos.json'), 'utf8')) as object), multitasking: {} });
      const choose = async (name: string, content: string) => {
        await page.getByRole('button', { name: t('menu.file'), exact: true }).or(page.getByRole('menuitem', { name: t('menu.file'), exact: true })).first().click();
        const chooser = page.waitForEvent('filechooser');
        await page.getByRole('menuitem', { name: t('importing.params') }).click();
        await (await chooser).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
      };

      await choose('odd.json', odd);
      await expect(page.getByText(t('importing.params.notHonoured', { count: 1 }))).toBeVisible();
      await studio.picture(`import-parameters-${locale}`);
      await studio.button('shell.close').last().click();
      await choose('cut.json', '{"resource_profiles": [');
      await expect(page.getByText(t('interchange.error.notJson', { line: 1, column: 24 }))).toBeVisible();
    });
  });
}

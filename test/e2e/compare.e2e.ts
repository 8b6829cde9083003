import { expect, test, type Page } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestOf } from '../../electron/storage/StateDigest.ts';
import { readLaneway, writeLaneway } from '../../shared/files/lanewayFile.ts';
import { withConflicts } from '../../shared/files/mergeConflictsFile.ts';
import { mergeModels } from '../../shared/delta/mergeModels.ts';
import { nodeId } from '../../shared/model/ids.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { rows } from '../../shared/model/ProcessModel.ts';
import { unwrap } from '../../shared/result.ts';
import { accessibilityFlaws } from './axe.ts';
import { drag } from './dropFiles.ts';
import { launch, type Laneway } from './launch.ts';
import { StudioPage } from './StudioPage.ts';

const SAMPLE = { en: 'Loan approval with a control', 'zh-CN': '带风控的贷款审批' } as const;

/** The first user task of the sample that has a name, on both sides of the test. */
const taskOf = ({ master }: ModelDocument) => rows(master.nodes).filter((node) => 'work' in node && node.name.trim() !== '').toSorted((a, b) => a.id.localeCompare(b.id));

const renamed = (document: ModelDocument, id: string, name: string): ModelDocument => {
  const node = document.master.nodes[nodeId(id)];
  if (!node) throw new Error(`no step ${id}`);
  return { ...document, master: { ...document.master, nodes: { ...document.master.nodes, [node.id]: { ...node, name } } } };
};

async function axe(page: Page, where: string): Promise<void> {
  expect.soft(await accessibilityFlaws(page), where).toEqual([]);
}

/** Gets the open model as a file, as a colleague would. */
async function exported(page: Page): Promise<ModelDocument> {
  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+Shift+s');
  return unwrap(readLaneway(new Uint8Array(readFileSync(await (await download).path())))).document;
}

async function renameStep(studio: StudioPage, name: string, next: string): Promise<void> {
  await studio.outlineRow(name).click();
  await studio.page.keyboard.press('F2');
  await studio.page.keyboard.press('Control+a');
  await studio.page.keyboard.type(next);
  await studio.page.keyboard.press('Enter');
  await expect(studio.outlineRow(next)).toBeVisible();
  await studio.saved();
}

async function chooseFile(studio: StudioPage, path: string): Promise<void> {
  const { page, t } = studio;
  await page.getByRole('button', { name: t('menu.file'), exact: true }).or(page.getByRole('menuitem', { name: t('menu.file'), exact: true })).first().click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: new RegExp(`^${t('menu.file.import')}`) }).click();
  await (await chooser).setFiles(path);
}

for (const locale of ['en', 'zh-CN'] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`copies (${locale}, ${colorScheme})`, () => {
      let dataFolder = '';
      let laneway: Laneway;
      let studio: StudioPage;

      test.beforeEach(async () => {
        dataFolder = mkdtempSync(join(tmpdir(), 'laneway-e2e-compare-'));
        laneway = await launch({ dataFolder, locale, colorScheme, host: 'browser' });
        studio = new StudioPage(laneway, locale);
      });
      test.afterEach(async () => {
        await laneway.close();
        rmSync(dataFolder, { recursive: true, force: true });
      });

      /** The line that says where a merge starts from, whatever its date and numbers. */
      const startOf = (found: 'exported' | 'merged' | 'likeness') =>
        new RegExp(studio.t(`comparing.merge.base.${found}`, { date: 'ANY', mine: 'ANY', theirs: 'ANY' }).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('ANY', '.+'));

      test('a descendant file is compared, merged with one conflict, and undone in one step', async () => {
        const { page, t } = studio;
        await studio.openSample(SAMPLE[locale]);
        const shared = await exported(page);
        const [first, second] = taskOf(shared);
        if (!first || !second) throw new Error('the sample has too few steps');
        const colleague = renamed(renamed(shared, first.id, 'Theirs'), second.id, 'Only theirs');
        const file = join(dataFolder, 'colleague.laneway');
        // What a colleague's Laneway says of the file that it was given.
        writeFileSync(file, writeLaneway(colleague, {}, { [digestOf(shared)]: 1 }));
        await renameStep(studio, first.name, 'Mine');

        await chooseFile(studio, file);
        const offer = page.getByRole('dialog', { name: t('comparing.offer.title') });
        await expect(offer).toBeVisible();
        await studio.picture(`compare/offer-${locale}-${colorScheme}`);
        await axe(page, 'offer');

        await studio.button('comparing.offer.compare').click();
        await expect(page.getByRole('heading', { name: t('comparing.title') })).toBeVisible();
        const changes = page.getByRole('list', { name: t('comparing.kind.changed') });
        await expect(changes.getByRole('listitem')).toHaveCount(2);
        await page.keyboard.press('n');
        // In both pictures each of the two steps is marked, and the one that is looked at stands out.
        await expect(page.locator('.compare-mark[data-kind="changed"]')).toHaveCount(4);
        await expect(page.locator('.compare-mark[data-current]')).toHaveCount(2);
        await expect(page.getByText(t('comparing.position', { at: 1, total: 2 }))).toBeVisible();
        await studio.picture(`compare/side-${locale}-${colorScheme}`);
        await page.getByText(t('comparing.layout.one'), { exact: true }).click();
        await studio.button('comparing.effect.ask').click();
        await expect(page.getByText(t('comparing.effect.neither'))).toBeVisible({ timeout: 120_000 });
        await studio.picture(`compare/one-${locale}-${colorScheme}`);
        await axe(page, 'compare');
        await page.keyboard.press('Escape');


        await studio.button('comparing.offer.merge').click();
        await expect(page.getByText(t('comparing.merge.progress', { at: 1, total: 1, decided: 0 }))).toBeVisible();
        await expect(page.getByText(startOf('exported'))).toBeVisible();
        const card = page.getByRole('article');
        await expect(card.getByRole('button', { name: /“Theirs”/ })).toBeVisible();
        await studio.picture(`compare/merge-${locale}-${colorScheme}`);
        await axe(page, 'merge');
        await page.keyboard.press('2');
        await expect(page.getByText(t('comparing.merge.progress', { at: 1, total: 1, decided: 1 }))).toBeVisible();
        await studio.button('comparing.effect.ask').click();
        await expect(page.getByText(t('comparing.effect.neither'))).toBeVisible({ timeout: 120_000 });
        await page.getByText(t('comparing.merge.changes', { count: 2 }), { exact: true }).click();
        await studio.picture(`compare/changes-${locale}-${colorScheme}`);
        await axe(page, 'merge changes');

        await studio.button('comparing.merge.apply').click();
        await expect(studio.outlineRow('Theirs')).toBeVisible();
        await expect(studio.outlineRow('Only theirs')).toBeVisible();
        await studio.saved();
        await page.keyboard.press('Control+z');
        await expect(studio.outlineRow('Mine')).toBeVisible();
        await expect(studio.outlineRow(second.name)).toBeVisible();
        await studio.saved();

        // Taken back, the merge begins where it did; done again, the colleague's next file is merged from what was merged.
        await page.keyboard.press('Control+Shift+z');
        await expect(studio.outlineRow('Theirs')).toBeVisible();
        await studio.saved();
        writeFileSync(file, writeLaneway(renamed(colleague, second.id, 'Later theirs'), {}, { [digestOf(shared)]: 1, [digestOf(colleague)]: 2 }));
        await chooseFile(studio, file);
        await studio.button('comparing.offer.merge').click();
        await expect(page.getByText(startOf('merged'))).toBeVisible();
        await studio.button('comparing.merge.apply').click();
        await expect(studio.outlineRow('Later theirs')).toBeVisible();
        await studio.saved();

        // A file that does not say where it came from.
        writeFileSync(file, writeLaneway(renamed(shared, first.id, 'Stranger')));
        await chooseFile(studio, file);
        await studio.button('comparing.offer.merge').click();
        await expect(page.getByText(startOf('likeness'))).toBeVisible();
        await studio.picture(`compare/likeness-${locale}-${colorScheme}`);
        await axe(page, 'likeness');
      });
    });
  }
}

test.describe('compare and merge', () => {
  let dataFolder = '';
  let laneway: Laneway;
  let studio: StudioPage;
  test.beforeEach(async () => {
    dataFolder = mkdtempSync(join(tmpdir(), 'laneway-e2e-compare-'));
    laneway = await launch({ dataFolder, host: 'browser' });
    studio = new StudioPage(laneway);
  });
  test.afterEach(async () => {
    await laneway.close();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  test('a file with the conflicts of a merge opens where they are decided, and those left open stay with the model', async () => {
    const { page, t } = studio;
    await studio.openSample(SAMPLE.en);
    const base = await exported(page);
    const [first, second] = taskOf(base);
    if (!first || !second) throw new Error('the sample has too few steps');
    const ours = renamed(renamed(base, first.id, 'Mine 1'), second.id, 'Mine 2');
    const { merged, conflicts } = mergeModels(base, ours, renamed(renamed(base, first.id, 'Theirs 1'), second.id, 'Theirs 2'));
    const file = join(dataFolder, 'merged.laneway');
    writeFileSync(file, writeLaneway(merged, withConflicts({}, conflicts)));

    await chooseFile(studio, file);
    await expect(page.getByText(t('comparing.merge.progress', { at: 1, total: 2, decided: 0 }))).toBeVisible();
    const name = (await page.getByRole('article').getByRole('heading').first().textContent()) ?? '';
    await page.keyboard.press('2');
    await expect(page.getByText(t('comparing.merge.progress', { at: 2, total: 2, decided: 1 }))).toBeVisible();
    await studio.button('comparing.merge.applyDecided').click();
    await expect(studio.outlineRow(name.includes('Mine 1') ? 'Theirs 1' : 'Theirs 2')).toBeVisible();
    await studio.saved();

    await page.reload();
    await expect(studio.canvas).toBeVisible();
    await studio.button('comparing.merge.decide').click();
    await expect(page.getByText(t('comparing.merge.progress', { at: 1, total: 1, decided: 0 }))).toBeVisible();
    await studio.button('comparing.merge.allTheirs').click();
    await studio.button('comparing.merge.applyDecided').click();
    await expect(studio.outlineRow('Theirs 1')).toBeVisible();
    await expect(studio.outlineRow('Theirs 2')).toBeVisible();
    await studio.saved();

    await page.keyboard.press('Control+z');
    await expect(studio.outlineRow(name.includes('Mine 1') ? 'Mine 2' : 'Mine 1')).toBeVisible();
    await studio.saved();
    await page.reload();
    await expect(studio.canvas).toBeVisible();
    await studio.button('comparing.merge.decide').click();
    await expect(page.getByText(t('comparing.merge.progress', { at: 1, total: 1, decided: 0 }))).toBeVisible();
  });

  test('conflicts are decided by keyboard, one after the other; what was decided outlives leaving the merge', async () => {
    const { page, t } = studio;
    await studio.openSample(SAMPLE.en);
    const base = await exported(page);
    const [first, second] = taskOf(base);
    if (!first || !second) throw new Error('the sample has too few steps');
    const ours = renamed(renamed(base, first.id, 'Mine 1'), second.id, 'Mine 2');
    const { merged, conflicts } = mergeModels(base, ours, renamed(renamed(base, first.id, 'Theirs 1'), second.id, 'Theirs 2'));
    const file = join(dataFolder, 'merged.laneway');
    writeFileSync(file, writeLaneway(merged, withConflicts({}, conflicts)));
    const progress = (at: number, done: number) => page.getByText(t('comparing.merge.progress', { at, total: 2, decided: done }));
    const name = page.getByRole('article').getByRole('heading').first();

    await chooseFile(studio, file);
    await expect(progress(1, 0)).toBeVisible();
    await expect(name).toBeFocused();
    await expect(page.locator('.compare-spot')).not.toHaveCount(0);
    // The merge is open: nobody is told that it could be.
    await expect(studio.button('comparing.merge.decide')).toHaveCount(0);

    await page.keyboard.press('2');
    await expect(progress(2, 1)).toBeVisible();
    await expect(name).toBeFocused();
    await expect(page.locator('.compare-mark[data-kind="changed"]')).not.toHaveCount(0);
    await page.keyboard.press('Control+z');
    await expect(progress(1, 0)).toBeVisible();
    await expect(page.locator('.compare-mark')).toHaveCount(0);
    await page.keyboard.press('Control+Shift+z');
    await expect(progress(2, 1)).toBeVisible();

    // Away from what is decided the keys decide nothing.
    await studio.button('comparing.merge.close').focus();
    await page.keyboard.press('1');
    await page.keyboard.press('p');
    await expect(progress(2, 1)).toBeVisible();
    await studio.button('comparing.merge.previous').press('Enter');
    await expect(progress(1, 1)).toBeVisible();
    await expect(name).toBeFocused();

    await page.keyboard.press('Escape');
    await expect(studio.canvas).toBeFocused();
    await expect(studio.outlineRow('Mine 1')).toBeVisible();
    await studio.button('comparing.merge.goOn').click();
    await expect(page.getByText(t('comparing.merge.progress', { at: 2, total: 2, decided: 1 }))).toBeVisible();
    await expect(name).toBeFocused();
    await page.keyboard.press('2');
    await expect(progress(2, 2)).toBeVisible();
    await studio.button('comparing.merge.applyDecided').click();
    await expect(studio.outlineRow('Theirs 1')).toBeVisible();
    await expect(studio.outlineRow('Theirs 2')).toBeVisible();
    await expect(studio.canvas).toBeFocused();
    await studio.saved();
  });

  test('a copy among several files is told of in the report, and merged from there; what is dropped meanwhile does not come in', async () => {
    const { page, t } = studio;
    await studio.openSample(SAMPLE.en);
    const shared = await exported(page);
    const [first, second] = taskOf(shared);
    if (!first || !second) throw new Error('the sample has too few steps');
    const colleague = writeLaneway(renamed(renamed(shared, first.id, 'Theirs'), second.id, 'Only theirs'), {}, { [digestOf(shared)]: 1 });
    await renameStep(studio, first.name, 'Mine');

    await drag(page, [{ name: 'steps.csv', content: 'Step,Role\nA,Desk\n' }, { name: 'colleague.laneway', content: colleague }], ['dragover', 'drop']);
    await expect(page.getByText(t('importing.copyOf', { name: SAMPLE.en }))).toHaveCount(1);
    await studio.picture('compare/report');
    await page.getByRole('button', { name: t('importing.openNamed', { name: 'colleague.laneway' }) }).click();
    await expect(page.getByRole('dialog', { name: t('comparing.offer.title') })).toBeVisible();
    await expect(studio.button('comparing.offer.keep').first()).toBeVisible();
    await studio.button('comparing.offer.merge').click();
    await expect(page.getByText(t('comparing.merge.progress', { at: 1, total: 1, decided: 0 }))).toBeVisible();
    const address = page.url();

    await drag(page, [{ name: 'chart.mmd', content: 'flowchart LR\nA[Strange] --> B[Other]\n' }], ['dragover', 'drop']);
    await expect(page.getByText(t('importing.deciding'))).toBeVisible();
    await expect(page.getByText(t('comparing.merge.progress', { at: 1, total: 1, decided: 0 }))).toBeVisible();
    expect(page.url()).toBe(address);

    await page.getByRole('article').getByRole('button', { name: /“Theirs”/ }).click();
    await studio.button('comparing.merge.apply').click();
    await expect(studio.outlineRow('Theirs')).toBeVisible();
    await expect(studio.outlineRow('Only theirs')).toBeVisible();
    await studio.saved();
    await studio.button('comparing.merge.copyToTrash').click();
    await expect(page.getByText(t('shell.library.trashed', { name: SAMPLE.en }))).toBeVisible();
    await studio.button('menu.edit.undo').last().click();
    await expect(studio.outlineRow('Mine')).toBeVisible();
    await expect(studio.outlineRow(second.name)).toBeVisible();
  });

  test('the master is compared with what it was a step ago, and a difference leads to the canvas', async () => {
    const { page, t } = studio;
    await studio.openSample(SAMPLE.en);
    const [first] = taskOf(await exported(page));
    await renameStep(studio, first?.name ?? '', 'Renamed');

    await page.keyboard.press('Control+Alt+d');
    await studio.picture('compare/choose');
    await axe(page, 'choose');
    await page.getByRole('list', { name: t('comparing.choose.earlier') }).getByRole('button').first().click();
    await page.getByRole('list', { name: t('comparing.kind.changed') }).getByRole('button').click();
    await studio.button('comparing.showInModel').click();
    await expect(studio.outlineRow('Renamed')).toHaveAttribute('aria-selected', 'true');

    await page.keyboard.press('Control+Alt+d');
    await page.getByRole('list', { name: t('comparing.choose.variants') }).getByRole('button').first().click();
    await studio.button('comparing.effect.ask').click();
    await expect(page.getByRole('cell', { name: t('compare.verdict.better') }).first()).toBeVisible({ timeout: 120_000 });
    await studio.picture('compare/variant');
    await axe(page, 'variant');
    await page.keyboard.press('Escape');
    await expect(studio.canvas).toBeVisible();
  });
});

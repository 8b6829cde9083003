import { expect, test } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLaneway } from '../../shared/files/lanewayFile.ts';
import type { ProcessModel } from '../../shared/model/ProcessModel.ts';
import { accessibilityFlaws } from './axe.ts';
import { Keys } from './Keys.ts';
import { launch } from './launch.ts';
import { StudioPage } from './StudioPage.ts';

const NAMES = {
  en: { sample: 'Loan approval with a control', step: 'Assess the loan', earlier: 'Advise and take the application', start: 'Loan wanted', role: 'Branch adviser', skill: 'Explain the refusal', person: 'Ann Miller' },
  'zh-CN': { sample: '带风控的贷款审批', step: '评估贷款', earlier: '咨询并受理申请', start: '有贷款需求', role: '客户经理', skill: '说明拒贷原因', person: '欧阳明' },
} as const;

for (const locale of ['en', 'zh-CN'] as const) {
  test(`the forms by the keyboard alone, in ${locale}: step, arrivals, promise, run, people, skills; the file holds what was typed`, async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'laneway-e2e-'));
    const laneway = await launch({ dataFolder, host: 'browser', locale });
    const studio = new StudioPage(laneway, locale);
    const { page, t } = studio;
    const keys = new Keys(page);
    const names = NAMES[locale];
    const undo = page.getByRole('button', { name: t('menu.edit.undo') }).first();

    /** The model as its file has it. */
    const saved = async (): Promise<ProcessModel> => {
      await studio.saved();
      const download = page.waitForEvent('download');
      await studio.canvas.focus();
      await keys.press('Control+Shift+s');
      const read = readLaneway(readFileSync(await (await download).path()));
      if (!read.ok) throw new Error(JSON.stringify(read.error));
      return read.value.document.master;
    };
    const toPanel = async () => {
      await studio.canvas.focus();
      await keys.press('F6');
    };
    const select = async (element: string) => {
      await studio.canvas.focus();
      await keys.press('Control+k');
      await keys.choose(element);
      await expect(page.getByRole('heading', { name: element, exact: true })).toBeVisible();
      await toPanel();
    };
    /** Opens what is folded. */
    const unfold = async (title: string) => {
      await keys.tabTo(new RegExp(`^${title}`));
      await keys.press('Enter', 'Tab');
    };
    const type = async (label: string, text: string) => {
      await keys.tabTo(new RegExp(`^${label}`));
      await keys.press('Control+a');
      await keys.choose(text);
    };
    /** Goes down in a list until its entry is chosen; what a person sees decides. */
    const choose = async (label: string, option: string) => {
      await keys.tabTo(new RegExp(`^${label}`));
      for (let i = 0; i < 60; i++) {
        const text = await page.evaluate(() => (document.activeElement instanceof HTMLSelectElement ? document.activeElement.selectedOptions[0]?.text : undefined));
        if (text === option) return;
        await keys.press('ArrowDown');
      }
      throw new Error(`No entry “${option}” in ${label}.`);
    };
    const clean = async (where: string) => {
      expect.soft(await accessibilityFlaws(page, { without: '.palette-list' }), where).toEqual([]);
    };

    try {
      await studio.openSample(names.sample);

      await test.step('a step: batch, another person, priority', async () => {
        await select(names.step);
        await unfold(t('inspector.priority'));
        await type(t('inspector.priority'), '7');
        await unfold(t('inspector.performer'));
        await choose(t('inspector.performer.rule'), t('inspector.performer.notSameAs'));
        await choose(t('inspector.performer.step'), names.earlier);
        await unfold(t('inspector.batch'));
        await keys.tabTo(new RegExp(`^${t('inspector.batch.on')}`));
        await keys.press('Space');
        await type(t('inspector.batch.size'), '4');
        await type(t('inspector.batch.at'), '16, 10:30');
        await clean('step');
        await studio.picture(`forms-step-${locale}`);
      });

      await test.step('numbers that cannot be are refused at their field, and never reach the model', async () => {
        const size = page.getByRole('textbox', { name: new RegExp(`^${t('inspector.batch.size')}`) });
        for (const [text, reason] of [['-3', t('inspector.error.between', { min: 1, max: 100_000 })], ['NaN', t('inspector.error.notNumber')], ['2.5', t('inspector.error.notWhole')], ['1e9', t('inspector.error.between', { min: 1, max: 100_000 })]] as const) {
          await size.fill(text);
          await size.press('Enter');
          await expect(size).toHaveAttribute('aria-invalid', 'true');
          await expect(page.getByText(reason).first()).toBeVisible();
          await size.press('Escape');
          await expect(size).toHaveValue('4');
        }
      });

      await test.step('arrivals by the hour', async () => {
        await select(names.start);
        await choose(t('inspector.arrivals.source'), t('inspector.arrivals.rates'));
        const monday9 = page.locator('.rate-cell[tabindex="0"]');
        await monday9.focus();
        await keys.press('Home', 'Shift+ArrowDown', 'Shift+End');
        await keys.choose('6');
        await monday9.focus();
        await clean('arrivals');
        await studio.picture(`forms-rates-${locale}`);
      });

      await test.step('a promise and the run', async () => {
        await studio.canvas.focus();
        await keys.press('Escape');
        await toPanel();
        await unfold(t('inspector.promises'));
        await keys.tabTo(new RegExp(`^${t('inspector.promise.add')}`));
        await keys.press('Enter');
        await keys.tabTo(new RegExp(`^${t('inspector.promise.within')}`));
        await keys.press('Control+a');
        await keys.choose('3');
        await type(t('inspector.promise.target'), '97.5');
        await unfold(t('inspector.run'));
        await unfold(t('inspector.stopping'));
        await keys.tabTo(new RegExp(`^${t('inspector.stopping.label')}`));
        await keys.press('Space');
        await type(t('inspector.stopping.halfWidth'), '5');
        await unfold(t('inspector.confidence'));
        await type(t('inspector.confidence'), '99');
        await unfold(t('inspector.backlog'));
        await type(t('inspector.backlog.waiting'), '12');
        await clean('run');
        await studio.picture(`forms-run-${locale}`);
      });

      await test.step('people by name, their skills', async () => {
        await studio.canvas.focus();
        await keys.press('Control+Alt+p');
        const sheet = page.getByRole('dialog', { name: t('people.title') });
        await expect(sheet).toBeVisible();
        const called = sheet.getByRole('textbox', { name: t('people.column.name'), exact: true });
        const before = await called.count();
        await keys.tabTo(new RegExp(`^${t('people.name.role', { count: 5, role: names.role })}`));
        await keys.press('Enter');
        await expect(called).toHaveCount(before + 5);
        const first = called.nth(before);
        await first.focus();
        await keys.press('Control+a');
        await keys.choose(names.person);
        await keys.tabTo(new RegExp(`^${t('people.of', { column: t('people.column.speed'), name: names.person })}`));
        await keys.press('Control+a');
        await keys.choose('2');
        await clean('people');
        await studio.picture(`forms-people-${locale}`);
        await sheet.getByRole('tab', { name: t('people.tab.people') }).focus();
        await keys.press('ArrowRight');
        const skill = sheet.getByRole('button', { name: t('people.skills.able', { name: names.person, step: names.skill }) });
        await choose(t('people.column.roles'), names.role);
        await keys.press('Tab');
        // Along the row of whom was named first, as far as the step.
        for (let i = 0; i < 20 && !(await skill.evaluate((cell) => cell === document.activeElement)); i++) await keys.press('ArrowRight');
        await keys.press('Space');
        await expect(sheet.getByRole('button', { name: t('people.skills.able', { name: names.person, step: names.skill }) })).toHaveAttribute('aria-pressed', 'false');
        await keys.press('Control+z');
        await expect(sheet.getByRole('button', { name: t('people.skills.able', { name: names.person, step: names.skill }) })).toHaveAttribute('aria-pressed', 'true');
        await keys.press('Control+Shift+z');
        await expect(sheet.getByRole('button', { name: t('people.skills.able', { name: names.person, step: names.skill }) })).toHaveAttribute('aria-pressed', 'false');
        await clean('skills');
        await studio.picture(`forms-skills-${locale}`);
        for (const tab of ['roles', 'calendars'] as const) {
          await sheet.getByRole('tab', { name: t(`people.tab.${tab}`) }).click();
          await clean(tab);
          await studio.picture(`forms-${tab}-${locale}`);
        }
        await keys.press('Escape');
        await expect(sheet).toBeHidden();
      });

      const model = await test.step('the file holds all of it', async () => {
        const read = await saved();
        const step = Object.values(read.nodes).find(({ name }) => name === names.step);
        const earlier = Object.values(read.nodes).find(({ name }) => name === names.earlier);
        expect(step && 'work' in step ? step.work : null).toMatchObject({ priority: 7, performer: { rule: 'notSameAs', step: earlier?.id }, batch: { size: 4, at: [630, 960], mode: 'together' } });
        const start = Object.values(read.nodes).find(({ name }) => name === names.start);
        const rates = start?.kind === 'startEvent' ? start.arrivals?.rates : undefined;
        // 9:00 to 11:00 of every day.
        expect(rates?.filter((rate) => rate === 6)).toHaveLength(14);
        expect(Object.values(read.promises).map(({ measure }) => measure)).toContainEqual({ from: null, to: null, within: { value: 3, unit: 'day' }, target: 0.975, calendar: null });
        expect(read.meta.settings).toMatchObject({ confidence: 0.99, backlog: 12, stopping: { measure: 'cycleTime', relativeHalfWidth: 0.05, maxReplications: 200 } });
        const person = Object.values(read.people).find(({ name }) => name === names.person);
        expect(person).toMatchObject({ speed: 2, calendar: null });
        const skill = Object.values(read.nodes).find(({ name }) => name === names.skill);
        expect(person?.steps?.length).toBeGreaterThan(0);
        expect(person?.steps).not.toContain(skill?.id);
        expect(Object.values(read.people).filter(({ roles }) => roles.some((role) => person?.roles.includes(role)))).toHaveLength(5);
        return read;
      });

      await test.step('each change is one undo step', async () => {
        await undo.click();
        const before = await saved();
        const changed = Object.values(model.people).filter((person) => JSON.stringify(person) !== JSON.stringify(before.people[person.id]));
        expect(changed.map(({ name }) => name)).toEqual([names.person]);
        expect(before.nodes).toEqual(model.nodes);
      });
    } finally {
      await laneway.close();
      rmSync(dataFolder, { recursive: true, force: true });
    }
  });
}

test('variants side by side: a number is typed where it stands, marked, and given back; of two ways the other takes the rest', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'laneway-e2e-'));
  const laneway = await launch({ dataFolder, host: 'browser' });
  const studio = new StudioPage(laneway);
  const { page, t } = studio;
  const cell = (parameter: string, kind: 'headcount' | 'share', variant: string) => page.getByRole('textbox', { name: t('inspector.variants.cell', { parameter, kind: t(`inspector.variants.kind.${kind}`), variant }), exact: true });
  const A = 'A · Two people in risk control';

  try {
    await studio.openSample(NAMES.en.sample);
    await studio.mode('compare');
    const headcount = cell('Risk control', 'headcount', A);
    await expect(headcount).toHaveValue('2');
    await expect(cell('Risk control', 'headcount', t('results.master'))).toHaveValue('1');

    await headcount.fill('many');
    await headcount.press('Enter');
    await expect(headcount).toHaveAttribute('aria-invalid', 'true');
    await headcount.fill('4');
    await headcount.press('Enter');
    await expect(page.locator('td[data-own]', { has: headcount })).toBeVisible();
    await studio.picture('forms-variants-en');

    await page.getByRole('button', { name: t('inspector.variants.revert', { parameter: 'Risk control', variant: A, value: '1' }) }).click();
    await expect(page.locator('td[data-own]', { has: headcount })).toHaveCount(0);
    await page.getByRole('button', { name: t('menu.edit.undo') }).first().click();
    await expect(headcount).toHaveValue('4');

    await page.getByRole('combobox', { name: t('inspector.variants.show') }).selectOption('shares');
    const no = cell('Papers complete? → no', 'share', t('results.master'));
    await no.fill('40');
    await no.press('Enter');
    await expect(cell('Papers complete? → yes', 'share', t('results.master'))).toHaveValue('60');
    // A inherits it; C holds shares of its own.
    await expect(cell('Papers complete? → yes', 'share', A)).toHaveValue('60');
    await expect(cell('Papers complete? → yes', 'share', 'C · Checklist before the appointment')).toHaveValue('92');
    await studio.saved();
  } finally {
    await laneway.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
});

const RECEIVING = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D" targetNamespace="t"><process id="P">
  <receiveTask id="In" name="Claim comes in" /><receiveTask id="Wait" name="Wait for the papers" /><endEvent id="E" name="Done" />
  <sequenceFlow id="F1" sourceRef="In" targetRef="Wait" /><sequenceFlow id="F2" sourceRef="Wait" targetRef="E" />
</process></definitions>`;

for (const locale of ['en', 'zh-CN'] as const) {
  test(`a receive task is said to start the process, in ${locale}: the envelope gets its ring, and the file holds it`, async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'laneway-e2e-'));
    const path = join(dataFolder, 'receiving.bpmn');
    writeFileSync(path, RECEIVING);
    const laneway = await launch({ dataFolder, host: 'browser', locale });
    const studio = new StudioPage(laneway, locale);
    const { page, t } = studio;
    const starts = page.getByRole('checkbox', { name: t('inspector.instantiate'), exact: true });
    const ring = page.locator('[data-element="In"] circle');

    try {
      await studio.importFile(path);
      await studio.outlineRow('Wait for the papers').click();
      await expect(page.getByRole('heading', { name: 'Wait for the papers', exact: true })).toBeVisible();
      await expect(starts).toHaveCount(0);

      await studio.outlineRow('Claim comes in').click();
      await expect(starts).not.toBeChecked();
      await expect(ring).toHaveCount(0);
      await starts.check();
      await expect(ring).toHaveCount(1);
      await studio.picture(`forms-starts-${locale}`);
      await page.getByRole('button', { name: t('menu.edit.undo') }).first().click();
      await expect(starts).not.toBeChecked();
      await expect(ring).toHaveCount(0);
      await page.getByRole('button', { name: t('menu.edit.redo') }).first().click();
      await expect(starts).toBeChecked();

      await studio.saved();
      const download = page.waitForEvent('download');
      await studio.canvas.focus();
      await page.keyboard.press('Control+Shift+s');
      const read = readLaneway(readFileSync(await (await download).path()));
      expect(read.ok && Object.values(read.value.document.master.nodes).map((node) => [node.name, 'instantiate' in node && node.instantiate])).toEqual(expect.arrayContaining([['Claim comes in', true], ['Wait for the papers', false]]));
    } finally {
      await laneway.close();
      rmSync(dataFolder, { recursive: true, force: true });
    }
  });
}

import { expect, test, type Page } from '@playwright/test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessibilityFlaws } from './axe.ts';
import { HOSTS, launch, type LaunchOptions } from './launch.ts';
import { LOOKS } from './looks.ts';
import { StudioPage } from './StudioPage.ts';

const SAMPLE = { en: 'Broadband repair', 'zh-CN': '宽带报修' } as const;
const CASES = 200;

/** The replay as a person sees it. */
class ReplayPage extends StudioPage {
  async openReplay(): Promise<void> {
    await this.mode('simulate');
    await this.button('replay.open').click();
    await expect(this.button('replay.play')).toBeFocused();
  }

  /** Finished, in progress, waiting; per variant, and the difference of two. */
  async figures(): Promise<number[][]> {
    const rows = await this.page.locator('.counters tbody tr').all();
    return Promise.all(rows.map(async (row) => (await row.locator('td').allTextContents()).map((text) => Number(text.replace('−', '-').replace('+', '').replaceAll(',', '')))));
  }

  get seekBar() {
    return this.page.getByRole('slider', { name: this.t('replay.seek') });
  }

  get speed() {
    return this.page.getByRole('combobox', { name: this.t('replay.speed') });
  }

  get beside() {
    return this.page.getByRole('combobox', { name: this.t('replay.beside') });
  }

  /** What was asked for is painted, and nothing is on its way to another place. */
  async rest(): Promise<void> {
    await this.page.evaluate(async () => {
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      await Promise.allSettled(document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity).map(({ finished }) => finished));
    });
  }

  /** Every pixel of the tokens on a pane. */
  async tokens(pane = 0): Promise<string> {
    await this.rest();
    return this.page.locator('.token-canvas').nth(pane).evaluate((canvas) => (canvas instanceof HTMLCanvasElement ? canvas.toDataURL() : ''));
  }
}

async function withReplay(options: Omit<LaunchOptions, 'dataFolder'>, journey: (replay: ReplayPage, page: Page) => Promise<void>): Promise<void> {
  const { locale = 'en' } = options;
  const dataFolder = mkdtempSync(join(tmpdir(), 'laneway-e2e-'));
  const laneway = await launch({ dataFolder, ...options });
  try {
    const replay = new ReplayPage(laneway, locale);
    await replay.openSample(SAMPLE[locale]);
    await replay.openReplay();
    await journey(replay, laneway.page);
  } finally {
    await laneway.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

for (const host of HOSTS) {
  test(`cases can be replayed to the end and back on ${host}`, async () => {
    await withReplay({ host }, async (replay, page) => {
      expect((await replay.figures())[0]?.[0]).toBe(0);

      await page.keyboard.press('End');
      await expect.poll(() => replay.figures()).toEqual([[CASES, 0, 0]]);

      await page.keyboard.press('Home');
      await expect.poll(async () => (await replay.figures())[0]?.[0]).toBe(0);
    });
  });
}

test('seeking back shows what was seen before, to the pixel', async () => {
  await withReplay({}, async (replay, page) => {
    const half = Number(await replay.seekBar.getAttribute('max')) / 2;
    await replay.seekBar.fill(String(half));
    await expect.poll(async () => (await replay.figures())[0]?.[1]).toBeGreaterThan(0);
    const before = await replay.figures();
    const picture = await replay.tokens();

    await page.keyboard.press('End');
    await expect.poll(() => replay.figures()).toEqual([[CASES, 0, 0]]);
    await expect.poll(() => replay.tokens()).not.toBe(picture);
    await page.keyboard.press('Home');
    await expect.poll(async () => (await replay.figures())[0]?.[0]).toBe(0);
    await replay.seekBar.fill(String(half));

    await expect.poll(() => replay.figures()).toEqual(before);
    await expect.poll(async () => (await replay.tokens()) === picture).toBe(true);
  });
});

test('keys step from event to event and say what happens', async () => {
  await withReplay({}, async (replay, page) => {
    const said = page.locator('[aria-live=polite]');
    const first = await replay.seekBar.getAttribute('aria-valuetext');
    await page.keyboard.press('ArrowRight');
    await expect(said.filter({ hasText: /Case \d+/ }).first()).toBeAttached();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(replay.seekBar).not.toHaveAttribute('aria-valuetext', first ?? '');

    const speed = await replay.speed.inputValue();
    await page.keyboard.press('+');
    await expect(replay.speed).toHaveValue(String(Number(speed) + 1));
    await page.keyboard.press('-');

    // Without motion the clock goes from event to event by itself, and says so.
    await page.keyboard.press(' ');
    await expect(replay.button('replay.pause')).toBeVisible();
    const now = await replay.seekBar.inputValue();
    await expect.poll(async () => Number(await replay.seekBar.inputValue())).toBeGreaterThan(Number(now));
    await page.keyboard.press(' ');
    await expect(replay.button('replay.play')).toBeVisible();

    await page.keyboard.press('Escape');
    await expect(replay.button('replay.open')).toBeFocused();
    await page.keyboard.press('Control+Alt+Enter');
    await expect(replay.button('replay.play')).toBeFocused();
  });
});

test('the clock stops by itself where a queue becomes too long', async () => {
  await withReplay({}, async (replay, page) => {
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await page.getByRole('checkbox', { name: replay.t('replay.stop') }).check();
    await page.getByRole('combobox', { name: replay.t('replay.stop.length') }).selectOption({ index: 0 });
    await replay.speed.selectOption({ label: replay.t('replay.speed.d1') });
    await replay.button('replay.play').click();

    await expect(page.locator('.clock-note')).toHaveText(/cases wait at “.+”/, { timeout: 120_000 });
    await expect(replay.button('replay.play')).toBeVisible();
    await expect.poll(async () => (await replay.figures())[0]?.[2]).toBeGreaterThanOrEqual(2);

    await replay.button('replay.queues').click();
    await expect(page.getByRole('region', { name: replay.t('replay.queues') }).last().getByRole('row').filter({ hasText: /\b[2-9]\b/ }).first()).toBeVisible();
  });
});

test('two variants run side by side on the same arrivals', async () => {
  await withReplay({}, async (replay, page) => {
    await replay.beside.selectOption({ index: 1 });
    await expect(page.locator('.twin')).toBeVisible();
    await expect(page.locator('.token-canvas')).toHaveCount(2);

    await replay.seekBar.fill(String(Number(await replay.seekBar.getAttribute('max')) / 2));
    await expect.poll(async () => (await replay.figures())[0]?.[0]).toBeGreaterThan(0);
    const [asIs, variant, difference] = await replay.figures();
    expect(difference).toEqual(asIs?.map((n, i) => (variant?.[i] ?? 0) - n));
    // The same cases have come in on both sides.
    expect((asIs?.[0] ?? 0) + (asIs?.[1] ?? 0)).toBe((variant?.[0] ?? 0) + (variant?.[1] ?? 0));

    await page.keyboard.press('End');
    await expect.poll(async () => (await replay.figures()).slice(0, 2)).toEqual([[CASES, 0, 0], [CASES, 0, 0]]);

    await replay.beside.selectOption({ index: 0 });
    await expect(page.locator('.twin')).toHaveCount(0);
  });
});

test('a case of the timeline is followed on the canvas, and its figures stand in the table', async () => {
  await withReplay({}, async (replay, page) => {
    await replay.button('replay.timeline').click();
    const row = page.getByRole('button', { name: /^Case 3\b/ });
    await row.click();
    await expect(row).toHaveAttribute('aria-pressed', 'true');
    await expect(page.locator('.followed')).toContainText('Case 3');

    // A night is long enough to be pointed at.
    await page.locator('.gantt-bars i[data-bar=offShift]').first().hover();
    await expect(page.locator('.bar-hint')).not.toHaveText('');

    await replay.button('replay.table').click();
    const table = page.getByRole('table', { name: replay.t('replay.table') });
    await expect(table).toHaveAttribute('aria-rowcount', String(CASES + 1));
    await expect(table.getByRole('row').filter({ hasText: 'Case 3' }).first()).toContainText(/\d (min|h|d)/);
    await page.locator('.case-table').evaluate((box) => box.scrollTo(0, box.scrollHeight));
    await expect(table.getByRole('button', { name: `Case ${CASES}`, exact: true })).toBeVisible();
  });
});

/** Round and round: from neither step is there a way to an end. */
const ENDLESS = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="http://example.org">
  <process id="Process_1"><startEvent id="Start_1" name="Call comes in"/><task id="Task_1" name="Answer"/><task id="Task_2" name="Ask again"/>
  <sequenceFlow id="Flow_1" sourceRef="Start_1" targetRef="Task_1"/><sequenceFlow id="Flow_2" sourceRef="Task_1" targetRef="Task_2"/><sequenceFlow id="Flow_3" sourceRef="Task_2" targetRef="Task_1"/></process>
</definitions>
`;

test('a model that cannot run says why, and shows where', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'laneway-e2e-'));
  const laneway = await launch({ dataFolder });
  try {
    const replay = new ReplayPage(laneway);
    const { page } = replay;
    const file = join(dataFolder, 'endless.bpmn');
    writeFileSync(file, ENDLESS);
    await replay.importFile(file);
    await replay.mode('simulate');
    await replay.button('replay.open').click();
    const alert = page.getByRole('alert').filter({ hasText: replay.t('results.failed') });
    await expect(alert).toContainText('Call comes in');
    await alert.getByRole('button', { name: replay.t('replay.goTo') }).click();
    await expect(page.locator('.step[data-selected]')).toContainText('Call comes in');
  } finally {
    await laneway.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
});

for (const { locale, colorScheme } of LOOKS) {
  test(`the replay in ${locale}, ${colorScheme}: legible and accessible`, async () => {
    await withReplay({ locale, colorScheme }, async (replay, page) => {
      const view = async (name: string) => {
        await replay.rest();
        await replay.picture(`replay/${name}-${locale}-${colorScheme}`);
        expect.soft(await accessibilityFlaws(page), name).toEqual([]);
      };
      await replay.seekBar.fill(String(Number(await replay.seekBar.getAttribute('max')) * 0.4));
      await view('canvas');
      await replay.button('replay.timeline').click();
      await view('timeline');
      await replay.button('replay.table').click();
      await view('table');
      await replay.beside.selectOption({ index: 1 });
      await expect(page.locator('.twin')).toBeVisible();
      await replay.seekBar.fill(String(Number(await replay.seekBar.getAttribute('max')) * 0.4));
      await replay.button('replay.queues').click();
      await view('pair');
      await replay.button('replay.queues').click();
      await page.setViewportSize({ width: 1920, height: 1080 });
      await replay.button('replay.room').click();
      await view('room');
    });
  });
}

import { expect, test, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessibilityFlaws } from './axe.ts';
import { launch } from './launch.ts';
import { StudioPage } from './StudioPage.ts';

const SAMPLE = { en: 'Loan approval with a control', 'zh-CN': '带风控的贷款审批' } as const;
const STEP = { en: 'Assess the loan', 'zh-CN': '评估贷款' } as const;
const SIZES = [{ width: 1440, height: 900 }, { width: 1920, height: 1080 }] as const;

/** Words that stay as they are in Chinese texts: names, standards, units, keys, and the names of the languages. */
const LATIN = /\b(Laneway|BPMN|FEEL|CSV|SVG|PDF|PNG|Excel|Mermaid|Prosimos|BPSim|SQLite|English|Ctrl|Shift|Alt|Enter|Esc|Escape|Delete|Del|Backspace|Home|Page|Space|Tab|Mod|PERT|browser|linux|darwin|win32|Europe|Berlin|lognormal|zh-CN|UTC|CNY|EUR|min|End)\b/g;

/** Visible texts with Latin words in them that nobody translated. */
const untranslated = (page: Page) =>
  page.evaluate((allowed) => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = (node.textContent ?? '').trim();
      const parent = node.parentElement;
      if (!parent || parent.closest('code, pre, style, script, [data-verbatim]') || !parent.checkVisibility()) continue;
      if (/[A-Za-z]{3,}/.test(text.replaceAll(new RegExp(allowed, 'g'), ''))) found.push(text);
    }
    return [...new Set(found)];
  }, LATIN.source);

/** Buttons, headings, labels and tabs whose text is cut off without an ellipsis. */
const clipped = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, h1, h2, h3, label, legend, th, td, [role=tab], p')]
      .filter((e) => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX === 'hidden' && getComputedStyle(e).textOverflow !== 'ellipsis' && !e.classList.contains('visually-hidden') && e.clientWidth > 1)
      .map((e) => `${e.tagName} “${e.textContent?.trim().slice(0, 60)}”`));

/** Elements too small to hit: WCAG 2.2, 2.5.8 (24 × 24 px), spacing and inline exceptions left to axe. */
async function examine(page: Page, name: string, locale: 'en' | 'zh-CN'): Promise<void> {
  // The list of the palette is scrolled by the arrow keys of the field above it, which keeps the focus.
  expect.soft(await accessibilityFlaws(page, { without: '.palette-list' }), name).toEqual([]);
  expect.soft(await clipped(page), name).toEqual([]);
  if (locale === 'zh-CN') expect.soft(await untranslated(page), name).toEqual([]);
}

for (const locale of ['en', 'zh-CN'] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`every view in ${locale}, ${colorScheme}: complete, legible, accessible`, async () => {
      const dataFolder = mkdtempSync(join(tmpdir(), 'laneway-e2e-'));
      const laneway = await launch({ dataFolder, locale, colorScheme });
      const studio = new StudioPage(laneway, locale);
      const { page } = studio;
      const view = async (name: string) => {
        for (const size of SIZES) {
          await page.setViewportSize(size);
          await studio.picture(`views/${name}-${locale}-${colorScheme}-${size.width}`);
        }
        await page.setViewportSize(SIZES[0]);
        await examine(page, name, locale);
      };
      try {
        await expect(page.getByText(SAMPLE[locale]).first()).toBeVisible();
        await view('start');

        await studio.openSample(SAMPLE[locale]);
        await expect(studio.outlineRow(STEP[locale])).toBeVisible();
        await studio.saved();
        await view('draw');

        await studio.outlineRow(STEP[locale]).click();
        await expect(page.getByRole('heading', { name: STEP[locale] })).toBeVisible();
        await view('draw-step');

        await page.keyboard.press('Control+k');
        await expect(page.getByRole('dialog')).toBeVisible();
        await view('palette');
        await page.keyboard.press('Escape');

        for (const tab of ['people', 'skills', 'roles', 'calendars'] as const) {
          await studio.canvas.focus();
          await page.keyboard.press('Control+Alt+p');
          const sheet = page.getByRole('dialog', { name: studio.t('people.title') });
          if (tab === 'people') await sheet.locator('.people-add .chip-button').first().click();
          await sheet.getByRole('tab', { name: studio.t(`people.tab.${tab}`) }).click();
          await view(`people-${tab}`);
          await page.keyboard.press('Escape');
        }

        await studio.canvas.focus();
        await page.keyboard.press('?');
        await expect(page.getByRole('dialog')).toBeVisible();
        await view('shortcuts');
        await page.keyboard.press('Escape');

        await studio.mode('simulate');
        await view('simulate-before');
        await studio.run();
        await expect(studio.fixThisFirst).toBeVisible();
        await view('simulate');

        await studio.mode('compare');
        await view('compare');
      } finally {
        await laneway.close();
        rmSync(dataFolder, { recursive: true, force: true });
      }
    });
  }
}

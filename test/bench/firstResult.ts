import { expect } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SAMPLES } from '../../scripts/samples/samples.ts';
import { launch } from '../e2e/launch.ts';
import { StudioPage } from '../e2e/StudioPage.ts';

/*
 * From the press of “Run” to the first figures on the screen and to the end of the run with its list of bottlenecks, on
 * every sample, in a real browser; the first result is to be there within a second. Only the first sample finds threads
 * that have compiled nothing yet.
 * Run: node test/bench/firstResult.ts
 */
const LOOKED_AT_MS = 2_000;

const folder = mkdtempSync(join(tmpdir(), 'laneway-bench-'));
const laneway = await launch({ dataFolder: folder, host: 'browser' });
try {
  const studio = new StudioPage(laneway);
  const { page } = laneway;
  for (const { name: [name] } of SAMPLES) {
    await studio.openSample(name);
    await studio.saved();
    await studio.mode('simulate');
    // Nobody presses the button in the first second: the model is looked at before.
    await page.waitForTimeout(LOOKED_AT_MS);
    const run = studio.button('results.run');
    await expect(run).toBeEnabled();
    await page.evaluate(() => {
      const timed = globalThis as unknown as { toFigures: Promise<number> };
      timed.toFigures = new Promise((done) => {
        let pressed = 0;
        window.addEventListener('click', ({ timeStamp }) => { pressed = timeStamp; }, { capture: true, once: true });
        const observer = new MutationObserver(() => {
          if (pressed === 0 || document.querySelector('.headline .stat-value') === null) return;
          observer.disconnect();
          requestAnimationFrame(() => done(performance.now() - pressed));
        });
        observer.observe(document.body, { childList: true, subtree: true });
      });
    });
    const begin = performance.now();
    await run.click();
    const toFigures = await page.evaluate(() => (globalThis as unknown as { toFigures: Promise<number> }).toFigures);
    await expect(studio.button('results.runAgain')).toBeVisible({ timeout: 120_000 });
    process.stdout.write(`${name}: first figures after ${Math.round(toFigures)} ms, all done after ${((performance.now() - begin) / 1_000).toFixed(1)} s\n`);
    await page.keyboard.press('Control+Alt+l');
    await expect(studio.button('shell.start.import')).toBeVisible();
  }
} finally {
  await laneway.close();
  rmSync(folder, { recursive: true, force: true });
}

import { expect, test } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from './launch.ts';
import { StudioPage } from './StudioPage.ts';

test('the picture of the README: a sample, simulated with all its variants', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'laneway-e2e-'));
  const laneway = await launch({ dataFolder });
  const studio = new StudioPage(laneway);
  try {
    await studio.page.setViewportSize({ width: 1440, height: 780 });
    await studio.openSample('Loan approval with a control');
    await studio.page.keyboard.press('Control+b');
    await studio.mode('simulate');
    await studio.run();
    await expect(studio.fixThisFirst).toContainText(/mean cycle time is [\d.]+ h shorter/);
    await studio.canvas.focus();
    await studio.page.keyboard.press('Shift+1');
    await studio.canvas.blur();
    await studio.picture('studio');
  } finally {
    await laneway.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
});

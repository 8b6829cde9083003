import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '*.e2e.ts',
  // Each journey starts a host and a browser of its own, and waits as much as it works.
  workers: 2,
  fullyParallel: true,
  // Limits of time only end what hangs; how fast the machine is must not decide.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  // A second try tells a slow machine from a defect; what needed one is listed as flaky.
  retries: process.env['CI'] ? 1 : 0,
  outputDir: '../../test-results/e2e',
  reporter: 'list',
});

import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '*.e2e.ts',
  // Each journey starts a host and a browser of its own; two cores carry one at a time well.
  workers: 1,
  fullyParallel: false,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  // A second try tells a slow machine from a defect; what needed one is listed as flaky.
  retries: process.env['CI'] ? 1 : 0,
  outputDir: '../../test-results/e2e',
  reporter: 'list',
});

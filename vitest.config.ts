import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/LongestFirst.ts';

export default defineConfig({
  test: {
    setupFiles: ['test/setup.ts'],
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    // A limit of time only ends what hangs; how fast the machine is must not decide.
    testTimeout: 180_000,
    // Some begin by building the program and starting a browser.
    hookTimeout: 300_000,
    // What is waited for comes late on a busy machine; a defect still fails, only later.
    expect: { poll: { timeout: 30_000 } },
    // Two cores: more workers only fight for them.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
  },
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

/*
 * Speed of the simulation engine, all statistics on: events and cases per second on one thread beside a bare
 * typed-array M/M/1 loop in the same run, what calendars, cases and threads cost, memory, and compilation. The ratio is
 * what a change of code must not lower; the absolute figures depend on the machine.
 *
 * What is measured is bundled as the product is: a program of many modules loads each import anew, and one whose types
 * are stripped at run time is compiled with slower access to typed arrays.
 * Run: node test/bench/simulation.ts [--five-million]
 */
const folder = mkdtempSync(join(tmpdir(), 'laneway-bench-'));
try {
  for (const [input, file] of [['simulationFigures.ts', 'figures.mjs'], ['../../electron/simulation/worker.ts', 'worker.mjs']] as const) {
    const bundle = await rolldown({ input: join(import.meta.dirname, input), platform: 'node' });
    await bundle.write({ file: join(folder, file), format: 'esm', codeSplitting: false });
    await bundle.close();
  }
  const fixtures = process.env.LANEWAY_FIXTURES ?? join(import.meta.dirname, '../../../shared/fixtures');
  const { status } = spawnSync(process.execPath, ['--expose-gc', join(folder, 'figures.mjs'), ...process.argv.slice(2)], { stdio: 'inherit', env: { ...process.env, LANEWAY_FIXTURES: fixtures } });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

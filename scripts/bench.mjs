// `npm run bench [NAME]`: runs the speed figures of test/bench one after the other, so that none slows another down.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installMissing } from './installMissing.mjs';
import { continueUnderPinnedNode } from './pinnedNode.mjs';
import { root } from './root.mjs';
import { runProgram } from './runProgram.mjs';

await installMissing();
await continueUnderPinnedNode();

const folder = join(root, 'test/bench');
const [wanted = ''] = process.argv.slice(2);

/** A bench says in its head how it is run; the other files of the folder are parts of benches. */
const isBench = (name) => readFileSync(join(folder, name), 'utf8').includes(`Run: node test/bench/${name}`);

const benches = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && isBench(name) && name.includes(wanted))
  .toSorted();
if (benches.length === 0) {
  console.error(`Laneway: there is no bench named “${wanted}” in test/bench.`);
  process.exit(2);
}

let failed = 0;
for (const name of benches) {
  console.log(`\n── ${name.replace(/\.ts$/, '')}`);
  if ((await runProgram(process.execPath, [join(folder, name)])) !== 0) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);

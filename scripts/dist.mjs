// `npm run dist [-- --linux | --win | --mac]`: builds and packs installers for this system, or for the one named, into release/.
import { join } from 'node:path';
import { installMissing } from './installMissing.mjs';
import { continueUnderPinnedNode } from './pinnedNode.mjs';
import { root } from './root.mjs';
import { runProgram } from './runProgram.mjs';

await installMissing();
await continueUnderPinnedNode();

const args = process.argv.slice(2);
// The tests pack with a dummy in Electron's place. Such a package must never leave this machine.
if (args.some((arg) => /electronDist|dummy/i.test(arg))) {
  console.error('Laneway: a release is built with the Electron that the lockfile names; electronDist is for tests only.');
  process.exit(2);
}

const isBuilt = (await runProgram(process.execPath, [join(root, 'scripts/build.mjs')])) === 0;
if (!isBuilt) process.exit(1);
process.exit(await runProgram(process.execPath, [join(root, 'node_modules/electron-builder/cli.js'), '--config', 'electron-builder.yml', '--publish', 'never', ...args]));

#!/usr/bin/env node
// `npx laneway …` in a checkout: hands over to the pinned Node, whatever Node the shell has.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { handOver } from './handOver.mjs';
import { noFittingNode, pinnedNode } from './pinnedNode.mjs';
import { root } from './root.mjs';

const program = join(root, 'dist/electron/cli.mjs');
const node = pinnedNode();

if (node === null) {
  console.error(noFittingNode);
  process.exitCode = 2;
} else if (!existsSync(program)) {
  console.error('Laneway is not built yet. Run `npm run build` in the Laneway folder first.');
  process.exitCode = 2;
} else {
  await handOver(node, [program, ...process.argv.slice(2)]);
}

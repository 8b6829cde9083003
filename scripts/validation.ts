// Writes docs/validation.md: node scripts/validation.ts
import { writeFile } from 'node:fs/promises';
import { SimulationPool } from '../electron/simulation/SimulationPool.ts';
import { coverage } from '../test/theory/validation/coverage.ts';
import { validationPage } from '../test/theory/validation/page.ts';
import { comparePeer, hasPeers, PEERS, type Compared } from '../test/theory/validation/peers.ts';
import { theoryTable } from '../test/theory/validation/theoryTable.ts';

if (!hasPeers) throw new Error('The figures of other engines are not beside this checkout; set LANEWAY_FIXTURES to their folder.');
const pool = new SimulationPool(new URL('../electron/simulation/worker.ts', import.meta.url));
const theory = await theoryTable(pool);
const peers: Compared[] = [];
for (const peer of PEERS) for (const rule of ['working', 'push'] as const) peers.push(...(await comparePeer(pool, peer, rule)));
const page = validationPage({ theory, coverage: await coverage(pool), peers });
await pool.close();
await writeFile(new URL('../docs/validation.md', import.meta.url), page);

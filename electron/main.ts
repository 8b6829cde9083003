// The Electron program: puts the parts together and starts.
import { pathToFileURL } from 'node:url';
import { programFolders } from './desktop/programFolders.ts';
import { startDesktop } from './desktop/startDesktop.ts';
import { createSimulate } from './simulation/SimulationPool.ts';

const folders = programFolders(import.meta.dirname);

startDesktop({
  folders,
  simulate: createSimulate({ worker: pathToFileURL(folders.simulationWorker) }),
  log: (text) => process.stderr.write(`laneway: ${text}\n`),
});

// The Electron program: puts the parts together and starts.
import { pathToFileURL } from 'node:url';
import { programFolders } from './desktop/programFolders.ts';
import { startDesktop } from './desktop/startDesktop.ts';
import { exportInThread } from './exports/exportInThread.ts';
import { simulateOnPool } from './services/simulateOnPool.ts';

const folders = programFolders(import.meta.dirname);

startDesktop({
  folders,
  simulate: simulateOnPool(pathToFileURL(folders.simulationWorker)),
  exportFile: exportInThread(pathToFileURL(folders.exportWorker)),
});

import { join } from 'node:path';

/** Where the parts of the program lie, seen from `dist/electron`, in a checkout as in a package. */
export interface ProgramFolders {
  readonly preload: string;
  readonly renderer: string;
  readonly samples: string;
  readonly icon: string;
  readonly simulationWorker: string;
  readonly exportWorker: string;
}

/** A worker thread reads its file with plain Node, which cannot look into an asar archive. */
const unpacked = (file: string) => file.replace(/\bapp\.asar(?=[\\/])/, 'app.asar.unpacked');

export function programFolders(main: string): ProgramFolders {
  const root = join(main, '../..');
  return {
    preload: join(main, 'preload.cjs'),
    renderer: join(root, 'dist/renderer'),
    samples: join(root, 'resources/samples'),
    icon: join(root, 'resources/icons/512x512.png'),
    simulationWorker: unpacked(join(main, 'simulationWorker.mjs')),
    exportWorker: unpacked(join(main, 'exportWorker.mjs')),
  };
}

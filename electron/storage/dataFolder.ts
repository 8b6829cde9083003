import { homedir } from 'node:os';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where Laneway keeps its database unless told otherwise: the usual place of each system. `LANEWAY_DATA` overrides it. */
export function defaultDataFolder(environment: Environment = process.env, platform: NodeJS.Platform = process.platform, home: string = homedir()): string {
  const chosen = environment['LANEWAY_DATA'];
  if (chosen) return chosen;
  switch (platform) {
    case 'win32':
      return join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Laneway');
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Laneway');
    default:
      return join(environment['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'laneway');
  }
}

import type { Database } from 'better-sqlite3';
import { Settings } from '../../shared/contract/contract.ts';

const FIELDS = Settings.shape;
const NAMES = ['locale', 'theme', 'reducedMotion', 'layout'] as const satisfies readonly (keyof Settings)[];

/** `undefined` for a text that is no JSON, which no setting takes. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What the person chose, one row per setting. A value that does not parse any more falls back to its default. */
export class SettingsTable {
  readonly #db: Database;
  readonly #defaults: Settings;

  constructor(db: Database, defaults: Settings) {
    this.#db = db;
    this.#defaults = defaults;
  }

  get(): Settings {
    const stored = this.#db.prepare<[], { name: string; value: string }>('SELECT name, value FROM setting').all();
    const known = stored.flatMap(({ name, value }) => {
      const field = NAMES.find((candidate) => candidate === name);
      const parsed = field && FIELDS[field].safeParse(parsedJson(value));
      return parsed?.success ? [[name, parsed.data]] : [];
    });
    return Settings.parse({ ...this.#defaults, ...Object.fromEntries(known) });
  }

  set(changes: Partial<Settings>): Settings {
    const write = this.#db.prepare('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)');
    this.#db.transaction(() => {
      for (const name of NAMES) if (changes[name] !== undefined) write.run(name, JSON.stringify(changes[name]));
    }).immediate();
    return this.get();
  }
}

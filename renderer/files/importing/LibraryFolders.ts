import type { LanewayApi } from '../../../shared/contract/contract.ts';

/** Folders of the library that stand for folders on the disk; each is looked up, or made, once. */
export class LibraryFolders {
  readonly #api: LanewayApi;
  readonly #known = new Map<string, Promise<string | null>>();

  constructor(api: LanewayApi) {
    this.#api = api;
  }

  /** The folder for a path, outermost first; `null` for the library itself, and where one could not be made. */
  at(path: readonly string[]): Promise<string | null> {
    const name = path.at(-1);
    if (name === undefined) return Promise.resolve(null);
    const key = path.join('/');
    const known = this.#known.get(key) ?? this.at(path.slice(0, -1)).then((parent) => this.#find(name, parent));
    this.#known.set(key, known);
    return known;
  }

  async #find(name: string, parent: string | null): Promise<string | null> {
    const folders = await this.#api.invoke('library.folders', undefined);
    const there = folders.ok ? folders.value.find((folder) => folder.name === name && folder.parent === parent) : undefined;
    if (there) return there.id;
    const made = await this.#api.invoke('library.createFolder', { name, parent });
    return made.ok ? made.value.id : null;
  }
}

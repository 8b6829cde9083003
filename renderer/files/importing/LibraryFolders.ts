import type { IpcError, LanewayApi } from '../../../shared/contract/contract.ts';
import { ok, type Result } from '../../../shared/result.ts';

/** `null`: the library itself. */
type Folder = Result<string | null, IpcError>;

/** Folders of the library that stand for folders on the disk; each is looked up, or made, once. */
export class LibraryFolders {
  readonly #api: LanewayApi;
  readonly #known = new Map<string, Promise<Folder>>();

  constructor(api: LanewayApi) {
    this.#api = api;
  }

  /** The folder for a path, outermost first. Where one could not be made, it is tried again the next time. */
  async at(path: readonly string[]): Promise<Folder> {
    const name = path.at(-1);
    if (name === undefined) return ok(null);
    const key = path.join('/');
    const known = this.#known.get(key) ?? this.#within(path.slice(0, -1), name);
    this.#known.set(key, known);
    const folder = await known;
    if (!folder.ok) this.#known.delete(key);
    return folder;
  }

  async #within(path: readonly string[], name: string): Promise<Folder> {
    const outer = await this.at(path);
    if (!outer.ok) return outer;
    const parent = outer.value;
    const folders = await this.#api.invoke('library.folders', undefined);
    if (!folders.ok) return folders;
    const there = folders.value.find((folder) => folder.name === name && folder.parent === parent);
    if (there) return ok(there.id);
    const made = await this.#api.invoke('library.createFolder', { name, parent });
    return made.ok ? ok(made.value.id) : made;
  }
}

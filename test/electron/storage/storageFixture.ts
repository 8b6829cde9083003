import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { castDraft, produceWithPatches, type Draft } from 'immer';
import type { DocumentEdit } from '../../../shared/delta/DocumentEdit.ts';
import { DocumentEdit as DocumentEditSchema } from '../../../shared/delta/DocumentEdit.ts';
import { modelId, nodeId, type ModelId } from '../../../shared/model/ids.ts';
import type { ModelDocument } from '../../../shared/model/ModelDocument.ts';
import { emptyDocument } from '../../../shared/model/emptyModel.ts';
import type { Task } from '../../../shared/model/Node.ts';
import { unwrap } from '../../../shared/result.ts';
import { openStorage, type Storage } from '../../../electron/storage/openStorage.ts';

/** A clock that moves one second at each look, so that times are known and ordered. */
export function steppingClock(start = '2026-01-05T08:00:00.000Z'): () => Date {
  let now = Date.parse(start);
  return () => new Date((now += 1_000));
}

const folders: string[] = [];

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'laneway-storage-'));
  folders.push(folder);
  return folder;
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export const storageIn = (folder: string, clock = steppingClock()): Storage => unwrap(openStorage({ folder, clock, locale: 'en' }));

export const MODEL: ModelId = modelId('model_1');

export const task = (id: string, name = id): Task => ({
  kind: 'userTask', id: nodeId(id), name, pool: null, lane: null, parent: null, loop: null, isForCompensation: false, service: {},
  work: { duration: null, requirements: null, shiftEnd: 'suspend', priority: 0, fixedCost: 0 },
});

/** An edit as the renderer makes it: the recipe's patches and their inverse, as they arrive over the wire. */
export function editOf(document: ModelDocument, recipe: (draft: Draft<ModelDocument>) => void): { readonly document: ModelDocument; readonly edit: DocumentEdit } {
  const [next, patches, inverse] = produceWithPatches(document, (draft) => void recipe(draft));
  return { document: next, edit: DocumentEditSchema.parse(JSON.parse(JSON.stringify({ label: { key: 'commands.rename' }, patches, inverse }))) };
}

export const documentWith = (...tasks: readonly Task[]): ModelDocument => {
  const empty = emptyDocument('Repair');
  return { ...empty, master: { ...empty.master, nodes: Object.fromEntries(tasks.map((each) => [each.id, each])) } };
};

/** Commits a recipe on the newest revision. */
export function commit(storage: Storage, recipe: (draft: Draft<ModelDocument>) => void, id: ModelId = MODEL): DocumentEdit {
  const { document, revision } = storage.models.read(id);
  const { edit } = editOf(document, recipe);
  storage.models.commit({ id, baseRevision: revision, kind: 'edit', edit });
  return edit;
}

export const rename = (id: string, name: string) => (draft: Draft<ModelDocument>) => {
  const node = draft.master.nodes[nodeId(id)];
  if (node) node.name = name;
};

export const addTask = (id: string, name = id) => (draft: Draft<ModelDocument>) => {
  draft.master.nodes[nodeId(id)] = castDraft(task(id, name));
};

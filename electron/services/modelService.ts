import { CallFailure } from '../../shared/contract/CallFailure.ts';
import type { ImportWarning } from '../../shared/contract/contract.ts';
import type { Lineage } from '../../shared/delta/Lineage.ts';
import type { Attachments } from '../../shared/files/lanewayFile.ts';
import { withConflicts } from '../../shared/files/mergeConflictsFile.ts';
import { message } from '../../shared/i18n/Message.ts';
import { modelId, type ModelId } from '../../shared/model/ids.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { readFile } from './readFile.ts';
import { recordMerge } from './recordMerge.ts';
import type { ServiceContext, ServiceHandlers } from './Services.ts';

type ModelCalls = Exclude<Extract<keyof ServiceHandlers, `model.${string}`>, 'model.export' | 'model.cancelExport'>;

/** What a document of a file came with; `lineage` is `null` for one that came from no file. */
export interface Origin {
  readonly attachments: Attachments;
  readonly lineage: Lineage | null;
}

const NO_ORIGIN: Origin = { attachments: {}, lineage: null };

/** Stores a document that is not in the library yet, with what it came with. */
export function addModel({ storage, newId, emit }: ServiceContext, document: ModelDocument, { attachments, lineage }: Origin = NO_ORIGIN): ModelId {
  const id = modelId(newId('model'));
  storage.db.transaction(() => {
    storage.models.create(id, document);
    storage.attachments.add(id, attachments);
    if (lineage) storage.ancestors.opened(id, document, lineage);
  }).immediate();
  emit('library.changed', {});
  return id;
}

/** Reads a file of any format into the library. */
export async function importFile(context: ServiceContext, name: string, bytes: Uint8Array): Promise<{ readonly id: ModelId; readonly warnings: ImportWarning[] }> {
  const { document, warnings, ...origin } = await readFile(name, bytes);
  return { id: addModel(context, document, origin), warnings: [...warnings] };
}

export function modelService(context: ServiceContext): Pick<ServiceHandlers, ModelCalls> {
  const { storage, emit } = context;
  const { models, library, attachments, ancestors, openConflicts } = storage;

  return {
    'model.create': ({ document }) => ({ id: addModel(context, document) }),
    'model.duplicate': ({ id, name }) => {
      const { document } = models.read(id);
      const copy = { ...document, master: { ...document.master, meta: { ...document.master.meta, name } } };
      const added = addModel(context, copy, { attachments: withConflicts(attachments.of(id), openConflicts.of(id)), lineage: null });
      ancestors.copied(id, added);
      return { id: added };
    },
    'model.open': ({ id }) => {
      const trashed = library.trashedName(id);
      if (trashed !== null) throw new CallFailure('refused', message('storage.model.trashed', { name: trashed }));
      return { id, ...models.open(id), hasBpmnSource: attachments.hasBpmnSource(id) };
    },
    'model.commit': ({ merge, ...commit }) => {
      const { revision } = models.commit(commit, (step) => { if (merge) recordMerge(storage, commit.id, merge, step); });
      emit('model.changed', { id: commit.id, revision });
      return { revision };
    },
    'model.setThumbnail': ({ id, svg }) => {
      library.setThumbnail(id, svg);
    },
    'model.close': ({ id }) => {
      models.close(id);
      emit('library.changed', {});
    },
    'model.import': ({ name, bytes }) => importFile(context, name, bytes),
  };
}

import { CallFailure } from '../../shared/contract/CallFailure.ts';
import type { ImportWarning } from '../../shared/contract/contract.ts';
import type { Attachments } from '../../shared/files/lanewayFile.ts';
import { message } from '../../shared/i18n/Message.ts';
import { modelId, type ModelId } from '../../shared/model/ids.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { readFile } from './readFile.ts';
import type { ServiceContext, ServiceHandlers } from './Services.ts';

type ModelCalls = Exclude<Extract<keyof ServiceHandlers, `model.${string}`>, 'model.export' | 'model.cancelExport'>;

/** Stores a document that is not in the library yet, with the files it came from. */
export function addModel({ storage, newId, emit }: ServiceContext, document: ModelDocument, attachments: Attachments = {}): ModelId {
  const id = modelId(newId('model'));
  storage.db.transaction(() => {
    storage.models.create(id, document);
    storage.attachments.add(id, attachments);
  }).immediate();
  emit('library.changed', {});
  return id;
}

/** Reads a file of any format into the library. */
export async function importFile(context: ServiceContext, name: string, bytes: Uint8Array): Promise<{ readonly id: ModelId; readonly warnings: ImportWarning[] }> {
  const { document, warnings, attachments } = await readFile(name, bytes);
  return { id: addModel(context, document, attachments), warnings: [...warnings] };
}

export function modelService(context: ServiceContext): Pick<ServiceHandlers, ModelCalls> {
  const { storage, emit } = context;
  const { models, library, attachments } = storage;

  return {
    'model.create': ({ document }) => ({ id: addModel(context, document) }),
    'model.duplicate': ({ id, name }) => {
      const { document } = models.read(id);
      const copy = { ...document, master: { ...document.master, meta: { ...document.master.meta, name } } };
      return { id: addModel(context, copy, attachments.of(id)) };
    },
    'model.open': ({ id }) => {
      const trashed = library.trashedName(id);
      if (trashed !== null) throw new CallFailure('refused', message('storage.model.trashed', { name: trashed }));
      return { id, ...models.open(id), hasBpmnSource: attachments.hasBpmnSource(id) };
    },
    'model.commit': (commit) => {
      const { revision } = models.commit(commit);
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

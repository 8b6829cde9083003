import type { ServiceContext, ServiceHandlers } from './Services.ts';

type LibraryCalls = Extract<keyof ServiceHandlers, `library.${string}`>;

export function libraryService({ storage, newId, emit }: ServiceContext): Pick<ServiceHandlers, LibraryCalls> {
  const { library, models, text } = storage;
  const changed = () => emit('library.changed', {});
  return {
    'library.list': (view) => library.list(view),
    'library.search': ({ text: wanted }) => text.search(wanted),
    'library.folders': () => library.folders(),
    'library.createFolder': ({ name, parent }) => {
      const folder = library.createFolder(newId('folder'), name, parent);
      changed();
      return folder;
    },
    'library.renameFolder': ({ id, name }) => {
      library.renameFolder(id, name);
      changed();
    },
    'library.deleteFolder': ({ id }) => {
      library.deleteFolder(id);
      changed();
    },
    'library.update': (update) => {
      library.update(update);
      changed();
    },
    'library.trash': ({ id }) => {
      library.trash(id);
      changed();
    },
    'library.restore': ({ id }) => {
      library.restore(id);
      changed();
    },
    'library.purge': ({ id }) => {
      models.purge(id);
      changed();
    },
  };
}

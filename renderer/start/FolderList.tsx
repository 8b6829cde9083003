import { useState } from 'react';
import { Ellipsis, Folder as FolderIcon, FolderPlus, Pencil, Plus, Trash2 } from 'lucide-react';
import { GridList, GridListItem, MenuTrigger, useDragAndDrop } from 'react-aria-components';
import type { Folder } from '../../shared/contract/contract.ts';
import { modelId } from '../../shared/model/ids.ts';
import { useT } from '../i18n.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu, MenuItem, MenuSeparator } from '../ui/Menu.tsx';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { folderRows } from './folderRows.ts';
import { createFolder, deleteFolder, moveToFolder, renameFolder } from './libraryActions.ts';
import { MODEL_DRAG_TYPE } from './ModelGrid.tsx';
import { NameDialog } from './NameDialog.tsx';
import type { Place } from './place.ts';

interface FolderListProps {
  readonly folders: readonly Folder[];
  readonly place: Place;
  readonly onGo: (place: Place) => void;
}

type Asking = { readonly what: 'create'; readonly parent: string | null } | { readonly what: 'rename' | 'delete'; readonly folder: Folder };

/** The folders of the library; each takes what is dropped on it. */
export function FolderList({ folders, place, onGo }: FolderListProps) {
  const t = useT();
  const [asking, setAsking] = useState<Asking | null>(null);
  const { dragAndDropHooks } = useDragAndDrop({
    acceptedDragTypes: [MODEL_DRAG_TYPE],
    getDropOperation: (target, types) => (target.type === 'item' && types.has(MODEL_DRAG_TYPE) ? 'move' : 'cancel'),
    onItemDrop: ({ items, target }) => {
      for (const item of items) {
        if (item.kind !== 'text' || !item.types.has(MODEL_DRAG_TYPE)) continue;
        void item.getText(MODEL_DRAG_TYPE).then((id) => moveToFolder(modelId(id), String(target.key)));
      }
    },
  });
  const rows = folderRows(folders, t.locale);
  const close = () => setAsking(null);

  return (
    <section className="side-section" aria-label={t('shell.folders')}>
      <div className="side-title">
        <h2>{t('shell.folders')}</h2>
        <IconButton label={t('shell.folder.create')} size="sm" placement="right" onPress={() => setAsking({ what: 'create', parent: null })}><Plus size={15} /></IconButton>
      </div>
      {rows.length === 0 ? null : (
        <GridList aria-label={t('shell.folders')} className="side-list" items={rows} dependencies={[place, t]} dragAndDropHooks={dragAndDropHooks} onAction={(key) => onGo({ kind: 'folder', id: String(key) })}>
          {(folder) => (
            <GridListItem id={folder.id} textValue={folder.name} className="side-item" style={{ paddingInlineStart: 8 + folder.depth * 14 }} data-current={(place.kind === 'folder' && place.id === folder.id) || undefined}>
              <FolderIcon size={15} strokeWidth={1.75} aria-hidden="true" />
              <span className="side-text">{folder.name}</span>
              <MenuTrigger>
                <IconButton label={t('shell.folder.actions', { name: folder.name })} size="sm"><Ellipsis size={15} /></IconButton>
                <Menu aria-label={t('shell.folder.actions', { name: folder.name })} onAction={(key) => setAsking(key === 'create' ? { what: 'create', parent: folder.id } : { what: key === 'rename' ? 'rename' : 'delete', folder })}>
                  <MenuItem id="create" icon={<FolderPlus size={15} />}>{t('shell.folder.createInside')}</MenuItem>
                  <MenuItem id="rename" icon={<Pencil size={15} />}>{t('shell.folder.rename')}</MenuItem>
                  <MenuSeparator />
                  <MenuItem id="delete" icon={<Trash2 size={15} />} isDanger>{t('shell.folder.delete')}</MenuItem>
                </Menu>
              </MenuTrigger>
            </GridListItem>
          )}
        </GridList>
      )}
      {asking?.what === 'create' ? (
        <NameDialog title={t('shell.folder.create')} label={t('shell.folder.name')} action={t('shell.folder.createAction')} initial="" onClose={close} onSubmit={(name) => void createFolder(name, asking.parent)} />
      ) : null}
      {asking?.what === 'rename' ? (
        <NameDialog title={t('shell.folder.rename')} label={t('shell.folder.name')} action={t('shell.folder.renameAction')} initial={asking.folder.name} onClose={close} onSubmit={(name) => void renameFolder(asking.folder.id, name)} />
      ) : null}
      {asking?.what === 'delete' ? (
        <ConfirmDialog
          title={t('shell.folder.deleteTitle', { name: asking.folder.name })} text={t('shell.folder.deleteText')} action={t('shell.folder.delete')} onClose={close}
          onConfirm={() => {
            void deleteFolder(asking.folder.id);
            if (place.kind === 'folder' && place.id === asking.folder.id) onGo({ kind: 'all' });
          }}
        />
      ) : null}
    </section>
  );
}

import { useState } from 'react';
import { Archive, ArchiveRestore, Copy, Ellipsis, FolderInput, FolderOpen, RotateCcw, Tag, Trash2 } from 'lucide-react';
import { MenuTrigger, SubmenuTrigger } from 'react-aria-components';
import type { Folder, LibraryEntry } from '../../shared/contract/contract.ts';
import { useT } from '../i18n.ts';
import { studio } from '../store/studioStore.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu, MenuItem, MenuSection, MenuSeparator } from '../ui/Menu.tsx';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { folderRows } from './folderRows.ts';
import { duplicateEntry, moveToFolder, purgeModel, restoreModel, setArchived, setTags, trashModel } from './libraryActions.ts';
import { NameDialog } from './NameDialog.tsx';

const ROOT = ' root';

/** What can be done with a model of the library. */
export function CardMenu({ entry, folders }: { readonly entry: LibraryEntry; readonly folders: readonly Folder[] }) {
  const t = useT();
  const [dialog, setDialog] = useState<'tags' | 'purge' | null>(null);
  const { id, name } = entry;
  const run: Readonly<Record<string, () => void>> = {
    open: () => void studio.getState().openModel(id),
    duplicate: () => void duplicateEntry(id, name),
    tags: () => setDialog('tags'),
    archive: () => void setArchived(id, !entry.isArchived),
    trash: () => void trashModel(id, name),
    restore: () => void restoreModel(id),
    purge: () => setDialog('purge'),
  };
  return (
    <>
      <MenuTrigger>
        <IconButton label={t('shell.library.actions', { name })} size="sm"><Ellipsis size={16} /></IconButton>
        <Menu aria-label={t('shell.library.actions', { name })} placement="bottom end" onAction={(key) => run[key]?.()}>
          {entry.trashedAt !== null ? (
            <>
              <MenuItem id="restore" icon={<RotateCcw size={15} />}>{t('shell.library.restore')}</MenuItem>
              <MenuItem id="purge" icon={<Trash2 size={15} />} isDanger>{t('shell.library.purge')}</MenuItem>
            </>
          ) : (
            <>
              <MenuItem id="open" icon={<FolderOpen size={15} />}>{t('shell.library.open')}</MenuItem>
              <MenuItem id="duplicate" icon={<Copy size={15} />}>{t('shell.library.duplicate')}</MenuItem>
              <SubmenuTrigger>
                <MenuItem icon={<FolderInput size={15} />}>{t('shell.library.moveTo')}</MenuItem>
                <Menu aria-label={t('shell.library.moveTo')} placement="right top" onAction={(key) => void moveToFolder(id, key === ROOT ? null : String(key))}>
                  <MenuSection label={t('shell.folders')} checked={[entry.folder ?? ROOT]}>
                    <MenuItem id={ROOT}>{t('shell.library.noFolder')}</MenuItem>
                    {folderRows(folders, t.locale).map((folder) => (
                      <MenuItem key={folder.id} id={folder.id}>{`${'\u2003'.repeat(folder.depth)}${folder.name}`}</MenuItem>
                    ))}
                  </MenuSection>
                </Menu>
              </SubmenuTrigger>
              <MenuItem id="tags" icon={<Tag size={15} />}>{t('shell.library.editTags')}</MenuItem>
              <MenuSeparator />
              <MenuItem id="archive" icon={entry.isArchived ? <ArchiveRestore size={15} /> : <Archive size={15} />}>{t(entry.isArchived ? 'shell.library.unarchive' : 'shell.library.archive')}</MenuItem>
              <MenuItem id="trash" icon={<Trash2 size={15} />} isDanger>{t('shell.library.trash')}</MenuItem>
            </>
          )}
        </Menu>
      </MenuTrigger>
      {dialog === 'tags' ? (
        <NameDialog
          title={t('shell.library.tagsOf', { name })} label={t('shell.library.tagsLabel')} placeholder={t('shell.library.tagsPlaceholder')} action={t('shell.library.saveTags')}
          initial={entry.tags.join(', ')} mayBeEmpty onClose={() => setDialog(null)}
          onSubmit={(text) => void setTags(id, [...new Set(text.split(/[,，;；]/).map((tag) => tag.trim()).filter(Boolean))])}
        />
      ) : null}
      {dialog === 'purge' ? (
        <ConfirmDialog
          title={t('shell.library.purgeTitle', { name })} text={t('shell.library.purgeText')} action={t('shell.library.purge')}
          onConfirm={() => void purgeModel(id)} onClose={() => setDialog(null)}
        />
      ) : null}
    </>
  );
}

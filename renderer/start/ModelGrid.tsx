import { GripVertical } from 'lucide-react';
import { Button, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import type { Folder } from '../../shared/contract/contract.ts';
import { formatAge, formatDateTime } from '../../shared/i18n/format.ts';
import { useT } from '../i18n.ts';
import { studio } from '../store/studioStore.ts';
import { CardMenu } from './CardMenu.tsx';
import { restoreModel } from './libraryActions.ts';
import { Thumbnail } from './Thumbnail.tsx';
import type { FoundEntry } from './useLibrary.ts';

/** What a dragged card carries: the id of its model. */
export const MODEL_DRAG_TYPE = 'application/x-laneway-model';

interface ModelGridProps {
  readonly label: string;
  readonly entries: readonly FoundEntry[];
  readonly folders: readonly Folder[];
  /** When the list was asked for, ms since 1970: ages are seen from there. */
  readonly now: number;
}

function open({ id, name, trashedAt }: FoundEntry): void {
  const { openModel, notify } = studio.getState();
  if (trashedAt === null) void openModel(id);
  else notify({ tone: 'info', message: { key: 'shell.library.inTrash', params: { name } }, action: { label: { key: 'shell.library.restore' }, run: () => void restoreModel(id) } });
}

/** Models as cards. Enter or a press opens; dragging one onto a folder moves it there. */
export function ModelGrid({ label, entries, folders, now }: ModelGridProps) {
  const t = useT();
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ [MODEL_DRAG_TYPE]: String(key), 'text/plain': entries.find((entry) => entry.id === key)?.name ?? '' })),
    getAllowedDropOperations: () => ['move'],
  });
  const folderName = (id: string | null) => folders.find((folder) => folder.id === id)?.name;
  return (
    <GridList
      aria-label={label} className="card-grid" layout="grid" items={entries} dependencies={[folders, t]} dragAndDropHooks={dragAndDropHooks}
      onAction={(key) => {
        const entry = entries.find((candidate) => candidate.id === key);
        if (entry) open(entry);
      }}
    >
      {(entry) => {
        const at = entry.trashedAt ?? entry.modifiedAt;
        const folder = folderName(entry.folder);
        return (
          <GridListItem id={entry.id} textValue={entry.name} className="card" {...(entry.trashedAt === null ? {} : { 'data-trashed': true })}>
            <Thumbnail svg={entry.thumbnail} />
            <div className="card-body">
              <div className="card-head">
                <Button slot="drag" className="card-grip" aria-label={t('shell.library.drag', { name: entry.name })}><GripVertical size={14} /></Button>
                <span className="card-name" title={entry.name}>{entry.name || t('shell.model.unnamed')}</span>
                <CardMenu entry={entry} folders={folders} />
              </div>
              {entry.snippet ? <p className="card-snippet">{entry.snippet}</p> : null}
              <p className="card-facts">
                <span>{t('shell.library.steps', { count: entry.steps })}</span>
                {entry.variants > 0 ? <span>{t('shell.library.variants', { count: entry.variants })}</span> : null}
                <time dateTime={at} title={formatDateTime(t.locale, at)}>{formatAge(t.locale, at, now)}</time>
              </p>
              {entry.tags.length > 0 || folder ? (
                <p className="card-tags">
                  {folder ? <span className="tag" data-folder>{folder}</span> : null}
                  {entry.tags.map((tag) => <span key={tag} className="tag">{tag}</span>)}
                </p>
              ) : null}
            </div>
          </GridListItem>
        );
      }}
    </GridList>
  );
}

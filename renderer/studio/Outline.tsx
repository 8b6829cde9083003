import { useMemo, useState } from 'react';
import { Button, Collection, ListLayout, Tree, TreeItem, TreeItemContent, Virtualizer, type Key, type Selection } from 'react-aria-components';
import { ChevronRight, ListTree, Search } from 'lucide-react';
import type { ElementId } from '../../shared/model/ids.ts';
import type { MessageKey } from '../../shared/i18n/catalogue.ts';
import { useT } from '../i18n.ts';
import { hasElement } from '../store/selectionSlice.ts';
import { studio, useStudio } from '../store/studioStore.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { KindIcon } from './KindIcon.tsx';
import { filterRows, outlineRows, type OutlineRow } from './outlineRows.ts';
import './outline.css';

const ROW_HEIGHT = 28;

const kindKey = (kind: OutlineRow['kind']): MessageKey => `bpmn.${kind}`;
const idsOf = (rows: readonly OutlineRow[]): readonly Key[] => rows.flatMap((row) => (row.children.length > 0 ? [row.id, ...idsOf(row.children)] : []));

function OutlineItem({ row }: { readonly row: OutlineRow }) {
  const t = useT();
  const problem = useStudio((s) => s.problemsByElement.get(row.id)?.[0]?.severity);
  const name = row.name.trim().replaceAll(/\s+/g, ' ');
  const kind = t(kindKey(row.kind));
  return (
    <TreeItem id={row.id} textValue={name || kind} className="outline-item">
      <TreeItemContent>
        {({ hasChildItems }) => (
          <div className="outline-row">
            {hasChildItems ? <Button slot="chevron" className="outline-chevron"><ChevronRight size={14} /></Button> : <span className="outline-chevron" />}
            <KindIcon kind={row.kind} />
            <span className="outline-name" data-unnamed={name === '' || undefined}>{name || kind}</span>
            {problem ? <span className="outline-problem" data-severity={problem}><span className="visually-hidden">{t(`shell.severity.${problem}`)}</span></span> : null}
          </div>
        )}
      </TreeItemContent>
      <Collection items={row.children}>{(child) => <OutlineItem row={child} />}</Collection>
    </TreeItem>
  );
}

/** Pools, lanes and steps as a tree: what is selected here is selected on the canvas, and the other way round. */
export function Outline() {
  const t = useT();
  const model = useStudio((s) => s.model);
  const selection = useStudio((s) => s.selection);
  const [filter, setFilter] = useState('');
  const all = useMemo(() => (model ? outlineRows(model) : []), [model]);
  const shown = useMemo(() => filterRows(all, filter), [all, filter]);
  // Open unless closed by hand: what is added later is seen at once.
  const [closed, setClosed] = useState<ReadonlySet<Key>>(new Set());
  const expandable = useMemo(() => idsOf(shown), [shown]);
  const expanded = useMemo(() => (filter ? expandable : expandable.filter((id) => !closed.has(id))), [expandable, closed, filter]);

  const onSelectionChange = (keys: Selection) => {
    const state = studio.getState();
    if (!state.model) return;
    const ids = keys === 'all' ? all.map((row) => row.id) : ([...keys] as ElementId[]);
    const known = ids.filter((id) => state.model && hasElement(state.model, id));
    if (known.length === 1 && known[0]) state.revealElement(known[0]);
    else state.select(known);
  };

  if (all.length === 0) return <EmptyState isCompact icon={<ListTree size={18} />} title={t('shell.outline.empty')} text={t('shell.outline.emptyText')} />;
  return (
    <div className="outline" data-command-scope="elements">
      <div className="outline-filter">
        <Search size={14} aria-hidden="true" />
        <input value={filter} onChange={(event) => setFilter(event.target.value)} placeholder={t('shell.outline.filter')} aria-label={t('shell.outline.filter')} />
      </div>
      {shown.length === 0 ? <p className="outline-none">{t('shell.outline.none', { text: filter })}</p> : (
        <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: ROW_HEIGHT }}>
          <Tree
            aria-label={t('shell.outline')} className="outline-tree" items={shown}
            selectionMode="multiple" selectionBehavior="replace" selectedKeys={selection} onSelectionChange={onSelectionChange}
            expandedKeys={expanded}
            onExpandedChange={(keys) => setClosed(new Set(expandable.filter((id) => !keys.has(id))))}
            onAction={(key) => studio.getState().revealElement(key as ElementId)}
          >
            {(row) => <OutlineItem row={row} />}
          </Tree>
        </Virtualizer>
      )}
    </div>
  );
}

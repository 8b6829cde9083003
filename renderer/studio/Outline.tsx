import { useMemo, useState } from 'react';
import { ListTree, Search } from 'lucide-react';
import type { ElementId } from '../../shared/model/ids.ts';
import { useT } from '../i18n.ts';
import { useStudio } from '../store/studioStore.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { filterRows, flatRows, outlineRows } from './outlineRows.ts';
import { OutlineTree } from './OutlineTree.tsx';
import './outline.css';

const NOTHING: ReadonlySet<string> = new Set();

/** Pools, lanes and steps as a tree, with a filter above. */
export function Outline() {
  const t = useT();
  const model = useStudio((s) => s.model);
  const [filter, setFilter] = useState('');
  // Open unless closed by hand: what is added later is seen at once. A filter opens everything that answers.
  const [closedByHand, setClosed] = useState<ReadonlySet<string>>(NOTHING);
  const closed = filter.trim() === '' ? closedByHand : NOTHING;
  const all = useMemo(() => (model ? outlineRows(model) : []), [model]);
  const rows = useMemo(() => flatRows(filterRows(all, filter), closed), [all, filter, closed]);

  const onToggle = (id: ElementId, isOpen: boolean) => {
    const next = new Set(closedByHand);
    if (isOpen) next.delete(id);
    else next.add(id);
    setClosed(next);
  };

  if (all.length === 0) return <EmptyState isCompact icon={<ListTree size={18} />} title={t('shell.outline.empty')} text={t('shell.outline.emptyText')} />;
  return (
    <div className="outline" data-command-scope="elements">
      <div className="outline-filter">
        <Search size={14} aria-hidden="true" />
        <input value={filter} onChange={(event) => setFilter(event.target.value)} placeholder={t('shell.outline.filter')} aria-label={t('shell.outline.filter')} />
      </div>
      {rows.length === 0 ? <p className="outline-none">{t('shell.outline.none', { text: filter })}</p> : <OutlineTree rows={rows} closed={closed} onToggle={onToggle} />}
    </div>
  );
}

import { memo, useEffect, useId, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { ChevronRight } from 'lucide-react';
import type { ElementId } from '../../shared/model/ids.ts';
import { useT } from '../i18n.ts';
import { studio, useStudio } from '../store/studioStore.ts';
import { useRowWindow } from '../ui/useRowWindow.ts';
import { KindIcon } from './KindIcon.tsx';
import type { FlatRow } from './outlineRows.ts';

const ROW_HEIGHT = 28;
const INDENT = 14;
/** Letters typed within this time are one word to look for. */
const TYPING_MS = 700;

interface OutlineTreeProps {
  readonly rows: readonly FlatRow[];
  readonly closed: ReadonlySet<string>;
  readonly onToggle: (id: ElementId, isOpen: boolean) => void;
}

const nameIn = ({ row }: FlatRow) => row.name.trim().replaceAll(/\s+/g, ' ');

interface RowContentProps {
  readonly flat: FlatRow;
  readonly isClosed: boolean;
}

/** Rows are made anew with each edit; most say the same as before. */
const saysTheSame = ({ flat: a, isClosed: wasClosed }: RowContentProps, { flat: b, isClosed }: RowContentProps) =>
  a.row.id === b.row.id && a.row.name === b.row.name && a.row.kind === b.row.kind && a.level === b.level && wasClosed === isClosed && (a.row.children.length > 0) === (b.row.children.length > 0);

const RowContent = memo(function RowContent({ flat, isClosed }: RowContentProps) {
  const t = useT();
  const { row, level } = flat;
  const problem = useStudio((s) => s.problemsByElement.get(row.id)?.[0]?.severity);
  const name = nameIn(flat);
  return (
    <div className="outline-row" style={{ paddingInlineStart: (level - 1) * INDENT + 2 }}>
      <span className="outline-chevron" data-toggle={row.children.length > 0 || undefined} data-closed={isClosed || undefined}>{row.children.length > 0 ? <ChevronRight size={14} aria-hidden="true" /> : null}</span>
      <KindIcon kind={row.kind} />
      <span className="outline-name" data-unnamed={name === '' || undefined}>{name || t(`bpmn.${row.kind}`)}</span>
      {problem ? <span className="outline-problem" data-severity={problem}><span className="visually-hidden">{t(`shell.severity.${problem}`)}</span></span> : null}
    </div>
  );
}, saysTheSame);

/**
 * The tree itself (WAI-ARIA tree view): one tab stop, arrows walk and select, letters find. Only rows in view are drawn.
 * What is selected here is selected on the canvas, and the other way round.
 */
export function OutlineTree({ rows, closed, onToggle }: OutlineTreeProps) {
  const t = useT();
  const treeId = useId();
  const selection = useStudio((s) => s.selection);
  const [cursor, setCursor] = useState<ElementId | null>(null);
  const anchor = useRef(0);
  const typed = useRef({ text: '', at: 0 });
  const { ref, from, to, onScroll, scrollTo } = useRowWindow(rows.length, ROW_HEIGHT);

  // One thing selected, here or on the canvas, is where the keyboard goes on.
  const [only] = selection;
  const wanted = selection.size === 1 && only !== undefined ? only : cursor;
  const active = Math.max(0, rows.findIndex(({ row }) => row.id === wanted));
  const isKnown = rows[active]?.row.id === wanted;
  useEffect(() => {
    if (isKnown) scrollTo(active);
  }, [active, isKnown, scrollTo]);

  const go = (index: number, isExtending = false) => {
    const target = rows[Math.max(0, Math.min(rows.length - 1, index))]?.row.id;
    if (!target) return;
    const state = studio.getState();
    setCursor(target);
    if (isExtending) {
      const [first, last] = [anchor.current, index].toSorted((a, b) => a - b);
      state.select(rows.slice(first, (last ?? 0) + 1).map(({ row }) => row.id));
      scrollTo(index);
      return;
    }
    anchor.current = index;
    state.revealElement(target);
  };

  const find = (letter: string) => {
    const now = performance.now();
    typed.current = { text: (now - typed.current.at < TYPING_MS ? typed.current.text : '') + letter.toLocaleLowerCase(), at: now };
    const { text } = typed.current;
    const start = text.length === 1 ? active + 1 : active;
    const order = [...rows.slice(start), ...rows.slice(0, start)];
    const found = order.find((flat) => nameIn(flat).toLocaleLowerCase().startsWith(text));
    if (found) go(rows.indexOf(found));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const flat = rows[active];
    if (!flat || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const hasChildren = flat.row.children.length > 0;
    const isClosed = closed.has(flat.row.id);
    switch (event.key) {
      case 'ArrowDown': go(active + 1, event.shiftKey); break;
      case 'ArrowUp': go(active - 1, event.shiftKey); break;
      case 'Home': go(0, event.shiftKey); break;
      case 'End': go(rows.length - 1, event.shiftKey); break;
      case 'ArrowRight':
        if (hasChildren && isClosed) onToggle(flat.row.id, true);
        else if (hasChildren) go(active + 1);
        break;
      case 'ArrowLeft':
        if (hasChildren && !isClosed) onToggle(flat.row.id, false);
        else if (flat.parent >= 0) go(flat.parent);
        break;
      case 'Enter':
      case ' ':
        go(active);
        break;
      default:
        if (event.key.length !== 1) return;
        find(event.key);
    }
    event.preventDefault();
  };

  const onClick = (event: MouseEvent) => {
    const target = event.target as Element;
    const index = Number(target.closest<HTMLElement>('[data-index]')?.dataset['index'] ?? -1);
    const flat = rows[index];
    if (!flat) return;
    const { id } = flat.row;
    if (target.closest('[data-toggle]')) return onToggle(id, closed.has(id));
    if (event.shiftKey) return go(index, true);
    if (!event.ctrlKey && !event.metaKey) return go(index);
    const next = new Set(studio.getState().selection);
    if (!next.delete(id)) next.add(id);
    anchor.current = index;
    setCursor(id);
    studio.getState().select(next);
  };

  return (
    <div
      ref={ref} role="tree" tabIndex={0} aria-label={t('shell.outline')} aria-multiselectable="true" className="outline-tree"
      aria-activedescendant={rows[active] && active >= from && active < to ? `${treeId}-${rows[active].row.id}` : undefined}
      onScroll={onScroll} onKeyDown={onKeyDown} onClick={onClick}
    >
      <div role="presentation" className="outline-space" style={{ height: rows.length * ROW_HEIGHT }}>
        {rows.slice(from, to).map((flat, i) => {
          const { id, children } = flat.row;
          const isClosed = closed.has(id);
          return (
            <div
              key={id} id={`${treeId}-${id}`} role="treeitem" tabIndex={-1} className="outline-item" data-index={from + i} style={{ top: (from + i) * ROW_HEIGHT, height: ROW_HEIGHT }}
              aria-level={flat.level} aria-selected={selection.has(id)} aria-expanded={children.length > 0 ? !isClosed : undefined}
              data-selected={selection.has(id) || undefined} data-active={from + i === active || undefined}
            >
              <RowContent flat={flat} isClosed={isClosed} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

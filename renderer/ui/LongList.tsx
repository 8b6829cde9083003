import type { ReactNode } from 'react';
import { useRowWindow } from './useRowWindow.ts';
import './longList.css';

interface LongListProps<T> {
  readonly label: string;
  readonly items: readonly T[];
  /** px; all rows are of one height. */
  readonly rowHeight: number;
  readonly keyOf: (item: T) => string | number;
  readonly children: (item: T) => ReactNode;
}

/** A list that draws only the rows in view. What can be done with a row are buttons in it. */
export function LongList<T>({ label, items, rowHeight, keyOf, children }: LongListProps<T>) {
  const { ref, from, to, onScroll } = useRowWindow(items.length, rowHeight);
  return (
    <div className="long-list" ref={ref} onScroll={onScroll}>
      <ul aria-label={label} style={{ height: items.length * rowHeight }}>
        {items.slice(from, to).map((item, i) => (
          <li key={keyOf(item)} aria-posinset={from + i + 1} aria-setsize={items.length} style={{ top: (from + i) * rowHeight, height: rowHeight }}>{children(item)}</li>
        ))}
      </ul>
    </div>
  );
}

import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';

interface RowWindow {
  readonly ref: RefObject<HTMLDivElement | null>;
  /** Of the rows to draw: the first, and the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly onScroll: () => void;
  readonly scrollTo: (row: number) => void;
}

/** Rows beyond the edges, so that scrolling and Tab find the next one there already. */
const OVERSCAN = 6;

/** Which rows of a long list are in view, so that a model of 5,000 steps costs no more than one of fifty. */
export function useRowWindow(count: number, rowHeight: number): RowWindow {
  const ref = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ first: 0, rows: 30 });

  const measure = useCallback(() => {
    const box = ref.current;
    if (!box) return;
    const first = Math.floor(box.scrollTop / rowHeight);
    const rows = Math.ceil(box.clientHeight / rowHeight) + 1;
    setView((now) => (now.first === first && now.rows === rows ? now : { first, rows }));
  }, [rowHeight]);

  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, [measure]);

  const scrollTo = useCallback((row: number) => {
    const box = ref.current;
    if (!box) return;
    const top = row * rowHeight;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top + rowHeight > box.scrollTop + box.clientHeight) box.scrollTop = top + rowHeight - box.clientHeight;
  }, [rowHeight]);

  const from = Math.max(0, Math.min(view.first, count) - OVERSCAN);
  return { ref, from, to: Math.min(count, view.first + view.rows + OVERSCAN), onScroll: measure, scrollTo };
}

import { useEffect, useRef, type ReactNode } from 'react';
import { focusRegion } from '../studio/focusRegion.ts';
import { Boundary } from '../ui/Boundary.tsx';
import { useComparison } from './compareStore.ts';
import { CompareView } from './CompareView.tsx';
import { MergeView } from './MergeView.tsx';

/** A comparison or a merge, while there is one, in place of whatever else the window shows. */
export function CompareScreen({ children }: { readonly children: ReactNode }) {
  const state = useComparison((s) => s);
  const wasCovered = useRef(false);
  useEffect(() => {
    if (state.status === 'comparing' || state.status === 'merging') wasCovered.current = true;
    if (state.status !== 'closed' || !wasCovered.current) return;
    wasCovered.current = false;
    // What had the keyboard before is gone, with all that the view covered.
    if (!focusRegion('canvas')) document.querySelector<HTMLElement>('main a[href], main button:not(:disabled)')?.focus();
  }, [state.status]);
  if (state.status === 'comparing') return <Boundary><CompareView before={state.before} after={state.after} back={state.back} /></Boundary>;
  if (state.status === 'merging') return <Boundary><MergeView session={state.session} /></Boundary>;
  return children;
}

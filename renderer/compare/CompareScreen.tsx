import type { ReactNode } from 'react';
import { Boundary } from '../ui/Boundary.tsx';
import { useComparison } from './compareStore.ts';
import { CompareView } from './CompareView.tsx';
import { MergeView } from './MergeView.tsx';

/** A comparison or a merge, while there is one, in place of whatever else the window shows. */
export function CompareScreen({ children }: { readonly children: ReactNode }) {
  const state = useComparison((s) => s);
  if (state.status === 'comparing') return <Boundary><CompareView before={state.before} after={state.after} back={state.back} /></Boundary>;
  if (state.status === 'merging') return <Boundary><MergeView session={state.session} /></Boundary>;
  return children;
}

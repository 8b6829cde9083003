import { useReactFlow, type Viewport } from '@xyflow/react';
import { useCallback, useEffect } from 'react';
import type { Scene } from '../canvas/scene.ts';
import { useViewportChange } from '../canvas/useViewportChange.ts';
import { replayStore, useReplay } from './replayStore.ts';
import { TokenCanvas } from './TokenCanvas.tsx';

const firstPane = (state: ReturnType<typeof replayStore.getState>) => (state.status.kind === 'ready' ? state.status.panes[0] : undefined);

/** The tokens of the variant on the canvas, moving with its viewport. */
export function ReplayLayer({ scene }: { readonly scene: Scene }) {
  const pane = useReplay(firstPane);
  const flow = useReactFlow();
  const follow = useCallback((viewport: Viewport) => replayStore.setState({ viewport }), []);
  useViewportChange(follow);
  useEffect(() => follow(flow.getViewport()), [follow, flow, pane]);
  return pane ? <TokenCanvas pane={pane} index={0} model={scene.model} plane={scene.plane} root={scene.root} /> : null;
}

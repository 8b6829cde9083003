import { useStoreApi, type Viewport } from '@xyflow/react';
import { useEffect } from 'react';

/** Calls back with each change of the viewport, whoever made it, without drawing anything anew. */
export function useViewportChange(callback: (viewport: Viewport) => void): void {
  const store = useStoreApi();
  useEffect(() => store.subscribe((now, before) => {
    if (now.transform === before.transform) return;
    const [x, y, zoom] = now.transform;
    callback({ x, y, zoom });
  }), [store, callback]);
}

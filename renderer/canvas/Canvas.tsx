import { ReactFlowProvider } from '@xyflow/react';
import { useEffect } from 'react';
import { useStudio } from '../store/studioStore.ts';
import { resetCanvas } from './canvasStore.ts';
import { CanvasFrame } from './CanvasFrame.tsx';
import '@xyflow/react/dist/base.css';
import './canvas.css';

/** The drawing of the open model. Another model gets a canvas of its own, with its own viewport. */
export function Canvas() {
  const id = useStudio((s) => s.open?.id ?? null);
  useEffect(() => resetCanvas, [id]);
  if (id === null) return null;
  return (
    <ReactFlowProvider key={id}>
      <CanvasFrame />
    </ReactFlowProvider>
  );
}

import { Canvas } from '../canvas/Canvas.tsx';
import { Inspector } from '../inspector/Inspector.tsx';
import { ComparePanel } from '../simulate/ComparePanel.tsx';
import { SimulationPanel } from '../simulate/SimulationPanel.tsx';
import { useStudio } from '../store/studioStore.ts';

export function StudioFrame() {
  const mode = useStudio((s) => s.mode);
  return (
    <main>
      {mode === 'compare' ? <ComparePanel /> : <Canvas />}
      {mode === 'simulate' ? <SimulationPanel /> : <Inspector />}
    </main>
  );
}

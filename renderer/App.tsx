import { useStudio } from './store/studioStore.ts';
import { StudioFrame } from './studio/StudioFrame.tsx';

export function App() {
  const screen = useStudio((s) => s.screen);
  return screen === 'studio' ? <StudioFrame /> : null;
}

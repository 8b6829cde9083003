import { useStudio } from '../store/studioStore.ts';
import { isPanelOpen, PANELS, panelSize, type PanelName } from './panels.ts';

export interface PanelView {
  readonly name: PanelName;
  readonly isOpen: boolean;
  readonly size: number;
  readonly toggle: () => void;
  readonly resize: (size: number) => void;
  readonly facts: (typeof PANELS)[PanelName];
}

/** A panel as the person left it. */
export function usePanel(name: PanelName): PanelView {
  const isOpen = useStudio((s) => isPanelOpen(s.settings.layout, name));
  const size = useStudio((s) => panelSize(s.settings.layout, name));
  const setLayout = useStudio((s) => s.setLayout);
  return {
    name,
    isOpen,
    size,
    facts: PANELS[name],
    toggle: () => setLayout(`${name}.open`, !isOpen),
    resize: (next) => setLayout(`${name}.size`, next),
  };
}

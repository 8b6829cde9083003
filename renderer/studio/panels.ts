import type { Settings } from '../../shared/contract/contract.ts';

export type PanelName = 'outline' | 'inspector' | 'results' | 'drawer';

interface PanelFacts {
  readonly size: number;
  readonly min: number;
  readonly max: number;
  readonly isOpen: boolean;
}

/** How panels are before anybody touched them, in px. */
export const PANELS: Readonly<Record<PanelName, PanelFacts>> = {
  outline: { size: 248, min: 180, max: 480, isOpen: true },
  inspector: { size: 312, min: 260, max: 560, isOpen: true },
  results: { size: 440, min: 340, max: 860, isOpen: true },
  drawer: { size: 220, min: 120, max: 560, isOpen: false },
};

export function isPanelOpen(layout: Settings['layout'], name: PanelName): boolean {
  const kept = layout[`${name}.open`];
  return typeof kept === 'boolean' ? kept : PANELS[name].isOpen;
}

export function panelSize(layout: Settings['layout'], name: PanelName): number {
  const { size, min, max } = PANELS[name];
  const kept = layout[`${name}.size`];
  return typeof kept === 'number' && Number.isFinite(kept) ? Math.min(max, Math.max(min, kept)) : size;
}

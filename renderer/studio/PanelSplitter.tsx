import { useT } from '../i18n.ts';
import { Splitter } from '../ui/Splitter.tsx';
import type { PanelView } from './usePanel.ts';

export function PanelSplitter({ panel, side, label }: { readonly panel: PanelView; readonly side: 'left' | 'right' | 'bottom'; readonly label: string }) {
  const t = useT();
  const { min, max, size } = panel.facts;
  return <Splitter label={t('shell.resize', { panel: label })} panel={side} value={panel.size} min={min} max={max} defaultValue={size} onChange={panel.resize} />;
}

import { useStore } from '@xyflow/react';
import { Map as MapIcon, Maximize, Minus, Plus } from 'lucide-react';
import { runCommand } from '../commands/registry.ts';
import { useT } from '../i18n.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { canvas, useCanvas } from './canvasStore.ts';
import './zoomControls.css';

const percent = (s: { readonly transform: readonly [number, number, number] }) => Math.round(s.transform[2] * 100);

export function ZoomControls() {
  const t = useT();
  const zoom = useStore(percent);
  const isMinimapShown = useCanvas((s) => s.isMinimapShown);
  return (
    <div className="zoom-controls" role="toolbar" aria-label={t('canvas.zoom')} data-control>
      <IconButton label={t('menu.view.minimap')} shortcut="m" size="sm" placement="top" isPressed={isMinimapShown} onPress={() => canvas.setState({ isMinimapShown: !isMinimapShown })}><MapIcon size={15} /></IconButton>
      <IconButton label={t('menu.view.fit')} shortcut="Shift+1" size="sm" placement="top" onPress={() => runCommand('view.fit')}><Maximize size={15} /></IconButton>
      <IconButton label={t('menu.view.zoomOut')} shortcut="Mod+-" size="sm" placement="top" onPress={() => runCommand('view.zoomOut')}><Minus size={15} /></IconButton>
      <button type="button" className="zoom-value tabular" aria-label={t('canvas.zoomValue', { percent: zoom })} onClick={() => runCommand('view.zoom100')}>{zoom}%</button>
      <IconButton label={t('menu.view.zoomIn')} shortcut="Mod+=" size="sm" placement="top" onPress={() => runCommand('view.zoomIn')}><Plus size={15} /></IconButton>
    </div>
  );
}

import { useT } from '../i18n.ts';
import { runCommand } from '../commands/registry.ts';
import { useStudio } from '../store/studioStore.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { canvas, useCanvas } from './canvasStore.ts';
import { insertNew } from './insertNew.ts';
import type { Scene } from './scene.ts';
import './floating.css';
import './canvasHint.css';

/** On an empty canvas: how to begin. While something is in hand: what the next click does. */
export function CanvasHint({ scene }: { readonly scene: Scene }) {
  const t = useT();
  const armed = useCanvas((s) => s.armed);
  const linking = useCanvas((s) => s.linking);
  const isBusy = useCanvas((s) => s.menu !== null);
  const isDrawing = useStudio((s) => s.mode === 'draw');
  if (armed) return <output className="canvas-hint">{t('canvas.hint.place', { kind: t(`bpmn.${armed}`) })} <Kbd shortcut="Escape" /></output>;
  if (linking) return <output className="canvas-hint">{t(linking.kind === 'connect' ? 'canvas.hint.connect' : linking.end === 'source' ? 'canvas.hint.changeSource' : 'canvas.hint.changeTarget')} <Kbd shortcut="Escape" /></output>;
  const isEmpty = scene.extent === null;
  if (!isEmpty || !isDrawing || isBusy) return null;
  return (
    <div className="canvas-start" data-control>
      <h2>{t('canvas.start.title')}</h2>
      <p>{t('canvas.start.text')}</p>
      <div className="canvas-start-actions">
        <button type="button" data-primary onClick={() => insertNew('startEvent')}>{t('canvas.start.event')}</button>
        <button type="button" onClick={() => insertNew('lane')}>{t('canvas.start.lanes')}</button>
        <button type="button" onClick={() => runCommand('file.import')}>{t('canvas.start.import')}</button>
      </div>
      <p className="canvas-start-keys">
        <button type="button" className="key-link" onClick={() => canvas.setState({ menu: { purpose: 'new' } })}><Kbd shortcut="n" /> {t('canvas.start.keyNew')}</button>
        <span><Kbd shortcut="a" /> {t('canvas.start.keyAppend')}</span>
        <span><Kbd shortcut="?" /> {t('canvas.start.keyHelp')}</span>
      </p>
    </div>
  );
}

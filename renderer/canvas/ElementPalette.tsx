import { MoreHorizontal } from 'lucide-react';
import { Fragment, useRef, type KeyboardEvent } from 'react';
import { useT } from '../i18n.ts';
import { studio, useStudio } from '../store/studioStore.ts';
import { canvas, useCanvas, type Placeable } from './canvasStore.ts';
import { placeGesture } from './gestures/placeGesture.ts';
import { insertNew } from './insertNew.ts';
import { KindIcon } from './KindIcon.tsx';
import { followPointer } from './pointerSession.ts';
import { currentScene } from './stage.ts';
import './floating.css';
import './toolButton.css';
import './quickTip.css';
import './elementPalette.css';

/** What most processes are made of; the rest is behind “more” and key N. */
const GROUPS: readonly (readonly Placeable[])[] = [
  ['startEvent', 'intermediateCatchEvent', 'endEvent'],
  ['task', 'userTask', 'serviceTask', 'subProcess'],
  ['exclusiveGateway', 'parallelGateway'],
  ['dataObject', 'textAnnotation'],
  ['pool', 'lane'],
];

/** Takes a kind in hand, or puts it back. */
const arm = (what: Placeable) => canvas.setState((s) => ({ armed: s.armed === what ? null : what, linking: null, preview: { kind: 'none' } }));

/** Element kinds to drag onto the canvas, or to pick and place with a click; Enter puts one in the next free place. */
export function ElementPalette() {
  const t = useT();
  const armed = useCanvas((s) => s.armed);
  const isDrawing = useStudio((s) => s.mode === 'draw');
  const bar = useRef<HTMLDivElement>(null);
  if (!isDrawing) return null;

  /** One tab stop; the arrows go from button to button. */
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' || event.key === 'ArrowRight' ? 1 : event.key === 'ArrowUp' || event.key === 'ArrowLeft' ? -1 : 0;
    const buttons = [...(bar.current?.querySelectorAll('button') ?? [])];
    const next = buttons[(buttons.findIndex((button) => button === document.activeElement) + step + buttons.length) % buttons.length];
    if (step === 0 || !next) return;
    event.preventDefault();
    event.stopPropagation();
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  };
  return (
    <div ref={bar} className="element-palette" role="toolbar" tabIndex={-1} aria-orientation="vertical" aria-label={t('canvas.palette')} data-control onKeyDown={onKeyDown}>
      {GROUPS.map((group, g) => (
        <Fragment key={group[0]}>
          {g > 0 ? <hr /> : null}
          {group.map((what, i) => (
            <button
              key={what} type="button" tabIndex={g === 0 && i === 0 ? 0 : -1} aria-label={t(`bpmn.${what}`)} aria-pressed={armed === what} data-tip={t(`bpmn.${what}`)}
              onPointerDown={(event) => {
                const scene = currentScene();
                if (event.button === 0 && scene) followPointer(event, placeGesture(scene, what, null, () => arm(what)));
              }}
              onClick={(event) => {
                // A click that no pointer made: Enter or Space.
                if (event.detail === 0) insertNew(what);
              }}
            >
              <KindIcon what={what} />
            </button>
          ))}
        </Fragment>
      ))}
      <hr />
      <button type="button" tabIndex={-1} aria-label={t('canvas.more')} data-tip={t('canvas.more')} onClick={() => { studio.getState().startRename(null); canvas.setState({ menu: { purpose: 'new' }, armed: null }); }}><MoreHorizontal size={18} aria-hidden="true" /></button>
    </div>
  );
}

import { useEffect, useLayoutEffect, useRef, useState, type CSSProperties, type KeyboardEvent } from 'react';
import { flowLabel } from '../../shared/drawing/flowLabel.ts';
import { pointAlong } from '../../shared/drawing/flowPath.ts';
import { HEADER, isLyingFlat } from '../../shared/drawing/headerStrip.ts';
import { outsideLabelBox } from '../../shared/drawing/nodeLabel.ts';
import type { Bounds } from '../../shared/model/Geometry.ts';
import type { ElementId } from '../../shared/model/ids.ts';
import { NODE_KINDS } from '../../shared/model/nodeKinds.ts';
import { find } from '../../shared/model/ProcessModel.ts';
import { useT } from '../i18n.ts';
import { studio, useStudio } from '../store/studioStore.ts';
import { canvas } from './canvasStore.ts';
import { Z } from './projectNodes.ts';
import { renameElement } from './renameElement.ts';
import type { Scene } from './scene.ts';
import { reveal, stage } from './stage.ts';
import './labelEditor.css';

interface Place extends Bounds {
  readonly name: string;
  /** Names that stand in the middle of their box, or begin at its top. */
  readonly from: 'middle' | 'top';
  readonly align: 'center' | 'start';
}

/** Where the name of an element is typed: where it stands, or for upright names beside it. */
function placeOf({ model, sides }: Scene, id: ElementId): Place | null {
  const node = find(model.nodes, id);
  const flow = find(model.flows, id);
  const geometry = find(model.geometry, id) ?? {};
  const { bounds } = geometry;
  if (flow) {
    const way = geometry.waypoints ?? [];
    const label = flowLabel(flow, geometry, way);
    const { at } = pointAlong(way, 0.5);
    const centre = label ? { x: label.x + label.width / 2, y: label.y } : { x: at.x, y: at.y - 22 };
    return { x: centre.x - 60, y: centre.y - 4, width: 120, height: label?.height ?? 15, name: flow.name, from: 'top', align: 'center' };
  }
  if (!bounds) return null;
  if (node) {
    if (NODE_KINDS[node.kind].label === 'outside') {
      const box = outsideLabelBox(node, geometry, bounds, sides.get(node.id));
      return { x: box.x + box.width / 2 - 60, y: box.y - 4, width: 120, height: Math.max(15, box.height), name: node.name, from: 'top', align: 'center' };
    }
    if (node.kind === 'textAnnotation') return { ...bounds, name: node.name, from: 'top', align: 'start' };
    return geometry.isExpanded ? { ...bounds, height: 30, name: node.name, from: 'top', align: 'start' } : { ...bounds, name: node.name, from: 'middle', align: 'center' };
  }
  const band = find(model.lanes, id) ?? find(model.pools, id);
  if (!band) return null;
  const isBlackBox = 'kind' in band && band.kind === 'blackBox';
  if (isBlackBox) return { ...bounds, name: band.name, from: 'middle', align: 'center' };
  return isLyingFlat(geometry)
    ? { x: bounds.x + 2, y: bounds.y + bounds.height / 2 - 16, width: 180, height: 32, name: band.name, from: 'middle', align: 'start' }
    : { x: bounds.x, y: bounds.y, width: bounds.width, height: HEADER, name: band.name, from: 'middle', align: 'center' };
}

/** The name of an element, edited in its place. Enter keeps it, Shift+Enter breaks the line, Esc leaves it as it was. */
export function LabelEditor({ scene }: { readonly scene: Scene }) {
  const id = useStudio((s) => s.renaming);
  const place = id === null ? null : placeOf(scene, id);
  return id !== null && place ? <Editor key={id} id={id} place={place} /> : null;
}

function Editor({ id, place }: { readonly id: ElementId; readonly place: Place }) {
  const t = useT();
  const field = useRef<HTMLTextAreaElement>(null);
  const isDone = useRef(false);
  const opened = useRef(place);
  const [text, setText] = useState(() => canvas.getState().typed ?? place.name);

  useEffect(() => {
    const wasTyped = canvas.getState().typed !== null;
    canvas.setState({ typed: null });
    reveal(opened.current);
    const element = field.current;
    element?.focus({ preventScroll: true });
    if (wasTyped) element?.setSelectionRange(element.value.length, element.value.length);
    else element?.select();
  }, []);

  // It grows with its text.
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = '0px';
    element.style.height = `${element.scrollHeight}px`;
  }, [text]);

  const finish = (isKept: boolean) => {
    if (isDone.current) return;
    isDone.current = true;
    const { execute, startRename, renaming } = studio.getState();
    const name = text.trim();
    if (isKept && name !== place.name) execute((model) => renameElement(model, id, name));
    if (renaming === id) startRename(null);
    const surface = stage()?.element.closest<HTMLElement>('.canvas-surface');
    if (document.activeElement === field.current || document.activeElement === document.body) surface?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    // Enter or Esc that ends a composition belongs to the input method.
    if (event.nativeEvent.isComposing || event.key === 'Process') return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      finish(true);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      finish(false);
    } else if (event.key === 'Tab') {
      event.preventDefault();
      finish(true);
    }
  };
  const style: CSSProperties = { left: place.x, top: place.y, width: place.width, minHeight: place.height, zIndex: Z.pad + 1, textAlign: place.align };
  return (
    <div className="label-editor" data-control data-from={place.from} style={style}>
      <textarea ref={field} value={text} rows={1} aria-label={t('canvas.nameOf')} spellCheck={false} onChange={(event) => setText(event.target.value)} onKeyDown={onKeyDown} onBlur={() => finish(true)} />
    </div>
  );
}

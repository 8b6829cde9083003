import type { ElementId } from '../../shared/model/ids.ts';
import { find } from '../../shared/model/ProcessModel.ts';
import { studio } from '../store/studioStore.ts';
import { boundsOfElement } from './boundsOfElement.ts';
import { canvas, NO_PREVIEW, type Linking } from './canvasStore.ts';
import { connectElements, connectGesture, reconnectElements, reconnectGesture } from './gestures/connectGesture.ts';
import type { Gesture } from './gestures/Gesture.ts';
import type { Scene } from './scene.ts';

/** What the pointer would do by dragging, done between two clicks. */
export const linkGesture = (scene: Scene, linking: Linking): Gesture =>
  (linking.kind === 'connect' ? connectGesture(scene, linking.source) : reconnectGesture(scene, linking.flow, linking.end));

export const startLinking = (linking: Linking): void => canvas.setState({ linking, armed: null, menu: null, preview: NO_PREVIEW });

/** The cursor went to an element: shows the flow that Enter would make of it, and whether it may be. */
export function showLinkTo(scene: Scene, id: ElementId): void {
  const { linking } = canvas.getState();
  const bounds = linking && boundsOfElement(scene.model, id);
  if (linking && bounds) linkGesture(scene, linking).move({ x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 }, { shift: false, free: false });
}

/** Ends the flow at the element where the cursor is. */
export function linkTo(linking: Linking, id: ElementId): void {
  canvas.setState({ linking: null, preview: NO_PREVIEW });
  if (linking.kind === 'connect') connectElements(linking.source, id);
  else reconnectElements(linking.flow, linking.end, id);
}

/** The cursor goes back to where it was when the link was begun. */
export function abortLinking(linking: Linking): void {
  canvas.setState({ linking: null, preview: NO_PREVIEW });
  studio.getState().select([linking.kind === 'connect' ? linking.source : linking.flow]);
}

/** The element that the flow has at an end now: from there the arrow keys look for another one. */
export function endOf(scene: Scene, linking: Linking): ElementId | null {
  if (linking.kind === 'connect') return linking.source;
  return find(scene.model.flows, linking.flow)?.[linking.end] ?? null;
}

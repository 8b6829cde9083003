import type { ElementId } from '../../shared/model/ids.ts';
import { currentT } from '../i18n.ts';
import { studio } from '../store/studioStore.ts';
import { boundsOfElement } from './boundsOfElement.ts';
import { describe } from './describe.ts';
import { showLinkTo } from './linking.ts';
import type { Scene } from './scene.ts';
import { reveal } from './stage.ts';

/** Moves the cursor, which is the selection: shows it and says what it is. */
export function moveCursor(scene: Scene, id: ElementId): void {
  const { select, announce } = studio.getState();
  select([id]);
  const bounds = boundsOfElement(scene.model, id);
  if (bounds) reveal(bounds);
  showLinkTo(scene, id);
  announce(describe(scene.model, id, currentT()));
}

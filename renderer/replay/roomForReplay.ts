import { studio } from '../store/studioStore.ts';
import { isPanelOpen, type PanelName } from '../studio/panels.ts';

/** What stands around the canvas and is not needed to watch. */
const PANELS: readonly PanelName[] = ['outline', 'results', 'drawer'];

let closedForReplay: readonly PanelName[] = [];

const setOpen = (name: PanelName, isOpen: boolean) => studio.getState().setLayout(`${name}.open`, isOpen);

/** Closes the panels around the canvas, so that the plan is seen as large as it can be. Whoever wants one opens it again. */
export function makeRoom(): void {
  const { layout } = studio.getState().settings;
  const open = PANELS.filter((name) => isPanelOpen(layout, name));
  closedForReplay = [...closedForReplay, ...open];
  for (const name of open) setOpen(name, false);
}

/** Opens what was closed for the replay. */
export function giveRoomBack(): void {
  for (const name of closedForReplay) setOpen(name, true);
  closedForReplay = [];
}

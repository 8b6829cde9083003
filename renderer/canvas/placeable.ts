import { nodeId } from '../../shared/model/ids.ts';
import type { NodeKind, ProcessNode } from '../../shared/model/Node.ts';
import { NODE_KINDS } from '../../shared/model/nodeKinds.ts';
import { newNode } from '../../shared/commands/newNode.ts';
import type { Placeable } from './canvasStore.ts';

const BANDS: Readonly<Record<'pool' | 'blackBox' | 'lane', { readonly width: number; readonly height: number }>> = {
  pool: { width: 900, height: 250 },
  blackBox: { width: 900, height: 60 },
  lane: { width: 900, height: 120 },
};

export const isBand = (what: Placeable): what is 'pool' | 'blackBox' | 'lane' => what === 'pool' || what === 'blackBox' || what === 'lane';
export const sizeOfPlaceable = (what: Placeable) => (isBand(what) ? BANDS[what] : { width: NODE_KINDS[what].width, height: NODE_KINDS[what].height });

const ghosts = new Map<NodeKind, ProcessNode>();
/** A node that is in no model, to show what is about to be placed; bands are shown as frames. */
export function ghostOf(what: Placeable): ProcessNode | null {
  if (isBand(what)) return null;
  const known = ghosts.get(what);
  if (known) return known;
  const made = newNode(what, { id: nodeId('ghost'), name: '', pool: null, lane: null, parent: null });
  ghosts.set(what, made);
  return made;
}

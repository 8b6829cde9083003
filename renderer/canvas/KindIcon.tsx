import { memo, useMemo } from 'react';
import { drawShape } from '../../shared/drawing/drawNode.ts';
import { drawTaskIcon } from '../../shared/drawing/taskIcons.ts';
import type { Picture } from '../../shared/drawing/Picture.ts';
import type { NodeKind } from '../../shared/model/Node.ts';
import { NODE_KINDS } from '../../shared/model/nodeKinds.ts';
import type { Placeable } from './canvasStore.ts';
import { ghostOf, isBand } from './placeable.ts';
import { PictureMarks } from './PictureMarks.tsx';
import './kindIcon.css';

const ink = (width: number, dash?: readonly number[]) => ({ paint: 'ink', width, ...(dash ? { dash } : {}) }) as const;
const frame = (width: number, dash?: readonly number[]) => ({ kind: 'rect', x: 1.5, y: 4, width: 21, height: 16, radius: 3.5, fill: 'none', stroke: ink(width, dash) }) as const;
const path = (d: string, fill: 'none' | 'ink' = 'none') => ({ kind: 'path', d, fill, stroke: ink(1.25) }) as const;

/** In a box of 24 × 24. Shapes that are small in a diagram are drawn by the diagram's own code; large ones have a sign of their own. */
function signOf(what: Placeable): Picture {
  if (isBand(what)) {
    const bar = path(what === 'blackBox' ? 'M 6 12 H 18' : 'M 6.5 4 V 20');
    return [frame(1.25), bar, ...(what === 'lane' ? [path('M 6.5 12 H 22.5')] : [])];
  }
  const node = ghostOf(what);
  switch (NODE_KINDS[what].category) {
    case 'gateway':
    case 'event':
      return node ? drawShape(node, { bounds: { x: 0, y: 0, width: 24, height: 24 } }) : [];
    case 'data':
      return node ? drawShape(node, { bounds: { x: 0, y: 0, width: what === 'dataStore' ? 24 : 19, height: 24 } }) : [];
    default:
      return bigSign(what);
  }
}

function bigSign(kind: NodeKind): Picture {
  switch (kind) {
    case 'task': return [frame(1.25)];
    case 'callActivity': return [frame(2.5)];
    case 'subProcess': return [frame(1.25), path('M 12 12.5 V 18.5 M 9 15.5 H 15')];
    case 'transaction': return [frame(1.25), { kind: 'rect', x: 4, y: 6.5, width: 16, height: 11, radius: 2, fill: 'none', stroke: ink(1) }];
    case 'adHocSubProcess': return [frame(1.25), path('M 8.5 16.5 C 9.5 14 11 14.4 12 15.4 C 13 16.4 14.5 16.6 15.5 14.4')];
    case 'textAnnotation': return [path('M 10 4 H 5 V 20 H 10'), path('M 9.5 9 H 20 M 9.5 13 H 17')];
    case 'group': return [frame(1.25, [4, 2, 1, 2])];
    case 'locked': return [frame(1.25, [3, 2])];
    default: return [frame(1.25), ...drawTaskIcon({ kind }, 'ink', 'surface', { x: 4, y: 4 })];
  }
}

export const KindIcon = memo(function KindIcon({ what, size = 20 }: { readonly what: Placeable; readonly size?: number }) {
  const picture = useMemo(() => signOf(what), [what]);
  return <svg className="kind-icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true"><PictureMarks picture={picture} /></svg>;
});

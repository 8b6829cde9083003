import { message, sentence } from '../../i18n/Message.ts';
import { grown, overlaps } from '../../layout/rectangle.ts';
import type { Bounds } from '../../model/Geometry.ts';
import type { ProcessNode } from '../../model/Node.ts';
import { find } from '../../model/ProcessModel.ts';
import { calledName } from '../calledName.ts';
import type { LintRule } from '../LintRule.ts';

/** DRAW-01: one step covers another. */
export const overlappingNodes: LintRule = {
  id: 'DRAW-01',
  severity: 'warning',
  *check({ model, nodes }) {
    const placed = nodes.flatMap((node): { node: ProcessNode; box: Bounds }[] => {
      const box = node.kind === 'boundaryEvent' ? undefined : find(model.geometry, node.id)?.bounds;
      const isHidden = node.parent !== null && find(model.geometry, node.parent)?.isExpanded !== true;
      return box && !isHidden ? [{ node, box: grown(box, -2) }] : [];
    }).toSorted((a, b) => a.box.x - b.box.x);
    for (const [i, { node, box }] of placed.entries()) {
      for (let k = i + 1; k < placed.length && placed[k]!.box.x < box.x + box.width; k++) {
        const other = placed[k]!;
        if (other.node.parent !== node.parent || !overlaps(box, other.box)) continue;
        yield { at: other.node.id, message: sentence('lint.DRAW-01.message', { name: calledName(other.node), other: calledName(node) }), advice: message('lint.DRAW-01.advice') };
        break;
      }
    }
  },
};

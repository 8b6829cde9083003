import type { NodeProps } from '@xyflow/react';
import { memo, useMemo } from 'react';
import { drawNodeName, drawShape } from '../../shared/drawing/drawNode.ts';
import { useStudio } from '../store/studioStore.ts';
import { useCanvas } from './canvasStore.ts';
import { PictureMarks } from './PictureMarks.tsx';
import { ProblemBadge } from './ProblemBadge.tsx';
import type { StepNodeType } from './projectNodes.ts';
import './step.css';

/** One node of the model. Reads nothing but its own element and two booleans. */
export const StepNode = memo(function StepNode({ data: { node, geometry, side, trigger } }: NodeProps<StepNodeType>) {
  const isSelected = useStudio((s) => s.selection.has(node.id));
  const isRenaming = useStudio((s) => s.renaming === node.id);
  // While it is dragged, its copy above the drawing is what is seen.
  const isDragged = useCanvas((s) => s.preview.kind === 'move' && s.preview.ids.has(node.id));
  const shape = useMemo(() => drawShape(node, geometry, trigger), [node, geometry, trigger]);
  const name = useMemo(() => drawNodeName(node, geometry, side, trigger), [node, geometry, side, trigger]);
  const { width, height } = geometry.bounds ?? { width: 0, height: 0 };
  return (
    <div className="step" data-element={node.id} data-kind={node.kind} data-selected={isSelected || undefined} data-dragged={isDragged || undefined} style={{ width, height }}>
      <svg className="step-picture" width={width} height={height} aria-hidden="true">
        <g className="step-shape"><PictureMarks picture={shape} /></g>
        {isRenaming ? null : <g className="step-name"><PictureMarks picture={name} /></g>}
      </svg>
      <ProblemBadge id={node.id} />
    </div>
  );
});

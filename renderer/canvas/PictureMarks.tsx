import { memo } from 'react';
import { HALO, type Mark, type Picture, type Stroke } from '../../shared/drawing/Picture.ts';
import { isTint, paintStyle } from './paintStyle.ts';
import './pictureMarks.css';

/** The theme says how much of a colour behind other things is seen. */
const TINT = { fillOpacity: 'var(--paint-tint-opacity)' } as const;

const line = (stroke: Stroke | undefined) =>
  stroke ? { stroke: paintStyle(stroke.paint), strokeWidth: stroke.width, ...(stroke.dash ? { strokeDasharray: stroke.dash.join(' ') } : {}) } : {};

function MarkShape({ mark }: { readonly mark: Mark }) {
  switch (mark.kind) {
    case 'path':
      return <path className={mark.role && `mark-${mark.role}`} d={mark.d} fill={paintStyle(mark.fill)} {...line(mark.stroke)} strokeLinejoin="round" />;
    case 'rect':
      return <rect className={mark.role && `mark-${mark.role}`} x={mark.x} y={mark.y} width={mark.width} height={mark.height} rx={mark.radius} fill={paintStyle(mark.fill)} {...(isTint(mark.fill) ? { style: TINT } : {})} {...line(mark.stroke)} />;
    case 'circle':
      return <circle className={mark.role && `mark-${mark.role}`} cx={mark.cx} cy={mark.cy} r={Math.max(0, mark.r)} fill={paintStyle(mark.fill)} {...line(mark.stroke)} />;
    case 'text':
      return (
        <text
          className="mark-text" fontSize={mark.size} textAnchor={mark.anchor} fill={paintStyle(mark.paint)} fontWeight={mark.isBold ? 600 : undefined}
          {...(mark.halo ? { stroke: paintStyle(mark.halo), strokeWidth: HALO, strokeLinejoin: 'round', paintOrder: 'stroke' } : {})}
          transform={mark.rotate ? `translate(${mark.x} ${mark.y}) rotate(${mark.rotate}) translate(${-mark.x} ${-mark.y})` : undefined}
        >
          {mark.lines.map((text, i) => <tspan key={i} x={mark.x} y={mark.y + i * mark.lineHeight}>{text}</tspan>)}
        </text>
      );
  }
}

/** A picture of shared/drawing as SVG elements; the caller brings the `<svg>` and the place. */
export const PictureMarks = memo(function PictureMarks({ picture }: { readonly picture: Picture }) {
  return picture.map((mark, i) => <MarkShape key={i} mark={mark} />);
});

import type { DifferenceKind } from '../../shared/delta/Comparison.ts';
import type { DifferenceMark } from './differenceMarks.ts';
import { KIND_SIGNS } from './kindSigns.ts';

const BADGE = 10;

/** The sign of a kind, 12 × 12, in the colour of its surroundings. */
export function KindSign({ kind }: { readonly kind: DifferenceKind }) {
  return <svg className="compare-sign" width={12} height={12} viewBox="0 0 12 12" aria-hidden="true"><path d={KIND_SIGNS[kind].sign} /></svg>;
}

/** The badge of a kind, as legend and list show it. */
export function KindBadge({ kind }: { readonly kind: DifferenceKind }) {
  return <span className="compare-badge" data-kind={kind}><KindSign kind={kind} /></span>;
}

interface MarkShapeProps {
  readonly mark: DifferenceMark;
  readonly isCurrent: boolean;
  /** Of the picture: badges keep a size that can be read. */
  readonly zoom: number;
  readonly onPick: (index: number) => void;
}

/** Frame and badge around an element that differs. A press chooses it in the list, which is the way by keys. */
export function MarkShape({ mark: { kind, shape, badge, indices }, isCurrent, zoom, onPick }: MarkShapeProps) {
  const { sign, dash } = KIND_SIGNS[kind];
  const scale = Math.max(1, Math.min(3, 0.8 / zoom));
  const room = shape.kind === 'box' && shape.isArea ? -3 : 5;
  return (
    <g className="compare-mark" data-kind={kind} data-current={isCurrent || undefined} onClick={() => onPick(indices[0] ?? 0)}>
      {shape.kind === 'box'
        ? <rect className="compare-frame" x={shape.bounds.x - room} y={shape.bounds.y - room} width={shape.bounds.width + room * 2} height={shape.bounds.height + room * 2} rx={8} strokeDasharray={dash} />
        : <polyline className="compare-frame" points={shape.way.map(({ x, y }) => `${x},${y}`).join(' ')} strokeDasharray={dash} />}
      <g transform={`translate(${badge.x} ${badge.y}) scale(${scale})`}>
        <circle className="compare-badge-ground" r={BADGE} />
        <path className="compare-badge-sign" d={sign} transform="translate(-6 -6)" />
      </g>
    </g>
  );
}

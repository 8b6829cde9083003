import type { StepCurve } from '../../shared/replay/StepCurve.ts';
import type { ReplayPane } from './replayStore.ts';

interface WipPaint {
  readonly night: string;
  readonly lines: readonly string[];
}

/** Closed times narrower than this would be a grey veil, px. */
const LEAST_NIGHT = 1.5;

/** The largest value of the curve within each pixel. */
function highest({ times, values }: StepCurve, horizon: number, width: number): readonly number[] {
  const columns: number[] = Array.from({ length: Math.ceil(width) }, () => 0);
  for (let i = 0; i < times.length; i += 1) {
    const from = Math.floor((times[i]! / horizon) * width);
    const to = Math.floor((Math.min(times[i + 1] ?? horizon, horizon) / horizon) * width);
    for (let x = from; x <= to && x < columns.length; x += 1) columns[x] = Math.max(columns[x]!, values[i]!);
  }
  return columns;
}

/** Cases in progress over the whole run, one area per variant on one scale, over the nights. */
export function paintWip(context: CanvasRenderingContext2D, { width, height }: { readonly width: number; readonly height: number }, panes: readonly ReplayPane[], horizon: number, { night, lines }: WipPaint): void {
  context.clearRect(0, 0, width, height);
  const [first] = panes;
  if (!first || horizon <= 0) return;
  const closed = first.shifts.night;
  context.fillStyle = night;
  closed?.from.forEach((from, i) => {
    const x = (from / horizon) * width;
    const end = (Math.min(closed.to[i]!, horizon) / horizon) * width;
    if (end - x >= LEAST_NIGHT) context.fillRect(x, 0, end - x, height);
  });
  const peak = Math.max(1, ...panes.map(({ replay }) => replay.wip.peak));
  panes.forEach(({ replay }, i) => {
    const colour = lines[i] ?? lines[0]!;
    context.beginPath();
    context.moveTo(0, height);
    highest(replay.wip, horizon, width).forEach((value, x) => context.lineTo(x, height - 1 - (value / peak) * (height - 4)));
    context.lineTo(width, height);
    context.closePath();
    context.globalAlpha = i === 0 ? 0.22 : 0;
    context.fillStyle = colour;
    context.fill();
    context.globalAlpha = 1;
    context.lineWidth = 1.25;
    context.strokeStyle = colour;
    context.stroke();
  });
}

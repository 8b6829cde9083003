import type { Bounds, Point } from '../model/Geometry.ts';
import { activeAt } from './activeAt.ts';
import type { Replay } from './Replay.ts';
import { pointOnTrack, type ReplayStage, type Track } from './replayStage.ts';
import { lastAtOrBefore } from './StepCurve.ts';
import { DOING } from './TokenSpans.ts';
import { workProgress } from './workProgress.ts';

/** Tokens drawn one by one at a place; more of them are a number. */
export const MOST_SHOWN = 5;
/** px in the model, between the middles of two tokens in line. */
const PITCH = { queued: 15, working: 22, resting: 13 } as const;

export interface Token extends Point {
  /** Row in the table of cases. */
  readonly case: number;
  readonly doing: 'moving' | 'queued' | 'working' | 'suspended' | 'resting' | 'leaving';
  /** Share of the work done; 0 unless in work. */
  readonly progress: number;
}

/** How many stand at a place, whether each of them is drawn or not. */
export interface Crowd {
  /** Number of the node, one of those that share the place. */
  readonly node: number;
  readonly bounds: Bounds;
  readonly queued: number;
  readonly working: number;
  readonly resting: number;
}

export interface ReplayPicture {
  readonly tokens: readonly Token[];
  readonly crowds: readonly Crowd[];
}

interface Count {
  readonly node: number;
  queued: number;
  working: number;
  resting: number;
}

/** Where the n-th token of a line stands: waiting ones along the upper edge of a step, those in work along the lower, others in the middle. */
function slot({ x, y, width, height }: Bounds, line: 'queued' | 'working' | 'resting', n: number): Point {
  switch (line) {
    case 'queued': return { x: x + 8 + n * PITCH.queued, y: y - 2 };
    case 'working': return { x: x + width - 12 - n * PITCH.working, y: y + height - 2 };
    case 'resting': return { x: x + width / 2 + n * PITCH.resting, y: y + height / 2 };
  }
}

const easeOut = (share: number) => 1 - (1 - share) ** 3;

/** The point at a share of several ways, one after the other. */
function alongHops(tracks: readonly Track[], share: number): Point {
  let rest = tracks.reduce((sum, { length }) => sum + length, 0) * share;
  for (const track of tracks) {
    if (rest <= track.length) return pointOnTrack(track, rest);
    rest -= track.length;
  }
  return pointOnTrack(tracks.at(-1)!, Infinity);
}

/**
 * What is seen at an instant. A token that came in no time glides along its flows for up to `glide` minutes of the
 * clock (0: none, for reduced motion), never longer than it stays; it counts where it is going from the first instant.
 */
export function replayPicture(replay: Replay, stage: ReplayStage, t: number, glide: number): ReplayPicture {
  const { spans, trace } = replay;
  const tokens: Token[] = [];
  const counts = new Map<number, Count>();
  const tracksOf = (hops: Int32Array, from: number, to: number) => Array.from(hops.subarray(from, to), (flow) => stage.flows[flow] ?? null).filter((track) => track !== null);

  for (const i of activeAt(spans, replay.checkpoints, t)) {
    const doing = spans.doing[i]!;
    const place = spans.place[i]!;
    const [from, to] = [spans.from[i]!, spans.to[i]!];
    if (doing === DOING.moving) {
      const track = stage.flows[place];
      if (track) tokens.push({ case: spans.case[i]!, doing: 'moving', progress: 0, ...pointOnTrack(track, to < Infinity ? (track.length * (t - from)) / (to - from) : 0) });
      continue;
    }
    const bounds = stage.nodes[place];
    if (!bounds) continue;
    const line = doing === DOING.queued ? 'queued' : doing === DOING.working ? 'working' : 'resting';
    const spot = stage.spot[place]!;
    const count = counts.get(spot) ?? { node: place, queued: 0, working: 0, resting: 0 };
    counts.set(spot, count);
    const n = count[line];
    count[line] += 1;
    const gliding = Math.min(glide, to - from);
    const tracks = t - from < gliding ? tracksOf(spans.hops, spans.hopStart[i]!, spans.hopStart[i + 1]!) : [];
    if (tracks.length > 0) {
      tokens.push({ case: spans.case[i]!, doing: 'moving', progress: 0, ...alongHops(tracks, easeOut((t - from) / gliding)) });
      continue;
    }
    if (n >= MOST_SHOWN) continue;
    const work = line === 'working' ? workProgress(trace, spans.activity[i]!, t) : null;
    tokens.push({ case: spans.case[i]!, doing: work?.isSuspended ? 'suspended' : line, progress: work?.share ?? 0, ...slot(bounds, line, n) });
  }

  const { exits } = replay;
  for (let i = lastAtOrBefore(exits.at, t); i >= 0 && t - exits.at[i]! < glide; i -= 1) {
    const tracks = tracksOf(exits.hops, exits.hopStart[i]!, exits.hopStart[i + 1]!);
    if (tracks.length > 0) tokens.push({ case: exits.case[i]!, doing: 'leaving', progress: 0, ...alongHops(tracks, easeOut((t - exits.at[i]!) / glide)) });
  }
  const crowds = [...counts.values()].map((count): Crowd => ({ ...count, bounds: stage.nodes[count.node]! }));
  return { tokens, crowds };
}

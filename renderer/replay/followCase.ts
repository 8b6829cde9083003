import { pause, seek } from './playback.ts';
import { replayStore, type ReplayPane } from './replayStore.ts';

/** Goes to an instant and follows a case from there on. */
export function followCase({ replay: { trace } }: ReplayPane, row: number, at: number): void {
  pause();
  seek(at);
  replayStore.setState({ followed: trace.cases.number[row]! });
}

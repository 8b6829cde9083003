import { fromWire } from '../../shared/i18n/fromWire.ts';
import { effectiveModel } from '../../shared/delta/effectiveModel.ts';
import { CaseTimeline } from '../../shared/replay/caseBars.ts';
import { fittingSpeed } from '../../shared/replay/playClock.ts';
import { replayOf } from '../../shared/replay/Replay.ts';
import { shiftsOf } from '../../shared/replay/Shifts.ts';
import type { Trace } from '../../shared/simulation/Trace.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { newId } from '../newId.ts';
import type { Scenario } from '../store/scenarios.ts';
import { studio } from '../store/studioStore.ts';
import { giveRoomBack, makeRoom } from './roomForReplay.ts';
import { horizonOfPanes, panesOf, replayStore, type ReplayPane, type ReplayState } from './replayStore.ts';

function paneOf(document: ModelDocument, variant: Scenario, trace: Trace): ReplayPane {
  const { model } = effectiveModel(document, variant);
  const replay = replayOf(trace, model);
  const shifts = shiftsOf(model, trace, replay.horizon);
  return { variant, model, replay, shifts, timeline: new CaseTimeline(replay, shifts) };
}

const isWaitingFor = (id: string) => {
  const { status } = replayStore.getState();
  return status.kind === 'loading' && status.id === id;
};

/** Runs the cases of the variant on the canvas (and of the one beside it) once, and shows them from the beginning. */
export async function openReplay(change: Partial<Pick<ReplayState, 'other' | 'cases'>> = {}): Promise<void> {
  const { open, api, variant, flush, setMode, mode } = studio.getState();
  if (!open) return;
  if (mode !== 'simulate') setMode('simulate');
  const wasOpen = panesOf(replayStore.getState()).length > 0;
  abandon();
  const id = newId('trace');
  replayStore.setState({ ...change, isLeaving: false, status: { kind: 'loading', id }, t: 0, isPlaying: false, stopped: null, followed: null });
  // The host simulates what is stored: it must be what is seen.
  if (!(await flush())) {
    if (isWaitingFor(id)) replayStore.setState({ status: { kind: 'failed', message: { key: 'shell.simulation.notSaved' } } });
    return;
  }
  const { other, cases } = replayStore.getState();
  const beside = other === undefined || other === variant ? undefined : other;
  const variants = beside === undefined ? [variant] : [variant, beside];
  const answer = await api.invoke('simulation.trace', { id, modelId: open.id, variants, cases, replication: 0 });
  // Closed, or asked again, in the meantime.
  if (!isWaitingFor(id)) return;
  if (!answer.ok) {
    replayStore.setState({ status: { kind: 'failed', message: fromWire(answer.error.message) } });
    return;
  }
  const { value } = answer;
  switch (value.kind) {
    case 'cancelled':
      replayStore.setState({ status: { kind: 'closed' } });
      return;
    case 'refused':
      replayStore.setState({ status: { kind: 'refused', problems: value.problems } });
      return;
    case 'traced': {
      // Another variant is on the canvas by now: its cases are wanted.
      if (studio.getState().variant !== variant) return openReplay();
      const { document } = studio.getState().open ?? open;
      if (!wasOpen) makeRoom();
      const panes = value.traces.map((trace, i) => paneOf(document, variants[i] ?? null, trace));
      const [first] = panes;
      replayStore.setState({
        status: { kind: 'ready', panes, revision: value.revision }, other: beside, t: first?.replay.begin ?? 0, isPlaying: false,
        speed: fittingSpeed(horizonOfPanes(panes) - (first?.replay.begin ?? 0)),
      });
    }
  }
}

/** Tells the host that an answer on its way is no longer wanted. */
function abandon(): void {
  const { status } = replayStore.getState();
  if (status.kind === 'loading') void studio.getState().api.invoke('simulation.cancelTrace', { id: status.id });
}

export function closeReplay(): void {
  abandon();
  giveRoomBack();
  replayStore.setState(({ status }) => ({ status: { kind: 'closed' }, isPlaying: false, isRoom: false, followed: null, dock: 'none', isLeaving: status.kind !== 'closed' }));
}

import { WAITING_CAUSES, type StepSummary, type WaitingCause } from './SimulationReport.ts';

/** Of what most of the waiting for a step is made; `null`: nobody waits. */
export function mainCause({ waitingByCause }: Pick<StepSummary, 'waitingByCause'>): WaitingCause | null {
  let best: WaitingCause | null = null;
  let most = 0;
  for (const cause of WAITING_CAUSES) {
    const minutes = waitingByCause[cause]?.mean ?? 0;
    if (minutes > most) [best, most] = [cause, minutes];
  }
  return best;
}

import { message, type Message } from '../i18n/Message.ts';
import type { Program } from '../simulation/Program.ts';
import type { Replication } from '../simulation/Replication.ts';
import { littlesLawGap } from './littlesLaw.ts';
import { overloadWarnings } from './overload.ts';
import { SimulationFailure } from './SimulationFailure.ts';

/** Throws SimulationFailure for a replication whose figures mean nothing: it was stopped, nothing ended, or it contradicts Little's law. */
export function checkReplication(program: Program, replication: Replication): void {
  const { stopped } = replication;
  if (stopped === null) {
    const gap = littlesLawGap(replication);
    if (gap !== null) throw new SimulationFailure([message('simulation.error.littlesLaw', { ...gap, replication: replication.number + 1 })]);
    return;
  }
  if (stopped === 'nothingEnded' && replication.stuckCases === 0) throw new SimulationFailure([message('simulation.error.run.noCases')]);
  const stuckAt = stopped === 'nothingEnded' ? replication.stuck.findIndex((n) => n > 0) : replication.stoppedAt;
  throw new SimulationFailure([message(`simulation.error.run.${stopped}`, { name: program.nodeNames[stuckAt] ?? '' }), ...overloadWarnings(program)]);
}

/** A token that waits for something that can never come: its case left the run without ending. */
export function stuckWarnings(program: Program, replications: readonly Replication[]): Message[] {
  const count = replications.reduce((sum, r) => sum + r.stuckCases, 0);
  if (count === 0) return [];
  const where = program.nodeIds.findIndex((_, n) => replications.some((r) => (r.stuck[n] ?? 0) > 0));
  return [message('simulation.warning.stuck', { count, name: program.nodeNames[where] ?? '' })];
}

import { message, type Message } from '../i18n/Message.ts';
import type { Program } from '../simulation/Program.ts';
import type { Replication, StopReason } from '../simulation/Replication.ts';
import { littlesLawGap } from './littlesLaw.ts';
import { overloadWarnings } from './overload.ts';
import { SimulationFailure } from './SimulationFailure.ts';
import { waitingPlaces } from './waitingPlaces.ts';

/** Throws SimulationFailure for a replication whose figures mean nothing: it was stopped, nothing ended, or it contradicts Little's law. */
export function checkReplication(program: Program, replication: Replication): void {
  const { stopped } = replication;
  if (stopped === null) {
    const gap = littlesLawGap(replication);
    if (gap !== null) throw new SimulationFailure([message('simulation.error.littlesLaw', { ...gap, replication: replication.number + 1 })]);
    return;
  }
  if (stopped === 'nothingEnded' && replication.stuckCases === 0) throw new SimulationFailure([message('simulation.error.run.noCases')]);
  throw new SimulationFailure([stoppedMessage(program, stopped, replication), ...overloadWarnings(program)]);
}

function stoppedMessage(program: Program, stopped: StopReason, { stuck, waiting }: Replication): Message {
  if (stopped === 'openTokens' || stopped === 'endless') {
    const fullest = waiting.indexOf(Math.max(...waiting));
    return message(`simulation.error.run.${stopped}`, { name: program.nodeNames[fullest] ?? '' });
  }
  const { places, more } = waitingPlaces(program, [stopped === 'nothingEnded' ? stuck : waiting]);
  return more === 0 ? message(`simulation.error.run.${stopped}`, { places }) : message(`simulation.error.run.${stopped}.more`, { places, more });
}

/** Tokens that wait for something that can never come: their cases left the run without ending. */
export function stuckWarnings(program: Program, replications: readonly Replication[]): Message[] {
  const count = replications.reduce((sum, r) => sum + r.stuckCases, 0);
  if (count === 0) return [];
  const { places, more } = waitingPlaces(program, replications.map(({ stuck }) => stuck));
  return [more === 0 ? message('simulation.warning.stuck', { count, places }) : message('simulation.warning.stuck.more', { count, places, more })];
}

import { isEqual } from '../../shared/delta/isEqual.ts';
import type { ModelId } from '../../shared/model/ids.ts';
import { decided, type MergeSession } from './MergeSession.ts';

type Kept = Pick<MergeSession, 'conflicts' | 'choices'>;

/** What was decided in merges that were left without being applied, as long as the window lives. */
const kept = new Map<ModelId, Kept>();

export function keepDecisions(session: MergeSession): void {
  if (decided(session) > 0) kept.set(session.modelId, { conflicts: session.conflicts, choices: session.choices });
  else kept.delete(session.modelId);
}

export const forgetDecisions = (id: ModelId): void => void kept.delete(id);

/** A merge as it was left: what was decided about the very same conflict holds, and the first open one is looked at. */
export function resumed(session: MergeSession): MergeSession {
  const before = kept.get(session.modelId);
  if (!before) return session;
  const known = new Map(before.conflicts.map((conflict) => [conflict.id, conflict]));
  const choices = Object.fromEntries(session.conflicts.flatMap((conflict) => {
    const choice = before.choices[conflict.id];
    return choice !== undefined && isEqual(known.get(conflict.id), conflict) ? [[conflict.id, choice]] : [];
  }));
  return { ...session, choices, at: Math.max(0, session.conflicts.findIndex(({ id }) => choices[id] === undefined)) };
}

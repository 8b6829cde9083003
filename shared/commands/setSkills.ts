import { message } from '../i18n/Message.ts';
import type { NodeId, PersonId } from '../model/ids.ts';
import type { Person } from '../model/Person.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';
import { stepsOfRoles } from '../simulation/rolesOfStep.ts';
import { err, type Result } from '../result.ts';
import type { Edited } from './edit.ts';
import type { EditError } from './EditError.ts';
import { Sketch } from './Sketch.ts';

export interface SetSkills {
  readonly people: readonly PersonId[];
  readonly steps: readonly NodeId[];
  readonly isAble: boolean;
}

/** May this person do the step, as far as skills go? */
export const isAbleTo = (person: Person, step: NodeId): boolean => person.steps === null || person.steps.includes(step);

/**
 * Says that people may, or may not, do steps: a rectangle of the skills matrix as one undo step. Steps that no role of
 * a person does are left alone. Who may do every step of their roles has no list at all, so that steps drawn later are
 * theirs too.
 */
export function setSkills(model: ProcessModel, { people, steps, isAble }: SetSkills): Result<Edited, EditError> {
  const sketch = new Sketch(model);
  for (const step of steps) if (!find(model.nodes, step)) return err({ code: 'not-found', id: step });
  for (const id of people) {
    const person = find(model.people, id);
    if (!person) return err({ code: 'not-found', id });
    const possible = stepsOfRoles(model, person.roles).map((step) => step.id);
    const meant = new Set(steps.filter((step) => possible.includes(step)));
    const next = possible.filter((step) => (meant.has(step) ? isAble : isAbleTo(person, step)));
    const list = next.length === possible.length ? null : next;
    if (JSON.stringify(list) !== JSON.stringify(person.steps)) sketch.patch('people', id, { steps: list });
  }
  if (sketch.changed('people').size === 0) return err({ code: 'nothing-changes' });
  return sketch.done(message('inspector.edit.skills'));
}

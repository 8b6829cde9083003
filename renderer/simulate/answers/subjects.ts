import { peopleOf } from '../../../shared/analysis/answers/peopleOf.ts';
import type { NodeId, RoleId } from '../../../shared/model/ids.ts';
import { rows, type ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { rolesOfSteps } from '../../../shared/analysis/answers/rolesOfSteps.ts';

/** A role whose people may be changed in a question. */
export interface RoleSubject {
  readonly id: RoleId;
  readonly name: string;
  readonly now: number;
}

/** Roles that some step needs, in the order in which the model lists them. */
export const rolesAtWork = (model: ProcessModel): readonly RoleSubject[] => rolesOfSteps(model).map(({ role, name }) => ({ id: role, name, now: peopleOf(model, role) }));

/** Steps that take somebody's time, or time at all. */
export const stepsOf = (model: ProcessModel): readonly { readonly id: NodeId; readonly name: string }[] =>
  rows(model.nodes).flatMap((node) => ('work' in node && node.kind !== 'subProcess' && node.name.trim() !== '' ? [{ id: node.id, name: node.name }] : []));

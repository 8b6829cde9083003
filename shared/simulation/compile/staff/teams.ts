import type { Needed, RoleTable } from '../roles.ts';
import { atLeast, intersect } from '../../calendar/combineHours.ts';
import { ALWAYS_OPEN, isNeverOpen, type WeekPattern } from '../../calendar/WeekPattern.ts';
import type { ProcessNode } from '../../../model/Node.ts';
import { fillPlaces } from '../../kernel/people/fillPlaces.ts';
import type { Compilation } from '../Compilation.ts';
import { nameOf } from '../nameOf.ts';
import type { Crew } from './Crew.ts';

/** A requirement of one option of a step, with the members who may serve in it. */
export interface Place {
  readonly role: number;
  readonly quantity: number;
  readonly candidates: readonly number[];
}

export interface StepTeams {
  readonly options: readonly (readonly Place[])[];
  /** When each option could be staffed, if nobody were busy; and when any of them could. */
  readonly optionHours: readonly WeekPattern[];
  readonly hours: WeekPattern;
}

/**
 * The teams that can do a step. An option for which there can never be people is left out, and said; a step without any
 * other is refused.
 */
export function teamsOf(c: Compilation, table: RoleTable, crew: Crew, node: ProcessNode, needed: readonly (readonly Needed[])[]): StepTeams {
  const name = nameOf(node);
  const isPossible = needed.map((team) => isEnough(crew, node, team));
  const options = needed.filter((_, i) => isPossible[i]).map((team) => team.map(({ role, quantity }): Place => ({ role, quantity, candidates: candidatesOf(crew, node, role) })));
  const hours = options.map((places) => meet(places.map(({ role, quantity, candidates }) => crew.hoursOf(role, quantity, candidates))));
  const listed = (team: readonly Needed[]) => team.map(({ role }) => table.roles[role]!.name || table.roles[role]!.id).join(', ');
  needed.forEach((team, i) => {
    if (i > 0 && !isPossible[i]) c.warn('simulation.warning.teamTooSmall', { name, roles: listed(team) });
  });
  if (options.length === 0) {
    for (const { role, quantity } of needed[0] ?? []) {
      const { id, name: roleName } = table.roles[role]!;
      const has = candidatesOf(crew, node, role).length;
      if (has >= quantity) continue;
      if (crew.ofRole[role]!.length >= quantity) c.fail('noPeople', node.id, 'simulation.error.notAllowed', { name, role: roleName || id, has, needs: quantity }, 'simulation.error.notAllowed.advice');
      else c.fail('noPeople', id, 'simulation.error.noPeople', { name, role: roleName || id, has, needs: quantity }, 'simulation.error.noPeople.advice');
    }
    if ((needed[0] ?? []).every(({ role, quantity }) => candidatesOf(crew, node, role).length >= quantity)) {
      const team = needed[0] ?? [];
      const units = new Set(team.flatMap(({ role }) => candidatesOf(crew, node, role).map((m) => crew.members[m]!.unit)));
      c.fail('noPeople', node.id, 'simulation.error.tooFewTogether', { name, roles: listed(team), has: units.size, needs: team.reduce((sum, { quantity }) => sum + quantity, 0) }, 'simulation.error.tooFewTogether.advice');
    }
    return { options: [], optionHours: [], hours: ALWAYS_OPEN };
  }
  if (hours.every(isNeverOpen)) {
    c.fail('neverOpen', node.id, 'simulation.error.neverMeet', { name, roles: listed(needed[isPossible.indexOf(true)] ?? []) }, 'simulation.error.neverMeet.advice');
  }
  return { options, optionHours: hours, hours: hours.length === 1 ? hours[0]! : atLeast(1, hours) };
}

/** One calendar stays the same object, so that it is numbered once. */
const meet = (hours: readonly WeekPattern[]): WeekPattern => (hours.length === 1 ? hours[0]! : intersect(hours));

/** Are there people enough, each of them in one place only? */
function isEnough(crew: Crew, node: ProcessNode, team: readonly Needed[]): boolean {
  const candidates = team.map(({ role }) => candidatesOf(crew, node, role));
  if (team.some(({ quantity }, i) => candidates[i]!.length < quantity)) return false;
  const wishes = team.flatMap(({ quantity }, i) => Array.from({ length: quantity }, () => candidates[i]!));
  return team.length === 1 || fillPlaces(wishes, Int32Array.from(crew.members, ({ unit }) => unit)) !== null;
}

/** Members of a role who may do a step. */
function candidatesOf(crew: Crew, node: ProcessNode, role: number): readonly number[] {
  return crew.ofRole[role]!.filter((m) => {
    const steps = crew.units[crew.members[m]!.unit]!.person?.steps ?? null;
    return steps === null || steps.includes(node.id);
  });
}

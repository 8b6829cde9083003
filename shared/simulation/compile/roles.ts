import { givenRole } from '../../model/givenRole.ts';
import type { RoleId } from '../../model/ids.ts';
import { laneOf } from '../../model/laneOf.ts';
import type { ProcessNode, Requirement } from '../../model/Node.ts';
import { find, rows } from '../../model/ProcessModel.ts';
import type { Role } from '../../model/Role.ts';
import { hasNoStaff, IMPLICIT_HEADCOUNT, isAutomatic } from '../defaults.ts';
import type { Compilation } from './Compilation.ts';
import { nameOf } from './nameOf.ts';

export interface Needed {
  readonly role: number;
  readonly quantity: number;
}

/** Roles that steps ask for, numbered in the order in which they are first needed. */
export class RoleTable {
  readonly roles: Role[] = [];
  readonly #c: Compilation;
  readonly #index = new Map<RoleId, number>();

  constructor(c: Compilation) {
    this.#c = c;
    // Declared roles first, so that the number of a role does not depend on who needs it.
    for (const role of rows(c.model.roles)) this.#add(role);
  }

  /** People of one step; empty: it takes time but nobody. */
  neededBy(node: ProcessNode): readonly Needed[] {
    if (!('work' in node)) return [];
    if (node.work.requirements !== null) return this.#team(node, node.work.requirements);
    if (isAutomatic(node)) return [];
    const role = this.performer(node);
    return role === null ? [] : [{ role, quantity: 1 }];
  }

  /** Other teams that may do a step which needs people. */
  alternativesOf(node: ProcessNode): readonly (readonly Needed[])[] {
    if (!('work' in node)) return [];
    return (node.work.alternatives ?? []).map((team) => this.#team(node, team)).filter((team) => team.length > 0);
  }

  indexOf(role: RoleId): number | undefined {
    return this.#index.get(role);
  }

  #team(node: ProcessNode, requirements: readonly Requirement[]): readonly Needed[] {
    const merged = new Map<number, number>();
    for (const { role, quantity } of requirements) {
      const index = this.#index.get(role);
      if (index === undefined) {
        this.#c.fail('unknownRole', node.id, 'simulation.error.unknownRole', { name: nameOf(node), role }, 'simulation.error.unknownRole.advice');
        continue;
      }
      merged.set(index, (merged.get(index) ?? 0) + quantity);
    }
    return [...merged].map(([role, quantity]) => ({ role, quantity })).toSorted((a, b) => a.role - b.role);
  }

  /** Role of the lane (or pool) of a step; `null`: nobody of ours. Implicit roles bear the id of their lane or pool. */
  performer(node: ProcessNode): number | null {
    const { model } = this.#c;
    const given = givenRole(model, node);
    if (given !== null) {
      const index = this.#index.get(given.role);
      if (index !== undefined) return index;
      this.#c.fail('unknownRole', given.by.id, 'simulation.error.unknownRole', { name: given.by.name || given.by.id, role: given.role }, 'simulation.error.unknownRole.advice');
      return null;
    }
    const lane = find(model.lanes, laneOf(model, node));
    if (lane) return hasNoStaff(lane.laneKind) ? null : this.#implicit(lane.id as string as RoleId, lane.name);
    const pool = find(model.pools, node.pool);
    return pool ? this.#implicit(pool.id as string as RoleId, pool.name) : null;
  }

  /**
   * Who has the case while it is at a node, for telling hand-offs: the people of a step, else the role or lane that the
   * node is drawn in; `null` where the drawing does not say.
   */
  holder(node: ProcessNode, needed: readonly Needed[]): string | null {
    const first = needed[0];
    return first ? (this.roles[first.role]?.id ?? null) : (givenRole(this.#c.model, node)?.role ?? laneOf(this.#c.model, node));
  }

  #implicit(id: RoleId, name: string): number {
    const known = this.#index.get(id);
    if (known !== undefined) return known;
    this.#c.warn('simulation.warning.implicitRole', { name: name || id, count: IMPLICIT_HEADCOUNT });
    return this.#add({ id, name: name || id, headcount: IMPLICIT_HEADCOUNT, costPerHour: 0, calendar: null, queueOrder: 'fifo' });
  }

  #add(role: Role): number {
    this.roles.push(role);
    this.#index.set(role.id, this.roles.length - 1);
    return this.roles.length - 1;
  }
}

/**
 * Desks: roles that some step needs together wait in one line, so that taking them is one act and no two steps can
 * each hold what the other needs.
 */
export function desksOf(roles: number, teams: readonly (readonly number[])[]): Int32Array {
  const leader = Int32Array.from({ length: roles }, (_, i) => i);
  const top = (i: number): number => (leader[i] === i ? i : top(leader[i]!));
  for (const team of teams) for (const role of team) leader[top(role)] = top(team[0]!);
  const number = new Map<number, number>();
  return Int32Array.from({ length: roles }, (_, role) => {
    const first = top(role);
    if (!number.has(first)) number.set(first, number.size);
    return number.get(first)!;
  });
}

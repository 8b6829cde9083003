import type { ProcessNode } from '../../../model/Node.ts';
import { PERFORMER } from '../../StaffProgram.ts';
import type { Compilation } from '../Compilation.ts';
import { nameOf } from '../nameOf.ts';
import type { RoleTable } from '../roles.ts';
import type { Structure } from '../structure.ts';
import { canComeAfter, canComeWithout } from './certainty.ts';
import type { Crew } from './Crew.ts';
import type { StepTeams } from './teams.ts';

/** What binds people to a case across its steps, with the checks that no case waits for ever for it. */
export interface Bonds {
  readonly performer: Int8Array;
  readonly performerSlot: Int32Array;
  readonly doerSlot: Int32Array;
  readonly doerSlots: number;
  readonly keepUntil: Int32Array;
  readonly endsKeeping: Uint8Array;
}

export function bondsOf(c: Compilation, s: Structure, join: Int8Array, table: RoleTable, crew: Crew, teams: ReadonlyMap<number, StepTeams>): Bonds {
  const n = s.nodes.length;
  const b = {
    performer: new Int8Array(n), performerSlot: new Int32Array(n).fill(-1), doerSlot: new Int32Array(n).fill(-1), doerSlots: 0,
    keepUntil: new Int32Array(n).fill(-1), endsKeeping: new Uint8Array(n),
  };
  for (const [i, team] of teams) {
    const node = s.nodes[i]!;
    if (!('work' in node)) continue;
    const { performer, keepUntil } = node.work;
    if (performer) {
      const doer = s.indexOf.get(performer.step);
      if (doer === undefined || !teams.has(doer)) {
        c.fail('performer', node.id, 'simulation.error.performerNobody', { name: nameOf(node), step: stepName(c, performer.step) }, 'simulation.error.performerNobody.advice');
        continue;
      }
      checkPerformer(c, s, join, table, crew, node, performer.rule, i, doer, team, teams.get(doer)!);
      b.performer[i] = PERFORMER[performer.rule];
      if (b.doerSlot[doer] === -1) b.doerSlot[doer] = b.doerSlots++;
      b.performerSlot[i] = b.doerSlot[doer]!;
    }
    if (keepUntil !== undefined) {
      const last = s.indexOf.get(keepUntil);
      if (last === undefined || last === i || !('work' in s.nodes[last]!) || !canComeAfter(s, i, last)) {
        c.fail('keepUntil', node.id, 'simulation.error.keepUntil', { name: nameOf(node), step: stepName(c, keepUntil) }, 'simulation.error.keepUntil.advice');
        continue;
      }
      b.keepUntil[i] = last;
      b.endsKeeping[last] = 1;
    }
  }
  return b;
}

function checkPerformer(
  c: Compilation, s: Structure, join: Int8Array, table: RoleTable, crew: Crew, node: ProcessNode, rule: 'sameAs' | 'notSameAs', i: number, doer: number, team: StepTeams, doers: StepTeams,
): void {
  const params = { name: nameOf(node), step: nameOf(s.nodes[doer]!) };
  const unitsOf = ({ options }: StepTeams) => new Set(options.flat().flatMap(({ candidates }) => candidates.map((m) => crew.members[m]!.unit)));
  const own = unitsOf(team);
  const others = unitsOf(doers);
  if (rule === 'sameAs') {
    if (i !== doer && canComeWithout(s, join, doer, i)) c.fail('performer', node.id, 'simulation.error.performerMaySkip', params, 'simulation.error.performerMaySkip.advice');
    const stranger = [...others].find((unit) => !own.has(unit));
    if (stranger !== undefined) {
      const person = crew.units[stranger]!.person;
      const role = crew.members[crew.units[stranger]!.members[0]!]!.role;
      c.fail('performer', node.id, 'simulation.error.performerCannot', { ...params, person: person?.name || table.roles[role]!.name || table.roles[role]!.id }, 'simulation.error.performerCannot.advice');
    }
    return;
  }
  // Whoever did the other step is out: enough others must be left, whoever that was.
  const most = Math.max(0, ...doers.options.map((places) => places.reduce((sum, { quantity }) => sum + quantity, 0)));
  const isEnough = team.options.some((places) => places.every(({ quantity, candidates }) => {
    const out = candidates.filter((m) => others.has(crew.members[m]!.unit)).length;
    return candidates.length - Math.min(out, most) >= quantity;
  }));
  if (!isEnough) c.fail('performer', node.id, 'simulation.error.performerAlone', params, 'simulation.error.performerAlone.advice');
}

const stepName = (c: Compilation, id: string): string => {
  const node = Object.hasOwn(c.model.nodes, id) ? c.model.nodes[id as keyof typeof c.model.nodes] : undefined;
  return node ? nameOf(node) : id;
};

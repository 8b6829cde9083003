import type { Program } from '../simulation/Program.ts';
import { ROLE, ROLE_COLUMNS, type Replication } from '../simulation/Replication.ts';
import { differences } from './compareVariants.ts';
import { CONFIDENCE, estimate, meanOf } from './estimate.ts';
import type { Bottleneck, Change } from './SimulationReport.ts';

/** One change to try: a program that differs from the base in one thing. */
export interface Candidate {
  readonly change: Extract<Change, { kind: 'onePersonMore' }>;
  readonly role: number;
  readonly program: Program;
}

/** One more person in each role that some step needs. The busiest role is often not where one more person helps most. */
export function candidatesOf(program: Program): Candidate[] {
  return program.roleIds.flatMap((id, role) => {
    if (!program.requirementRole.includes(role)) return [];
    const headcount = Int32Array.from(program.headcount);
    headcount[role]! += 1;
    return [{ change: { kind: 'onePersonMore' as const, role: id, name: program.roleNames[role] ?? id }, role, program: { ...program, headcount } }];
  });
}

/** “Fix this first”: what each change gains in mean cycle time, paired with the base; the largest gain first. */
export function rankBottlenecks(base: readonly Replication[], tried: readonly { readonly candidate: Candidate; readonly replications: readonly Replication[] }[], confidence: number = CONFIDENCE): Bottleneck[] {
  return tried
    .filter(({ replications }) => replications.length > 0)
    .map(({ candidate: { change, role, program }, replications }): Bottleneck => {
      const at = role * ROLE_COLUMNS;
      return {
        change,
        gain: estimate(differences(base, replications, 'cycleTime').map((d) => (d === 0 ? 0 : -d)), confidence),
        utilisation: meanOf(base.map((r) => ((r.roles[at + ROLE.busy] ?? 0) - (r.roles[at + ROLE.overtime] ?? 0)) / Math.max(1e-9, r.roles[at + ROLE.available] ?? 0))),
        // One person is paid for the whole shift, busy or not.
        extraCostPerCase: estimate(replications.map((r) => ((r.roles[at + ROLE.available] ?? 0) / (program.headcount[role] ?? 1)) * (program.roleCostPerMinute[role] ?? 0) / Math.max(1, r.cases)), confidence),
      };
    })
    .toSorted((a, b) => b.gain.mean - a.gain.mean || (a.change.name < b.change.name ? -1 : 1));
}

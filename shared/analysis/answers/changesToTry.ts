import type { NodeId, RoleId } from '../../model/ids.ts';
import { find } from '../../model/ProcessModel.ts';
import type { Program } from '../../simulation/Program.ts';
import { HAND_OFF, HAND_OFF_COLUMNS, ROLE, ROLE_COLUMNS, STEP, STEP_COLUMNS, type Replication } from '../../simulation/Replication.ts';
import { columnOf, handOffNumbers, stepNumbers } from '../columnOf.ts';
import { meanOf } from '../estimate.ts';
import { roleLoads } from '../overload.ts';
import type { Change } from '../SimulationReport.ts';
import type { AnswerBase } from './AnswerBase.ts';
import type { ModelChange } from './ModelChange.ts';
import { peopleOf } from './peopleOf.ts';

/** How much faster a step is tried. */
const FASTER_PERCENT = 10;

/** Of each kind of change so many are tried at most: those where most time is at stake. */
const MOST = { roles: 8, steps: 8, controls: 6, handOffs: 6 } as const;

/** A change for the list “fix this first”, and where to read the load of the role concerned. */
export interface ChangeToTry {
  readonly change: Change;
  readonly changes: readonly ModelChange[];
  /** Number of the role in the program; −1: nobody is concerned. */
  readonly role: number;
}

/**
 * What to try, chosen by what the base run shows: roles by the waiting they cause, and before all others those whose
 * offered load is at or above their capacity, since their queue grows without end; steps and controls by the time that
 * cases spend at them and waiting for them; hand-offs by the time on the way. Nothing at which no time is spent is tried.
 */
export function changesToTry({ model, program }: AnswerBase, base: readonly Replication[]): ChangeToTry[] {
  const perCase = (minutes: (r: Replication) => number) => meanOf(base.map((r) => minutes(r) / Math.max(1, r.cases)));
  const overloaded = new Set(roleLoads(program).filter(({ needed, headcount }) => needed >= headcount).map(({ role }) => role));
  const top = <T>(list: readonly { readonly item: T; readonly atStake: number }[], most: number): T[] =>
    list.filter(({ atStake }) => atStake > 0).toSorted((a, b) => b.atStake - a.atStake).slice(0, most).map(({ item }) => item);

  const roles = program.roleIds.flatMap((role, n) => (program.requirementRole.includes(n) ? [{
    item: onePersonMore(model, program, role, n),
    // A role in which nobody waits may still be named last: that it does not help is an answer too.
    atStake: overloaded.has(n) ? Infinity : 1e-9 + perCase((r) => r.roles[n * ROLE_COLUMNS + ROLE.waiting] ?? 0),
  }] : []));
  const timeAt = (numbers: readonly number[]) => perCase((r) => columnOf(r.steps, STEP_COLUMNS, numbers, STEP.processing) + columnOf(r.steps, STEP_COLUMNS, numbers, STEP.waitingInHours));
  const steps = [...stepNumbers(program)].map(([step, numbers]) => ({ step, name: program.nodeNames[numbers[0]] ?? '', role: roleOf(program, numbers[0]), atStake: timeAt(numbers) }));
  const transfers = [...handOffNumbers(program)].map(([flow, numbers]) => {
    const [n] = numbers;
    const way = program.handOffFlows[n]!;
    const law = program.flowTransfer[way] ?? -1;
    const times = perCase((r) => columnOf(r.handOffs, HAND_OFF_COLUMNS, numbers, HAND_OFF.count));
    return { flow, name: program.handOffNames[n] ?? '', role: roleOf(program, program.flowTarget[way]!), atStake: law < 0 ? 0 : times * (program.distributionMean[law] ?? 0) };
  });
  return [
    ...top(roles, MOST.roles),
    ...top(steps.map(({ step, name, role, atStake }) => ({
      atStake,
      item: { change: { kind: 'stepFaster' as const, step, name, percent: FASTER_PERCENT }, changes: [{ kind: 'stepTime' as const, step, factor: 1 - FASTER_PERCENT / 100 }], role },
    })), MOST.steps),
    ...top(steps.filter(({ step }) => isControl(model, step)).map(({ step, name, role, atStake }) => ({
      atStake,
      item: { change: { kind: 'controlAtZero' as const, step, name }, changes: [{ kind: 'passAtOnce' as const, step }], role },
    })), MOST.controls),
    ...top(transfers.map(({ flow, name, role, atStake }) => ({
      atStake,
      item: { change: { kind: 'handOffAtOnce' as const, flow, name }, changes: [{ kind: 'transferTime' as const, flow, factor: 0 }], role },
    })), MOST.handOffs),
  ];
}

/** How many that will be at most, before any run. */
export function mostChanges({ model, program }: AnswerBase): number {
  const roles = new Set(program.requirementRole).size;
  const steps = [...stepNumbers(program).keys()];
  const controls = steps.filter((step) => isControl(model, step)).length;
  const handOffs = [...handOffNumbers(program).values()].filter(([n]) => (program.flowTransfer[program.handOffFlows[n]!] ?? -1) >= 0).length;
  return Math.min(MOST.roles, roles) + Math.min(MOST.steps, steps.length) + Math.min(MOST.controls, controls) + Math.min(MOST.handOffs, handOffs);
}

function isControl(model: AnswerBase['model'], step: NodeId): boolean {
  const node = find(model.nodes, step);
  return node !== undefined && 'service' in node && node.service.isControl === true;
}

function onePersonMore(model: AnswerBase['model'], program: Program, role: RoleId, n: number): ChangeToTry {
  return { change: { kind: 'onePersonMore', role, name: program.roleNames[n] ?? role }, changes: [{ kind: 'people', role, count: peopleOf(model, role) + 1 }], role: n };
}

/** The first role that a step asks for. */
const roleOf = (program: Program, node: number): number =>
  (program.requirementStart[node + 1]! > program.requirementStart[node]! ? program.requirementRole[program.requirementStart[node]!]! : -1);

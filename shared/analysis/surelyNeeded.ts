import type { LoadInput } from '../simulation/offeredLoad.ts';
import type { Program } from '../simulation/Program.ts';

interface Need {
  readonly role: number;
  readonly quantity: number;
}

/**
 * The program as far as it surely takes people's time: of a step with alternatives only those whom every one of them
 * asks for, and of a batch its part of the duration and its own item.
 */
export function surelyNeeded(program: Program): LoadInput {
  const starts = [0];
  const needs: Need[] = [];
  for (let node = 0; node < program.nodeIds.length; node += 1) {
    needs.push(...needsOf(program, node));
    starts.push(needs.length);
  }
  return {
    ...program,
    requirementStart: Int32Array.from(starts),
    requirementRole: Int32Array.from(needs, ({ role }) => role),
    requirementQuantity: Int32Array.from(needs, ({ quantity }) => quantity),
    loopCount: program.loopCount.map((rounds, node) => rounds * batchShare(program, node)),
  };
}

/** Roles that have people who are told apart and options to choose from; otherwise what the step asks for. */
function needsOf({ staff, requirementStart, requirementRole, requirementQuantity }: Program, node: number): Need[] {
  const asked = range(requirementStart[node] ?? 0, requirementStart[node + 1] ?? 0).map((k): Need => ({ role: requirementRole[k] ?? -1, quantity: requirementQuantity[k] ?? 0 }));
  if (staff === null) return asked;
  const options = range(staff.options.start[node] ?? 0, staff.options.start[node + 1] ?? 0).map((k) => staff.options.items[k] ?? 0);
  const [first, ...others] = options.map((option) => {
    const teams = range(staff.requirements.start[option] ?? 0, staff.requirements.start[option + 1] ?? 0).map((k) => staff.requirements.items[k] ?? 0);
    return teams.map((k): Need => ({ role: staff.role[k] ?? -1, quantity: staff.quantity[k] ?? 0 }));
  });
  if (first === undefined) return asked;
  return first
    .map(({ role, quantity }) => ({ role, quantity: Math.min(quantity, ...others.map((team) => team.find((need) => need.role === role)?.quantity ?? 0)) }))
    .filter(({ quantity }) => quantity > 0);
}

/** Part of the duration that each case of a batch costs; its own item included. */
function batchShare({ staff, duration, distributionMean }: Program, node: number): number {
  const batch = staff?.batch[node] ?? -1;
  const whole = distributionMean[duration[node] ?? -1] ?? 0;
  if (staff === null || batch < 0 || whole <= 0) return 1;
  const size = staff.batchSize[batch] ?? 0;
  const item = distributionMean[staff.batchPerItem[batch] ?? -1] ?? 0;
  // Without a size nobody knows how many share it: then only the items are sure.
  return (size > 0 ? 1 / size : 0) + item / whole;
}

const range = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

import type { Distribution } from '../../shared/model/Distribution.ts';
import { MINUTES_PER_UNIT } from '../../shared/model/Distribution.ts';
import { compileDistribution } from '../../shared/simulation/distributions/compileDistribution.ts';
import { momentsOf } from '../../shared/simulation/distributions/distributionFacts.ts';
import { unwrap } from '../../shared/result.ts';
import { numberOf } from './feel.ts';
import type { Member, Option, Unit } from './Crew.ts';
import type { Interpreter } from './Interpreter.ts';
import type { Work } from './Work.ts';

/** With whom places may be filled: those who are free; those too who can be called from less urgent work; everybody, busy or not. */
export type Reach = 'free' | 'interrupting' | 'everybody';

/** A team for a work out of those who may do it now, the preferred first; `null` when there is none. */
export const allocate = (run: Interpreter, work: Work, option: Option, reach: Reach, heldBack: ReadonlySet<Unit>): readonly Member[] | null =>
  seated(wishesFor(run, work, option, reach, heldBack));

/** For each place of a team those who may take it now, the preferred first. */
export function wishesFor(run: Interpreter, work: Work, { places, ...option }: Option, reach: Reach, heldBack: ReadonlySet<Unit>): readonly (readonly Member[])[] {
  const { works } = run;
  const doers = work.step.work.performer?.rule === 'sameAs' ? works.doersFor(work) : [];
  const wishes: (readonly Member[])[] = [];
  for (const { role, quantity, candidates } of places) {
    const found = candidates
      .filter((member) => works.isAllowed(work, member) && !heldBack.has(member.unit) && works.isPresent(work, member, { places, ...option }))
      .filter(({ unit }) => reach === 'everybody' || unit.isFreeFor(work) || (reach === 'interrupting' && works.mayBeCalled(unit, work, role)))
      .toSorted(preference(run, work, role, reach));
    // As many places as those who did the other step can fill are theirs alone.
    const theirs = Math.min(quantity, candidates.filter(({ unit }) => doers.includes(unit)).length);
    for (let place = 0; place < quantity; place += 1) wishes.push(place < theirs ? found.filter(({ unit }) => doers.includes(unit)) : found);
  }
  return wishes;
}

function preference(run: Interpreter, work: Work, role: string, reach: Reach): (a: Member, b: Member) => number {
  const all = run.crew.members.filter((member) => member.role === role);
  const rule = run.crew.role(role)?.allocation ?? 'longestIdle';
  const next = run.draws.uniforms(work.step.id, 'allocation', run.turn(work));
  const drawn = rule === 'random' ? all.map(() => next()) : [];
  const key = (member: Member): number => {
    switch (rule) {
      case 'longestIdle': return 0;
      case 'random': return drawn[all.indexOf(member)] ?? 0;
      case 'cheapest': return member.costPerHour;
      case 'fastest': return expectedTime(run, work, member);
    }
  };
  return (a, b) => {
    if (reach === 'interrupting') {
      const free = Number(b.unit.isFreeFor(work)) - Number(a.unit.isFreeFor(work));
      if (free !== 0) return free;
      const [left, right] = [a.unit.work, b.unit.work];
      if (left && right && left !== right) return left.priority - right.priority || right.takenUp - left.takenUp;
    }
    const stays = Number(b.unit.staysWith === work.case) - Number(a.unit.staysWith === work.case);
    if (stays !== 0) return stays;
    return key(a) - key(b) || (a.unit.idleSince === b.unit.idleSince ? all.indexOf(a) - all.indexOf(b) : a.unit.idleSince - b.unit.idleSince);
  };
}

const means = new WeakMap<Distribution, number>();

function meanOf(law: Distribution): number {
  const mean = means.get(law) ?? momentsOf(unwrap(compileDistribution(law))).mean;
  means.set(law, mean);
  return mean;
}

/** Mean time that a member needs for a step; of an expression, its value for the case. */
function expectedTime(run: Interpreter, work: Work, { unit: { person } }: Member): number {
  const own = person?.durations?.[work.step.id];
  const mean = (law: Distribution) => (law.kind === 'expression' ? numberOf(law.feel, work.case.attributes) * MINUTES_PER_UNIT[law.unit] : meanOf(law));
  return own ? mean(own) : mean(run.drawing.durationOf(work.step)) / (person?.speed ?? 1);
}

/** One member for each place, nobody in two: the first that is not taken, else one who is moves on to another they wish for. */
function seated(wishes: readonly (readonly Member[])[]): readonly Member[] | null {
  const seats: (Member | undefined)[] = [];
  const seat = (place: number, asked: Set<Unit>): boolean => {
    const taken = (unit: Unit) => seats.findIndex((member) => member?.unit === unit);
    const list = wishes[place] ?? [];
    const free = list.find(({ unit }) => taken(unit) < 0);
    if (free) {
      seats[place] = free;
      return true;
    }
    for (const member of list) {
      if (asked.has(member.unit)) continue;
      asked.add(member.unit);
      const other = taken(member.unit);
      if (!seat(other, asked)) continue;
      seats[place] = member;
      return true;
    }
    return false;
  };
  return wishes.every((_, place) => seat(place, new Set())) ? wishes.map((_, place) => seats[place]!) : null;
}

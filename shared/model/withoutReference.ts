import type { HandOff } from './Flow.ts';
import type { EventDefinition, Work } from './Node.ts';
import type { Person } from './Person.ts';
import type { PromiseMeasure } from './ServiceRow.ts';

type Row = Readonly<Record<string, unknown>>;

/** Takes an optional reference (see `references`) to something that is gone out of a row. */
export function withoutReference(row: Row, field: string, missing: string): Row {
  const value = row[field];
  switch (field) {
    case 'work': return { ...row, work: withoutInWork(value as Work, missing) };
    // A compensation that names nothing undoes everything.
    case 'definitions': return { ...row, definitions: (value as readonly EventDefinition[]).map((definition) => (definition.kind === 'compensation' && definition.reference === missing ? withoutName(definition) : definition)) };
    case 'arrivals': return { ...row, arrivals: { ...(value as object), calendar: null } };
    case 'roles':
    case 'steps': return { ...row, [field]: (value as Person['roles']).filter((id) => id !== (missing as string)) };
    case 'durations': return { ...row, durations: Object.fromEntries(Object.entries(value as object).filter(([step]) => step !== missing)) };
    case 'measure': return withoutInMeasure(row, value as PromiseMeasure | undefined, missing);
    case 'handOff': return withoutClock(row, value as HandOff | undefined);
    default: return { ...row, [field]: null };
  }
}

function withoutName(definition: EventDefinition): EventDefinition {
  const { reference: _, ...rest } = definition;
  return rest;
}

function withoutInWork({ requirements, alternatives, performer, keepUntil, sets, ...rest }: Work, missing: string): Work {
  const team = requirements?.filter(({ role }) => role !== missing) ?? null;
  const others = alternatives?.map((each) => each.filter(({ role }) => role !== missing)).filter((each) => each.length > 0);
  const left = sets?.filter(({ attribute }) => attribute !== missing);
  return {
    ...rest,
    // A step whose people are all gone is done by those of its lane, not by nobody.
    requirements: requirements?.length === 0 || team?.length ? team : null,
    ...(others?.length ? { alternatives: others } : {}),
    ...(performer && performer.step !== missing ? { performer } : {}),
    ...(keepUntil !== undefined && keepUntil !== missing ? { keepUntil } : {}),
    ...(left?.length ? { sets: left } : {}),
  };
}

/** Without one of its points a promise cannot be measured; without its calendar it runs on the clock. */
function withoutInMeasure(row: Row, measure: PromiseMeasure | undefined, missing: string): Row {
  // Gone already with its other point.
  if (!measure) return row;
  // A calendar may be called what a step was called.
  if (measure.from !== missing && measure.to !== missing) return { ...row, measure: { ...measure, calendar: null } };
  return Object.fromEntries(Object.entries(row).filter(([field]) => field !== 'measure'));
}

/** A response standard whose calendar is gone counts clock time, like a promise. */
function withoutClock(row: Row, handOff: HandOff | undefined): Row {
  if (!handOff?.responseStandard) return row;
  const { calendar: _, ...responseStandard } = handOff.responseStandard;
  return { ...row, handOff: { ...handOff, responseStandard } };
}

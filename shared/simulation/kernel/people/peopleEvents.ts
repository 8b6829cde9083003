/** What the people of a run are told by an event of theirs; a clock that runs while work is done adds its boundary event in the higher bits. */
export const PEOPLE_EVENT = { phaseOver: 0, fails: 1, isRepaired: 2, batchDue: 3, workClock: 4 } as const;
export const PEOPLE_EVENT_BITS = 3;

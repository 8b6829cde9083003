/** Kinds of event; a boundary event, or the start of an event sub-process, adds its node in the higher bits, people who are told apart add what they are told. */
export const EVENT = { finish: 0, delay: 1, transfer: 2, opening: 3, arrival: 4, boundary: 5, people: 6, level: 7 } as const;
export const EVENT_BITS = 3;

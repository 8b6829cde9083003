/** Characters that show nothing: controls, lone surrogates, what Unicode calls no character. */
const UNSHOWN = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;
/** Explicit directions (UAX #9): in a text of its own they may turn what stands beside it. */
const DIRECTIONS = /[\u202A-\u202E\u2066-\u2069]/g;

/** A text of a model as a document may show it: what shows nothing, or would turn its surroundings round, is left out. */
export const shownText = (text: string): string => text.replaceAll(UNSHOWN, '').replaceAll(DIRECTIONS, '');

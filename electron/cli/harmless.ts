/** Control characters, but for tabs and the ends of lines. */
const COMMANDS_TO_TERMINALS = /(?![\t\n])\p{Cc}/gu;

/** Names and paths come from anywhere; none of them may command the terminal. */
export const harmless = (text: string): string => text.replaceAll(COMMANDS_TO_TERMINALS, '\uFFFD');

/** The same on one line: no name may pass for a line of ours. */
export const harmlessLine = (text: string): string => harmless(text.replaceAll(/[\n\r\p{Zl}\p{Zp}]+/gu, ' '));

/** JSON escapes the older control characters itself; these are harmful as they are, and mean the same when escaped. */
export const harmlessJson = (value: unknown): string =>
  JSON.stringify(value, null, 2).replaceAll(/[\u007f-\u009f]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`);

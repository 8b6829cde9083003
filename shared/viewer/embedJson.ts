/**
 * JSON that can stand in a `<script type="application/json">`: no name in it can end the element, begin a comment or
 * break a line (WHATWG HTML §4.12.1.3; U+2028 and U+2029 end lines in old engines). Coordinates keep three decimals.
 */
export const embedJson = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => (typeof each === 'number' ? Math.round(each * 1_000) / 1_000 : each))
    .replaceAll(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

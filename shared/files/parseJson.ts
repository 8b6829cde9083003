import { err, ok, type Result } from '../result.ts';

/** Where a text stops being JSON, from 1. */
export interface JsonProblem {
  readonly line: number;
  readonly column: number;
}

const BLANKS = /[ \t\n\r]*/y;
const SCALAR = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;

/** The first character that cannot be (RFC 8259); the end where something is missing. Engines do not always say, and never alike. */
function problemOffset(text: string): number {
  const open: ('{' | '[')[] = [];
  let at = 0;
  let expects: 'value' | 'key' | 'firstKey' | 'firstValue' | 'after' = 'value';
  const skip = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? '';
    at += found.length;
    return found;
  };
  for (;;) {
    skip(BLANKS);
    const c = text[at];
    const top = open.at(-1);
    if (c === undefined) return at;
    if (expects === 'after') {
      if (top === undefined) return at;
      if (c === (top === '{' ? '}' : ']')) open.pop();
      else if (c === ',') expects = top === '{' ? 'key' : 'value';
      else return at;
      at += 1;
    } else if ((expects === 'firstKey' && c === '}') || (expects === 'firstValue' && c === ']')) {
      open.pop();
      expects = 'after';
      at += 1;
    } else if (expects === 'key' || expects === 'firstKey') {
      if (c !== '"' || skip(SCALAR) === '') return at;
      skip(BLANKS);
      if (text[at] !== ':') return at;
      at += 1;
      expects = 'value';
    } else if (c === '{' || c === '[') {
      open.push(c);
      expects = c === '{' ? 'firstKey' : 'firstValue';
      at += 1;
    } else {
      if (skip(SCALAR) === '') return at;
      expects = 'after';
    }
  }
}

/** Reads JSON. A failure says where, in nobody's language. */
export function parseJson(text: string): Result<unknown, JsonProblem> {
  try {
    return ok(JSON.parse(text));
  } catch {
    const before = text.slice(0, problemOffset(text)).split('\n');
    return err({ line: before.length, column: (before.at(-1)?.length ?? 0) + 1 });
  }
}

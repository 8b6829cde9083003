/** So many of one resource. */
export interface SelectedResource {
  readonly name: string;
  readonly quantity: number;
  /** `role`: any resource that has this role. */
  readonly by: 'resource' | 'role';
}

/** Teams that may do a task, in order of preference; all members of a team are needed together. */
export type Selection = readonly (readonly SelectedResource[])[];

const TOKEN = /\s*(?:(bpsim:)?([A-Za-z]\w*)\s*(?=\()|(and|or)\b|"([^"]*)"|'([^']*)'|(\d+)|([(),|+]))/gy;
type Token = { readonly kind: 'call' | 'word' | 'text' | 'number' | 'sign'; readonly value: string };

function tokens(expression: string): Token[] | null {
  const list: Token[] = [];
  const pattern = new RegExp(TOKEN);
  while (pattern.lastIndex < expression.trimEnd().length) {
    const match = pattern.exec(expression);
    if (!match) return null;
    const [, , call, word, double, single, number, sign] = match;
    if (call !== undefined) list.push({ kind: 'call', value: call });
    else if (word !== undefined) list.push({ kind: 'word', value: word });
    else if (number !== undefined) list.push({ kind: 'number', value: number });
    else if (sign !== undefined) list.push({ kind: 'sign', value: sign });
    else list.push({ kind: 'text', value: double ?? single ?? '' });
  }
  return list;
}

const MOST_TEAMS = 20;
const both = (a: Selection, b: Selection): Selection => a.flatMap((left) => b.map((right) => [...left, ...right])).slice(0, MOST_TEAMS);

/**
 * The `Selection` of BPSim (2.0 §6.5): `bpsim:getResource('name', n)`, `getResourceByRoles('role', …, n)`,
 * `orResource(a, b)`, `andResource(a, b)`, and these joined by `and` and `or`. `null` for anything else.
 */
export function readSelection(expression: string): Selection | null {
  const list = tokens(expression);
  if (!list) return null;
  let at = 0;
  const isSign = (sign: string) => list[at]?.kind === 'sign' && list[at]?.value === sign;

  function readArguments(): { readonly nested: Selection[]; readonly names: string[]; readonly quantity: number } | null {
    const nested: Selection[] = [];
    const names: string[] = [];
    let quantity = 1;
    if (!isSign('(')) return null;
    at += 1;
    while (!isSign(')')) {
      const token = list![at];
      if (!token) return null;
      if (token.kind === 'text') { names.push(token.value); at += 1; }
      else if (token.kind === 'number') { quantity = Number(token.value); at += 1; }
      else {
        const inner = readAny();
        if (!inner) return null;
        nested.push(inner);
      }
      if (isSign(',')) at += 1;
    }
    at += 1;
    return { nested, names, quantity };
  }

  function readOne(): Selection | null {
    if (isSign('(')) {
      at += 1;
      const inner = readAny();
      if (!inner || !isSign(')')) return null;
      at += 1;
      return inner;
    }
    const token = list![at];
    if (token?.kind !== 'call') return null;
    at += 1;
    const given = readArguments();
    if (!given || given.quantity < 1 || given.quantity > 1_000) return null;
    const { nested, names, quantity } = given;
    switch (token.value) {
      case 'getResource': return names[0] !== undefined && names.length === 1 && nested.length === 0 ? [[{ name: names[0], quantity, by: 'resource' }]] : null;
      case 'getResourceByRoles': return names.length > 0 && nested.length === 0 ? names.map((name) => [{ name, quantity, by: 'role' as const }]) : null;
      case 'orResource': return nested.length > 0 && names.length === 0 ? nested.flat() : null;
      case 'andResource': return nested.length > 0 && names.length === 0 ? nested.reduce(both) : null;
      default: return null;
    }
  }

  function readAll(): Selection | null {
    let team = readOne();
    while (team && list![at]?.kind === 'word' && list![at]?.value === 'and') {
      at += 1;
      const next = readOne();
      team = next ? both(team, next) : null;
    }
    return team;
  }

  function readAny(): Selection | null {
    let teams = readAll();
    while (teams && ((list![at]?.kind === 'word' && list![at]?.value === 'or') || isSign('|'))) {
      at += 1;
      const next = readAll();
      teams = next ? [...teams, ...next] : null;
    }
    return teams;
  }

  const selection = readAny();
  return selection && at === list.length && selection.length > 0 ? selection.slice(0, MOST_TEAMS) : null;
}

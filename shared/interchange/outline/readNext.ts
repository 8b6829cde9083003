import type { Way } from '../ProcessDraft.ts';

/** One way on, as a cell says it. */
export interface WrittenWay {
  /** Name, id or number of a row; as written. */
  readonly target: string;
  readonly way: Way;
}

const ELSE = new Set(['else', 'otherwise', 'default', '否则', '默认', '其他', '其它']);

/** Parts of a cell; `\\;` is no separator, `\\\\` a stroke. Full-width semicolons and line ends part too. */
export function partsOf(cell: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (let i = 0; i < cell.length; i++) {
    const c = cell[i]!;
    if (c === '\\' && i + 1 < cell.length) part += cell[++i]!;
    else if (c === ';' || c === '；' || c === '\n') {
      parts.push(part.trim());
      part = '';
    } else part += c;
  }
  return [...parts, part.trim()];
}

/** `30%`, `30 %`, `0.3`; a bare number above 1 is per cent. `null` when it is no share. */
export function readShare(text: string): number | null {
  const [, number, sign] = /^(\d+(?:[.,]\d+)?|[.,]\d+)\s*(%)?$/.exec(text.normalize('NFKC').trim()) ?? [];
  if (number === undefined) return null;
  const value = Number(number.replace(',', '.'));
  const share = sign === undefined && value <= 1 ? value : value / 100;
  return share <= 1 ? share : null;
}

/** A name in quotes, which is then only a name; what follows it is its condition. */
const QUOTED = /^"((?:[^"]|"")*)"(?:\s*[|｜]\s*=(.*))?$/su;
/** Where a name ends before its condition. */
const BEFORE_CONDITION = /[|｜]\s*=/u;

/**
 * What is said of a way: `30%` its share, `=amount > 10` its condition, `else` or a star the default; anything else names
 * it, and so does whatever stands in quotes. `yes | =amount > 10` is a name and a condition.
 */
export function readWay(words: readonly string[]): Way {
  let way: Way = {};
  for (const word of words.map((text) => text.trim())) {
    const share = /[%％]$/.test(word) ? readShare(word) : null;
    if (word === '') continue;
    if (share !== null) way = { ...way, probability: share };
    else if (ELSE.has(word.toLowerCase())) way = { ...way, isDefault: true };
    else if (word.startsWith('=')) way = { ...way, condition: word.slice(1).trim() };
    else if (word.startsWith('*')) way = { ...way, ...readWay([word.slice(1)]), isDefault: true };
    else if (QUOTED.test(word)) {
      const [, name = '', condition] = QUOTED.exec(word) ?? [];
      way = { ...way, name: name.replaceAll('""', '"'), ...(condition === undefined ? {} : { condition: condition.trim() }) };
    } else if (word.search(BEFORE_CONDITION) > 0) {
      const [name = ''] = word.split(BEFORE_CONDITION, 1);
      way = { ...way, ...readWay([name]), condition: word.slice(name.length).replace(BEFORE_CONDITION, '').trim() };
    } else way = { ...way, name: way.name === undefined ? word : `${way.name} ${word}` };
  }
  return way;
}

/** `Approve [yes | 70%]; Reject [no]`. */
export function readNext(cell: string): readonly WrittenWay[] {
  return partsOf(cell).filter((part) => part !== '').map((part) => {
    const [, target, brackets] = /^(.*?)\s*(?:[[【](.*)[\]】])?$/su.exec(part) ?? [];
    return target === undefined || target === '' ? { target: part, way: {} } : { target, way: brackets === undefined ? {} : readWay(brackets.split(/[|｜]/)) };
  });
}

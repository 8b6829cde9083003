import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from './UsageError.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<T extends Options> = ReturnType<typeof parseArgs<{ options: T; allowPositionals: true }>>;

/** Options that every command takes, which are taken off before it sees them. */
const EVERYWHERE = ['lang', 'help'];
const FARTHEST = 3;

/** Levenshtein's distance: letters to insert, delete or replace. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let k = 1; k <= b.length; k += 1) next.push(Math.min(row[k]! + 1, next[k - 1]! + 1, row[k - 1]! + (a[i - 1] === b[k - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}

/** The one of `names` that was probably meant. */
export function nearestName(written: string, names: readonly string[]): string | null {
  const [best] = names
    .map((name) => ({ name, far: name.startsWith(written) && written.length > 1 ? 0 : distance(written.toLowerCase(), name.toLowerCase()) }))
    .toSorted((a, b) => a.far - b.far);
  return best && best.far <= Math.min(FARTHEST, best.name.length / 2) ? best.name : null;
}

const unknownOption = (thrown: unknown): string | null =>
  thrown instanceof Error && 'code' in thrown && thrown.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? (/'--?([^'=\s]+)/.exec(thrown.message)?.[1] ?? '') : null;

/** Options and arguments of a command. An option that there is none of is refused, with the one that was probably meant. */
export function readCommandLine<const T extends Options>(args: readonly string[], options: T): Parsed<T> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (thrown) {
    const unknown = unknownOption(thrown);
    if (unknown === null) throw thrown;
    const meant = nearestName(unknown, [...Object.keys(options), ...EVERYWHERE]);
    throw meant === null ? new UsageError('cli.usage.unknownOption', { option: unknown }) : new UsageError('cli.usage.misspeltOption', { option: unknown, meant });
  }
}

const PROPERTY = /bpsim:getProperty\(\s*(?:'([^']*)'|"([^"]*)")\s*\)/g;
/** Stands around the number of a text that is set aside; of the private use area, which no expression holds. */
const MARK = '\ue000';
const NAME = /^[\p{L}_][\p{L}\p{N}_ ]*$/u;

/**
 * An expression of BPSim (XPath 1.0 with `bpsim:getProperty`) as FEEL over case attributes: comparisons and arithmetic
 * read alike in both. `null` for whatever else XPath can do.
 */
export function toFeel(expression: string): string | null {
  let isReadable = expression.trim() !== '' && !expression.includes(MARK);
  // Texts are set aside, so that nothing within them is taken for a function or a name.
  const texts: string[] = [];
  const keep = (text: string) => `${MARK}${texts.push(JSON.stringify(text)) - 1}${MARK}`;
  const named = expression.replaceAll(PROPERTY, (_, single: string | undefined, double: string | undefined) => {
    const name = single ?? double ?? '';
    if (!NAME.test(name)) isReadable = false;
    return name;
  });
  const bare = named.replaceAll(/'([^']*)'|"([^"]*)"/g, (_, single: string | undefined, double: string | undefined) => keep(single ?? double ?? ''));
  const spoken = bare.replaceAll(/\bdiv\b/g, '/').replaceAll(/\btrue\(\)/g, 'true').replaceAll(/\bfalse\(\)/g, 'false');
  // What is left of XPath: functions, paths, variables, predicates.
  if (!isReadable || /[:$@[\]|]|\/\/|[A-Za-z_]\s*\(|\bmod\b/.test(spoken.replaceAll(/\b(and|or|not)\s*\(/g, '('))) return null;
  return spoken.replaceAll(/\ue000(\d+)\ue000/g, (_, at: string) => texts[Number(at)] ?? '').trim();
}

import type { ProsimosRule, ProsimosRules } from './ProsimosFile.ts';

const COMPARISONS = new Set(['=', '!=', '<', '<=', '>', '>=']);
const isNumber = (text: string) => text.trim() !== '' && Number.isFinite(Number(text));

/** FEEL has escapes as JSON does. */
const literal = (value: string, isText: boolean) => (isText ? JSON.stringify(value) : String(Number(value)));

/** May the name stand in an expression as it is? FEEL takes blanks in names only when they are known; quotes and signs not at all. */
export const isFeelName = (name: string): boolean => /^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(name) && !/\b(and|or|in|if|then|else|for|return|not|true|false|null|between|some|every|satisfies|function)\b/.test(name);

function ruleAsFeel({ attribute, comparison, value }: ProsimosRule, isTextAttribute: (name: string) => boolean | null): string | null {
  const isText = isTextAttribute(attribute);
  if (isText === null || !isFeelName(attribute)) return null;
  if (comparison === 'in') {
    const [low, high, ...more] = typeof value === 'string' ? [] : value;
    if (low === undefined || high === undefined || more.length > 0 || isText || !isNumber(low)) return null;
    return high === 'inf' ? `${attribute} >= ${literal(low, false)}` : isNumber(high) ? `${attribute} >= ${literal(low, false)} and ${attribute} <= ${literal(high, false)}` : null;
  }
  if (!COMPARISONS.has(comparison) || typeof value !== 'string' || (!isText && !isNumber(value)) || (isText && comparison !== '=' && comparison !== '!=')) return null;
  return `${attribute} ${comparison} ${literal(value, isText)}`;
}

/**
 * Any of the lists of rules, all rules of a list: as FEEL over case attributes. `null` when a rule compares something
 * that no case attribute is. `isTextAttribute` says whether an attribute holds text, `null` when there is none of that name.
 */
export function rulesAsFeel(rules: ProsimosRules, isTextAttribute: (name: string) => boolean | null): string | null {
  const alternatives = rules.map((all) => all.map((rule) => ruleAsFeel(rule, isTextAttribute)));
  if (alternatives.length === 0 || alternatives.some((all) => all.length === 0 || all.includes(null))) return null;
  return alternatives.length === 1 ? alternatives[0]!.join(' and ') : alternatives.map((all) => `(${all.join(' and ')})`).join(' or ');
}

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../shared/contract/commandTable.ts';
import { contract, events } from '../../../shared/contract/contract.ts';
import { catalogue } from '../../../shared/i18n/catalogue.ts';

const root = resolve(import.meta.dirname, '../../..');
const entries: readonly (readonly [string, readonly [en: string, zhCN: string]])[] = Object.entries(catalogue);
const stem = (key: string) => key.replace(/_(one|other)$/, '');
const stems = new Set(entries.map(([key]) => stem(key)));

const sources = ['electron', 'renderer', 'shared', 'scripts']
  .flatMap((dir) => readdirSync(join(root, dir), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)))
  .filter((file) => !file.startsWith('shared/i18n/messages/'));
const texts = new Map(sources.map((file) => [file, readFileSync(join(root, file), 'utf8')]));

/** Keys that are put together, such as `bpmn.${kind}`: what stands still, with a gap for what is filled in. */
const patterns = [...texts.values()].flatMap((text) =>
  [...text.matchAll(/`([a-zA-Z]+\.[^`\s]*\$\{[^`]*)`/g)].map((match) => {
    const still = (match[1] ?? '').split(/\$\{[^}]*\}/);
    return new RegExp(`^${still.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('[A-Za-z0-9-]+')}$`);
  }));

/** Texts that stand between others, blanks included. */
const JOINERS = new Set(['canvas.describe.and']);
/** Expressions, the same in every language. */
const EXPRESSIONS = new Set(['inspector.conditionExample']);

const placeholders = (text: string) => [...new Set([...text.matchAll(/\{\{\s*(\w+(?:, \w+)?)\s*\}\}/g)].map((match) => match[1] ?? ''))].toSorted();

describe('every text', () => {
  it('is used somewhere', () => {
    const all = [...texts.values()].join('\n');
    const unused = [...stems].filter((key) => !all.includes(`'${key}'`) && !all.includes(`"${key}"`) && !all.includes(`\`${key}\``) && !patterns.some((pattern) => pattern.test(key)));

    expect(unused).toEqual([]);
  });

  it('exists when code asks for it', () => {
    const areas = new Set([...stems].map((key) => key.split('.')[0] ?? ''));
    const otherNames = new Set([...Object.keys(contract), ...Object.keys(events), ...Object.keys(COMMANDS)]);
    const missing = [...texts].flatMap(([file, text]) =>
      [...text.matchAll(/['"]([a-zA-Z]+)(\.[a-zA-Z][\w-]*)+['"]/g)]
        .map((match) => match[0].slice(1, -1))
        .filter((key) => areas.has(key.split('.')[0] ?? '') && !stems.has(key) && !otherNames.has(key) && !/\.(tsx?|mjs|css|json|svg|open|size)$/.test(key))
        .map((key) => `${file}: ${key}`));

    expect(missing).toEqual([]);
  });

  it('has the same values to fill in in both languages', () => {
    const different = entries.filter(([key, [en, zh]]) => {
      // “1 step” may leave the number out where the grammar says it already.
      const optional = key.endsWith('_one') ? 'count' : '';
      const of = (text: string) => placeholders(text).filter((name) => name !== optional);
      return of(en).join() !== of(zh).join();
    });

    expect(different).toEqual([]);
  });

  it('is not empty, and keeps no blank at its ends', () => {
    const sloppy = entries.filter(([key, pair]) => pair.some((text) => text === '' || (text !== text.trim() && !JOINERS.has(key))));

    expect(sloppy).toEqual([]);
  });

  it('is Chinese in Chinese, but for names, units and signs', () => {
    // Names of products and formats, distributions named after people, and texts that are only values.
    const bare = (text: string) => text.replaceAll(/\{\{[^}]*\}\}/g, '').replaceAll(/\b(Laneway|BPMN|English|Erlang|PERT|Weibull|FEEL|SVG|PDF|CSV|JSON|XML|SIM|FLOW|MTBF|OK|μ|σ|α|β)\b/g, '');
    const foreign = entries.filter(([key, [, zh]]) => !EXPRESSIONS.has(key) && /[A-Za-z]{3,}/.test(bare(zh)) && !/\p{Script=Han}/u.test(zh));

    expect(foreign).toEqual([]);
  });

  it('that counts has both English forms', () => {
    const counted = entries.filter(([key]) => /_(one|other)$/.test(key)).map(([key]) => stem(key));
    const halves = [...new Set(counted)].filter((key) => !(`${key}_one` in catalogue) || !(`${key}_other` in catalogue));

    expect(halves).toEqual([]);
  });
});

import type { MessageKey } from '../../i18n/catalogue.ts';
import { actorsOf } from '../actors.ts';
import { chapterOf } from '../chapterOf.ts';
import type { Section } from '../Handbook.ts';
import { paragraphsOf, type Reading } from '../Reading.ts';

/** The measures that the results speak of, and the words of a hand-off. */
const TERMS = {
  cycleTime: 'results.waterfall.total', waiting: 'results.column.waitingPerCase', flowEfficiency: 'results.flowEfficiency', load: 'results.column.load',
  promise: 'results.column.kept', interval: 'results.column.interval', noDifference: 'results.verdict.noDifferenceShown',
} as const satisfies Record<string, MessageKey>;
type Term = keyof typeof TERMS;

/** What roles and figures mean, so that everybody means the same. */
export function glossaryChapter(reading: Reading): Section | null {
  const { t, source: { report } } = reading;
  const actors = actorsOf(reading).filter(({ place }) => place !== null);
  const roles = actors.map(({ name, place, steps }) => {
    const kind = place && 'laneKind' in place ? place.laneKind : null;
    const said = paragraphsOf(place?.documentation).join(' ');
    const does = t('book.glossary.role', { count: steps.length, n: reading.number(steps.length) });
    return { label: name, value: [{ text: said || (kind && t(`inspector.laneKind.${kind}`) !== name ? t('book.glossary.kind', { kind: t(`inspector.laneKind.${kind}`), does }) : does) }] };
  });
  const terms = report ? (Object.keys(TERMS) as Term[]).map((term) => ({ label: t(TERMS[term]), value: t(`book.term.${term}`) })) : [];
  return chapterOf('glossary', t('book.glossary'), [], [
    chapterOf('glossary-roles', t('book.glossary.roles'), [roles.length > 0 ? { kind: 'facts', title: t('book.glossary.roles'), facts: roles } : null]),
    chapterOf('glossary-terms', t('book.glossary.terms'), [terms.length > 0 ? { kind: 'facts', title: t('book.glossary.terms'), facts: terms } : null]),
  ]);
}

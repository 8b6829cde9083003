import { overlaySummary } from '../../analysis/words/overlaySummary.ts';
import { find } from '../../model/ProcessModel.ts';
import { variantsOf } from '../../model/variants.ts';
import { chapterOf } from '../chapterOf.ts';
import type { Cell, Section } from '../Handbook.ts';
import { oneLine, type Reading } from '../Reading.ts';

/** More than a person reads of one variant. */
const MOST_CHANGES = 60;

/** The variants of the process, and what each does otherwise. */
export function variantsChapter({ t, locale, source: { document } }: Reading): Section | null {
  const variants = variantsOf(document);
  if (variants.length === 0) return null;
  return chapterOf('variants', t('book.variants'), [{
    kind: 'table',
    title: t('book.variants'),
    columns: [{ title: t('book.column.variant'), width: 4 }, { title: t('book.column.basedOn'), width: 3 }, { title: t('results.compare.changes'), width: 8 }],
    rows: variants.map((variant): readonly Cell[] => {
      const changes = overlaySummary(document, variant.id, locale).map((change) => t(change));
      const parent = find(document.variants, variant.parent);
      return [
        [{ text: oneLine(variant.name), tone: 'strong' }],
        parent ? oneLine(parent.name) : t('results.master'),
        changes.length === 0 ? t('results.compare.noChanges') : [
          ...changes.slice(0, MOST_CHANGES).map((text) => ({ text })),
          ...(changes.length > MOST_CHANGES ? [{ text: t('book.more', { count: changes.length - MOST_CHANGES }), tone: 'quiet' as const }] : []),
        ],
      ];
    }),
  }]);
}

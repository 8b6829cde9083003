import type { DocumentComparison } from '../../shared/delta/Comparison.ts';
import { useT } from '../i18n.ts';

/** Variants that came, went or changed, and what became of each. */
export function VariantLines({ variants }: { readonly variants: DocumentComparison['variants'] }) {
  const t = useT();
  if (variants.length === 0) return null;
  return (
    <section className="compare-group">
      <h3 className="compare-group-head"><span>{t('comparing.variants')}</span><span className="compare-count tabular">{variants.length}</span></h3>
      <ul className="compare-lines">
        {variants.map(({ kind, name, idBefore, idAfter, frame, comparison: { differences } }) => (
          <li key={`${idBefore} ${idAfter}`}>
            {kind === 'added' || kind === 'removed' ? t(`comparing.variant.${kind}`, { name }) : t('comparing.variant.changed', { name, count: differences.length })}
            {frame.map((line, i) => <span key={i} className="compare-line-more">{t(line)}</span>)}
          </li>
        ))}
      </ul>
    </section>
  );
}

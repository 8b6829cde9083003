import { useEffect, useRef } from 'react';
import type { Comparison, Difference, DifferenceKind } from '../../shared/delta/Comparison.ts';
import { sentence } from '../../shared/i18n/Message.ts';
import { useT } from '../i18n.ts';
import { differenceGroups, type DifferenceGroup } from './differenceGroups.ts';
import { KindBadge } from './MarkShape.tsx';

interface DifferenceListProps {
  readonly comparison: Comparison;
  readonly current: number | null;
  readonly onPick: (index: number) => void;
  /** Differences in layout are folded away until somebody wants them. */
  readonly withLayout: boolean;
  readonly onLayout: (isShown: boolean) => void;
}

/** What a row says under the heading of its kind, which need not be said again. */
function RowWords({ difference: { name, label, beforeText, afterText, text } }: { readonly difference: Difference }) {
  const t = useT();
  const place = text.params?.['place'];
  if (!label || !beforeText || !afterText) {
    return <><span className="compare-row-name">{t(name)}</span>{place === undefined ? null : <span className="compare-row-change">{t(sentence('comparing.place', { place }))}</span>}</>;
  }
  return (
    <>
      <span className="compare-row-name">{t(name)}</span>
      <span className="compare-row-change"><span className="compare-row-label">{t(label)}</span> <del>{t(beforeText)}</del> <span aria-hidden="true">→</span> <ins>{t(afterText)}</ins></span>
    </>
  );
}

function Rows({ group, current, onPick }: { readonly group: DifferenceGroup; readonly current: number | null; readonly onPick: (index: number) => void }) {
  const t = useT();
  const chosen = useRef<HTMLButtonElement | null>(null);
  useEffect(() => {
    chosen.current?.scrollIntoView({ block: 'nearest' });
    // Who moves by key in the list takes the focus along.
    if (document.activeElement?.matches('.compare-row')) chosen.current?.focus();
  }, [current]);
  return (
    <ul className="compare-rows" aria-label={t(`comparing.kind.${group.kind}`)}>
      {group.items.map(({ index, difference }) => (
        <li key={index}>
          <button type="button" className="compare-row" ref={index === current ? chosen : undefined} aria-current={index === current || undefined} onClick={() => onPick(index)}><RowWords difference={difference} /></button>
        </li>
      ))}
    </ul>
  );
}

const Heading = ({ kind, count }: { readonly kind: DifferenceKind; readonly count: number }) => {
  const t = useT();
  return <><KindBadge kind={kind} /><span>{t(`comparing.kind.${kind}`)}</span><span className="compare-count tabular">{count}</span></>;
};

/** Every difference in words, by kind. */
export function DifferenceList({ comparison, current, onPick, withLayout, onLayout }: DifferenceListProps) {
  return differenceGroups(comparison.differences).map((group) => (group.kind === 'layout' ? (
    <details key={group.kind} className="compare-group" open={withLayout} onToggle={(event) => onLayout(event.currentTarget.open)}>
      <summary className="compare-group-head"><Heading kind={group.kind} count={group.items.length} /></summary>
      {withLayout ? <Rows group={group} current={current} onPick={onPick} /> : null}
    </details>
  ) : (
    <section key={group.kind} className="compare-group">
      <h3 className="compare-group-head"><Heading kind={group.kind} count={group.items.length} /></h3>
      <Rows group={group} current={current} onPick={onPick} />
    </section>
  )));
}
